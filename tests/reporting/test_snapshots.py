"""季度报表：frozen rows, another person's signature, and what changed since the quarter before."""

from datetime import date

import pytest

from mingtang.audit.models import Entry
from mingtang.law.reporting import MOVES, Quarter, SnapshotState
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Post
from mingtang.reporting.actions import digest_of, drop, make, send_back, sign
from mingtang.reporting.models import Snapshot
from mingtang.reporting.queries.snapshots import differences_from_before, signed_before, snapshots
from mingtang.reporting.queries.today import rows as today
from tests import builders
from tests.builders import SENTENCES, moment, reading, sentence
from tests.refusals import refused, sql, stopped
from tests.reporting.material import FIRST, MADE, MADE_2, SECOND, SIGNED, SIGNED_2, made, signed, worked_on
from tests.standing import standing_in


def test_a_table_freezes_the_ledger_as_of_the_end_of_the_quarter(town, plan):
    worked_on(town, plan)
    told = made(town, explanation="两项延到二季度。").told
    assert {name: told[name] for name in told if name != "rows"} == {
        "organ": "柳溪镇",
        "plan": "柳溪镇2026年政务公开工作要点",
        "quarter": "2026年第一季度",
        "as_of": "2026-03-31",
        "counts": {"not_started": 4, "in_progress": 1, "stale": 0, "done": 0, "total": 5, "late": 1},
        "explanation": "两项延到二季度。",
        "edition": 1,
        "made_by": "林专员",
    }
    assert told["rows"][0] == {
        "key": "1.1.1",
        "task": "重点工作 · 第1件事",
        "text": "公开惠农补贴的政策、申报和发放结果。",
        "units": "农业农村办公室",
        "term": "2026年6月30日前",
        "progress": "推进中\n3月5日：=第一批已发放。",
        "evidence": "3月1日 补贴发放公示",
        "state": "in_progress",
        "late": False,
    }
    last = told["rows"][-1]
    assert (last["key"], last["progress"], last["evidence"], last["term"]) == (
        "1.3.2",
        "未启动，逾期（2026年1月31日到期）",
        "没有佐证",
        "每月",
    )


def test_what_happens_afterwards_leaves_the_table_as_it_was(town, plan):
    worked_on(town, plan)
    table = signed(town)
    before = (table.content, table.digest)
    row = builders.commitment(plan, "1.2.2")
    builders.accepted(row, by=town["other-officer"], judge=town["clerk"], at=moment("2026-04-20"), on=date(2026, 3, 20))
    stands = Snapshot.rows.get()
    assert (stands.content, stands.digest, digest_of(stands.content)) == (*before, before[1])


def test_a_table_is_made_by_one_person_and_signed_by_another_and_then_never_changes(town, plan):
    table = made(town)
    with refused(
        "季度报表由柳溪镇人民政府的分管领导签名或者退回。", "编制人不能签自己编制的报表，请由另一位分管领导签名。"
    ):
        sign(table, by=town["clerk"], at=SIGNED)
    table = sign(table, by=town["leader"], at=SIGNED)
    assert (table.state, table.signed_by.username, table.edition) == (SnapshotState.SIGNED, "leader", 1)
    for change in ({"content": "{}"}, {"digest": "0" * 64}, {"as_of": date(2026, 3, 30)}, {"edition": 9}):
        with stopped():
            Snapshot.rows.filter(pk=table.pk).update(**change)
    with stopped("已签、已退回、已撤回的季度报表不得改动"):
        Snapshot.rows.filter(pk=table.pk).update(signed_by=town["neighbour-leader"])
    with stopped("季度报表不得删除"):
        Snapshot.rows.filter(pk=table.pk).delete()
    assert [entry.verb for entry in Entry.rows.order_by("seq") if entry.verb.startswith("reporting")] == [
        "reporting.make",
        "reporting.sign",
    ]


def test_the_database_stops_what_one_person_would_do_alone(town, plan):
    table = made(town)
    with stopped():
        Snapshot.rows.filter(pk=table.pk).update(signed_by=town["clerk"], signed_at=SIGNED)
    with stopped("季度报表只能签名、退回、撤回其中之一"):
        Snapshot.rows.filter(pk=table.pk).update(signed_by=town["leader"], signed_at=SIGNED, dropped_at=SIGNED)
    with stopped("季度报表的内容不得改动"):
        Snapshot.rows.filter(pk=table.pk).update(content="{}")
    copy = {name: getattr(table, name) for name in ("unit", "year", "as_of", "content", "digest", "made_by", "made_at")}
    with stopped("季度报表须先编制，再由另一人签名"):
        Snapshot.rows.create(**copy, quarter=2, edition=1, signed_by=town["leader"], signed_at=SIGNED)
    with stopped():
        Snapshot.rows.create(**copy, quarter=1, edition=2)


def test_one_that_is_sent_back_keeps_its_number_and_the_next_is_a_new_edition(town, plan):
    table = made(town)
    with refused("请写明退回的理由，编制人据此订正台账。"):
        send_back(table, reason="  ", by=town["leader"], at=SIGNED)
    table = send_back(table, reason="司法所一行请核实。", by=town["leader"], at=SIGNED)
    assert (table.state, table.reason) == (SnapshotState.SENT_BACK, "司法所一行请核实。")
    assert made(town, at=SIGNED).edition == 2


def test_a_newer_signed_edition_supersedes_the_older(town, plan):
    signed(town)
    assert signed(town, at=SIGNED, signed_at=SIGNED).edition == 2
    shown = snapshots(town["officer"], at=SIGNED)
    assert [(one.edition, one.is_superseded) for one in shown] == [(2, False), (1, True)]


def test_a_table_is_made_by_the_clerk_when_its_time_has_come_and_once(town, plan):
    with refused("季度报表由柳溪镇人民政府的政务公开专员编制。"):
        make(town.organ, quarter=FIRST, explanation="", by=town["leader"], at=MADE)
    with refused("2026年第一季度还没有到末尾，2026年3月25日起可以编制。"):
        made(town, at=moment("2026-03-20"))
    with refused("还没有2025年的台账，请先导入工作要点。"):
        made(town, quarter=Quarter(2025, 4))
    with refused("说明写了 1001 个字，最多 1000 个。"):
        made(town, explanation="字" * 1001)
    made(town)
    with refused("2026年第一季度的报表已经有一版待签，请先撤回那一版，或者等签名。"):
        made(town)


def test_a_mark_of_secrecy_in_what_is_typed_is_refused_and_only_that_is_kept(town, plan):
    table = made(town)
    before = Entry.rows.count()
    for act in (
        lambda: send_back(table, reason="机密★1年", by=town["leader"], at=SIGNED),
        lambda: made(town, quarter=SECOND, explanation="秘密★", at=MADE_2),
    ):
        with pytest.raises(RuleBroken, match="密级标志"):
            act()
    assert [entry.verb for entry in Entry.rows.order_by("seq")[before:]] == ["reporting.refuse_classified"] * 2
    assert Snapshot.rows.get().state is SnapshotState.WAITING


ENDS = {
    SnapshotState.SIGNED: lambda table, town: sign(table, by=town["leader"], at=SIGNED),
    SnapshotState.SENT_BACK: lambda table, town: send_back(table, reason="请核实。", by=town["leader"], at=SIGNED),
    SnapshotState.DROPPED: lambda table, town: drop(table, by=town["clerk"], at=SIGNED),
}


@pytest.mark.parametrize("first", ENDS)
def test_every_way_there_is_stands_in_the_table_of_moves_and_no_other(town, plan, first):
    table = ENDS[first](made(town), town)
    assert table.state is first
    assert first in MOVES[SnapshotState.WAITING]
    for then, act in ENDS.items():
        verb = "不能撤回" if then is SnapshotState.DROPPED else "不能再办"
        with refused(f"这张报表{first.label}，{verb}。"):
            act(table, town)


def test_only_the_clerk_takes_a_table_back(town, plan):
    table = made(town)
    with refused("季度报表由柳溪镇人民政府的政务公开专员撤回。"):
        drop(table, by=town["leader"], at=SIGNED)


def test_a_text_that_is_not_what_its_digest_says_is_signed_by_nobody(town, plan):
    content = made(town)
    drop(content, by=town["clerk"], at=MADE)
    copy = {name: getattr(content, name) for name in ("unit", "year", "quarter", "as_of", "made_by", "made_at")}
    forged = Snapshot.rows.create(**copy, edition=2, content=content.content, digest="0" * 64)
    with refused("报表的内容与编制时的摘要不符，请撤回重编，并告诉管理员。"):
        sign(forged, by=town["leader"], at=SIGNED)


def test_what_changed_since_the_quarter_before_is_said_in_sentences(town, plan):
    worked_on(town, plan)
    first = signed(town)
    assert differences_from_before(first) == ["本年度的第一张季度报表。"]
    row = builders.commitment(plan, "1.2.2")
    told = {"by": town["other-officer"], "judge": town["clerk"], "at": moment("2026-05-20"), "on": date(2026, 5, 20)}
    builders.accepted(row, completing=True, **told)
    second = made(town, quarter=SECOND, at=MADE_2)
    assert signed_before(second) == first
    assert differences_from_before(second) == ["新完成 1 项：1.2.2。", "新逾期 1 项：1.1.2。"]


def test_unsigned_tables_are_seen_by_those_who_make_and_sign_them_alone(town, plan):
    made(town)
    who = (
        "clerk",
        "leader",
        "officer",
        "reviewer",
        "inspector",
        "county-inspector",
        "neighbour-clerk",
        "village-officer",
    )
    assert [name for name in who if snapshots(town[name], at=MADE).exists()] == ["clerk", "leader"]
    sign(Snapshot.rows.get(), by=town["leader"], at=SIGNED)
    seen = ["clerk", "leader", "officer", "reviewer", "inspector", "county-inspector", "village-officer"]
    assert [name for name in who if snapshots(town[name], at=SIGNED).exists()] == seen


def said(town, who, at):
    return [(row.sentence, row.words, row.step) for row in today(town[who], at=at)]


def test_today_asks_for_a_table_at_the_end_of_a_quarter_until_it_is_made(town, plan):
    assert said(town, "clerk", moment("2026-03-24")) == []
    due = "柳溪镇2026年第一季度的台账报表要编制"
    assert said(town, "clerk", moment("2026-03-25")) == [(due, "还有 4 个工作日，3月31日前", "去编制")]
    assert said(town, "clerk", moment("2026-04-02")) == [(due, "已超过 2 个工作日，3月31日到期", "去编制")]
    table = made(town)
    title = "柳溪镇2026年第一季度政务公开台账"
    assert (said(town, "clerk", MADE), said(town, "officer", MADE)) == ([], [])
    assert said(town, "leader", MADE) == [(f"《{title}》等您签名", "待签，今天送来", "去签名")]
    assert said(town, "leader", moment("2026-04-07")) == [(f"《{title}》等您签名", "待签，已等 5 天", "去签名")]
    send_back(table, reason="请核实。", by=town["leader"], at=SIGNED)
    assert said(town, "clerk", SIGNED)[0][0] == f"《{title}》被退回：请核实。"
    signed(town, at=SIGNED)
    assert (said(town, "clerk", SIGNED_2), said(town, "leader", SIGNED)) == (
        [("柳溪镇2026年第二季度的台账报表要编制", "已超过 3 个工作日，6月30日到期", "去编制")],
        [],
    )


def test_a_ledger_that_began_after_the_quarter_owes_no_table_of_it(town):
    builders.plan_of(town, at=moment("2026-04-10"))
    assert said(town, "clerk", moment("2026-04-20")) == []


def test_a_plan_that_is_imported_anew_after_the_quarter_leaves_its_table_to_be_made(town, plan):
    builders.plan_of(town, told=reading([*SENTENCES, sentence("编印指南。")]), at=moment("2026-04-01"))
    assert [one[0] for one in said(town, "clerk", MADE)] == ["柳溪镇2026年第一季度的台账报表要编制"]


def test_a_table_made_by_a_deputy_is_not_signed_by_whoever_is_represented(town, plan):
    worked_on(town, plan)
    days = {"since_on": MADE.date(), "until_on": SIGNED.date()}
    table = make(
        town.organ, quarter=FIRST, explanation="", by=standing_in(town, "officer", of="clerk", **days), at=MADE
    )
    assert (table.made_for, table.told["made_by"]) == (town["clerk"], "江承办（代林专员）")
    # 不该兼任的也给上：whatever stands in the rows.
    Post.rows.create(person=town["clerk"], unit=town.organ, kind="leader", since_on=MADE.date())
    with refused("编制人不能签自己编制的报表，请由另一位分管领导签名。"):
        sign(table, by=town["clerk"], at=SIGNED)
    for deed in ("signed", "sent_back"):
        told = (SIGNED, town["clerk"].pk, table.pk)
        with stopped("编制人不能签自己编制的报表"):
            sql(f"UPDATE reporting_snapshot SET {deed}_at=%s, {deed}_by_id=%s, reason='' WHERE id=%s", *told)
    assert [row for row in today(town["clerk"], at=SIGNED) if "等您签名" in row.sentence] == []
    assert sign(table, by=town["leader"], at=SIGNED).maker == "江承办（代林专员）"


def test_numbers_of_a_person_are_refused_in_what_is_typed(town, plan):
    with refused("文字里有手机号，请删去个人信息再提交。"):
        made(town, explanation="联系 13912345678。")
    assert not Snapshot.rows.exists()
    table = made(town)
    with refused("文字里有手机号，请删去个人信息再提交。"):
        send_back(table, reason="请问 13912345678。", by=town["leader"], at=SIGNED)
    assert Snapshot.rows.get().sent_back_at is None
