"""更新情况：computed from what is public, from the duty and from the day; shown by item, by column and as a map."""

from datetime import date

import pytest

from mingtang.adjustments import actions as adjustments
from mingtang.catalogue.models import Column
from mingtang.catalogue.told import facts_of
from mingtang.freshness import actions
from mingtang.freshness.queries.coverage import coverage
from mingtang.freshness.queries.lists import Asked, asked_of_columns, asked_of_items, wanting_of
from mingtang.freshness.queries.standing import column_rows, item_rows
from mingtang.law.freshness import Freshness
from tests.builders import moment
from tests.catalogue.conftest import in_force, item_of
from tests.refusals import refused, sql, stopped

ON, AT = date(2026, 6, 1), moment("2026-06-01")


def states(version, on=ON):
    return {row.item.code: row.state and row.state.value for row in item_rows(version, on=on)}


@pytest.fixture
def told(made, version, placed):
    """Some of the town's items have something public."""
    placed("bt-zhengce", date(2026, 3, 10), 4)
    placed("nc-zhaijidi", date(2025, 9, 1))
    placed("nc-shuili", date(2025, 6, 10))
    placed("gk-nianbao", date(2026, 1, 20))
    return version


def test_each_item_stands_as_its_duty_says(made, told):
    assert states(told) == {
        "gk-nianbao": "fresh", "bt-zhengce": "fresh", "nc-zhaijidi": "stale", "nc-shuili": "soon",
        "jg-zhineng": "empty", "jg-lianxi": "empty", "bt-jieguo": "empty", "zf-weifang": "empty",
        "nc-liuzhuan": "empty", "cl-shixiang": "not_due", "cw-yiban": None, "cw-caiwu": None, "cw-zhongda": None,
    }  # fmt: skip
    early = states(told, date(2026, 3, 10))
    assert (early["jg-zhineng"], early["bt-zhengce"]) == ("not_due", "fresh")


def test_what_is_public_later_is_not_known_earlier(made, told):
    assert states(told, date(2026, 3, 9))["bt-zhengce"] == "not_due"


def test_what_does_not_concern_the_unit_is_not_counted(made, told, fresh_draft):
    item = fresh_draft.items.get(code="zf-weifang")
    words = facts_of(item, not_involved="没有危房。")
    adjustments.change(item, facts=words, by=made["clerk"], at=moment("2026-04-01"))
    after = in_force(made, fresh_draft, at=moment("2026-04-02"))
    rows = item_rows(after, on=ON)
    row = next(row for row in rows if row.item.code == "zf-weifang")
    assert (row.state, row.word, row.due_on) == (None, "未涉及", None)
    assert coverage(rows).total == 9


def test_the_map_counts_what_is_public_by_first_name_and_by_channel(made, told):
    found = coverage(item_rows(told, on=ON))
    assert (found.total, found.covered, found.share) == (10, 4, 40)
    groups = {group.first: (group.total, group.covered, group.share) for group in found.groups}
    assert groups["涉农补贴"] == (2, 1, 50)
    assert groups["农业农村"] == (3, 2, 66)
    channels = {channel.name: (channel.chosen, channel.covered) for channel in found.channels}
    assert channels["便民服务站"] == (2, 2)
    assert all(square.row.item.first == group.first for group in found.groups for square in group.squares)


def test_having_looked_moves_the_day_but_not_for_what_comes_every_year(made, told):
    item = item_of(made, "nc-zhaijidi")
    actions.recheck(item, words="查了审批台账，没有新的审批。", by=made["clerk"], at=AT)
    row = next(row for row in item_rows(told, on=ON) if row.item.code == "nc-zhaijidi")
    assert (row.state, row.due_on) == (Freshness.FRESH, date(2026, 11, 28))
    with refused("这一项按年公开，每一期都要公开新的内容，不能只核对。"):
        actions.recheck(item_of(made, "gk-nianbao"), words="看过。", by=made["clerk"], at=AT)
    with refused("只核对执行中的目录里由本单位公开的事项。"):
        actions.recheck(item_of(made, "cw-zhongda"), words="看过。", by=made["clerk"], at=AT)
    with stopped("核对记录不得改动"):
        sql("UPDATE freshness_recheck SET words = 'x'")


def test_whoever_answers_for_an_item_looks_at_it(made, told):
    item = item_of(made, "bt-zhengce")
    with refused("由柳溪镇的政务公开专员核对。", "请写明核对了什么，例如查了哪些台账、问了哪个单位。"):
        actions.recheck(item, words=" ", by=made["officer"], at=AT)
    adjustments.assign(item, owner=made.units["liuxi-nyb"], column=item.column, by=made["clerk"], at=AT)
    assert actions.recheck(item, words="没有新的补贴政策。", by=made["officer"], at=AT).on == ON
    with refused("由农业农村办公室的承办人或者柳溪镇的政务公开专员核对。"):
        actions.recheck(item_of(made, "bt-zhengce"), words="看过。", by=made["other-officer"], at=AT)


def test_a_column_is_as_fresh_as_the_newest_beneath_it(made, version, placed):
    placed("gfxwj", date(2026, 5, 20), 3, kind="columns")
    placed("tzgg", date(2025, 11, 1), 9, kind="columns")
    rows = {row.column.slug: row for row in column_rows(made.organ, on=ON)}
    assert [(rows[slug].state.value, rows[slug].standing.count) for slug in ("gfxwj", "lzyj", "fdzdgk", "tzgg")] == [
        ("fresh", 3),
        ("fresh", 3),
        ("fresh", 3),
        ("stale", 9),
    ]
    assert (rows["snbt"].state, rows["snbt"].items, rows["zhinan"].state) == (Freshness.EMPTY, 2, Freshness.EMPTY)


def test_a_closed_column_is_not_measured(made, version, placed):
    Column.rows.filter(slug="hygq").update(closed_on=ON, closed_reason="并入通知公告。")
    assert "hygq" not in {row.column.slug for row in column_rows(made.organ, on=ON)}


def test_what_is_asked_of_the_list_is_what_is_shown(made, told):
    rows = item_rows(told, on=ON)

    def codes(**asked):
        return [row.item.code for row in asked_of_items(rows, Asked(**asked))]

    assert codes(first="涉农补贴") == ["bt-zhengce", "bt-jieguo"]
    assert codes(state="stale") == ["nc-zhaijidi"]
    assert codes(state="wanting")[-2:] == ["nc-zhaijidi", "nc-shuili"]
    assert codes(state="not-own") == ["cw-yiban", "cw-caiwu", "cw-zhongda"]
    assert codes(words="水费") == ["nc-shuili"]
    assert codes(owner="none") == [row.item.code for row in rows]
    assert codes(owner="liuxi-nyb") == []
    columns = column_rows(made.organ, on=ON)
    assert asked_of_columns(columns, Asked()) == columns
    assert {row.state for row in asked_of_columns(columns, Asked(state="wanting"))} == {Freshness.EMPTY}


def test_what_is_wanting_goes_to_whoever_answers_for_it(made, told):
    item = item_of(made, "nc-zhaijidi")
    adjustments.assign(item, owner=made.units["liuxi-nyb"], column=item.column, by=made["clerk"], at=AT)

    def of(who):
        return [(told.owner and told.owner.code, [row.item.code for row in told.rows]) for told in _wanting(made, who)]

    assert of("officer") == [("liuxi-nyb", ["nc-zhaijidi"])]
    assert of("other-officer") == of("reviewer") == of("neighbour-clerk") == []
    assert [(owner, len(codes)) for owner, codes in of("clerk")] == [(None, 6)]


def _wanting(made, who):
    return wanting_of(made[who], at=AT)
