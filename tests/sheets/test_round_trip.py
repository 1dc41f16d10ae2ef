"""往返：a table that was edited and read back changes exactly what was edited, once."""

from datetime import date

import pytest

from mingtang.evidence.actions.evidence import write_note
from mingtang.sheets.actions import CHANGED_SINCE, confirm, difference_of, discard
from mingtang.sheets.due import ForgottenSheets
from mingtang.sheets.models import Sheet
from mingtang.workplan.actions.plans import assign
from mingtang.workplan.actions.terms import set_term
from mingtang.workplan.models import Commitment
from mingtang.workplan.queries.plans import plan_of as plan_of_year
from tests import builders
from tests.builders import moment
from tests.refusals import refused
from tests.roles import everything
from tests.sheets.material import AT, edited, exported, found, opened, row_of, saved, taken, told, wrong

LATER = moment("2026-03-07")


def state_of(plan):
    """What of every commitment a table can change."""
    return {
        row.key: (
            row.owner.code if row.owner else "",
            sorted(unit.code for unit in row.co_owners.all()),
            row.own_rhythm,
            row.own_due_on,
            [note.text for note in row.notes.all()],
        )
        for row in Commitment.rows.filter(plan=plan)
    }


def read_back(town, plan, data, *, at=AT):
    sheet = taken(town, plan, data, at=at)
    shown = found_of(sheet, town, at=at).shown
    return confirm(sheet, shown=shown, by=town["clerk"], at=at)


def found_of(sheet, town, *, at=AT):
    return difference_of(sheet, by=town["clerk"], at=at)


def test_a_table_that_nobody_edited_changes_nothing(town, plan):
    difference = found(town, plan, saved(opened(exported(plan))))
    assert (difference.is_empty, difference.mistakes, difference.unchanged, difference.missing) == (True, [], 6, [])


def test_a_table_changes_exactly_what_was_edited(town, plan):
    before = state_of(plan)
    data = edited(
        exported(plan),
        ("1.1.1", "owner", "司法所"),
        ("1.1.1", "co_owners", "农业农村办公室、桃园村村民委员会"),
        ("1.1.1", "own_due", date(2026, 5, 31)),
        ("1.3.1", "own_rhythm", "每季度"),
        ("1.2.2", "note", "已报送目录初稿。"),
    )
    done = read_back(town, plan, data)
    assert told(done) == {
        "1.1.1": {
            "责任单位": ("农业农村办公室", "司法所"),
            "配合单位": ("", "农业农村办公室、桃园村"),
            "本机关定的时限": ("", "2026-05-31"),
        },
        "1.2.2": {"进展": ("", "已报送目录初稿。")},
        "1.3.1": {"本机关定的频次": ("", "每季度")},
    }
    assert state_of(plan) == before | {
        "1.1.1": ("liuxi-sfs", ["liuxi-nyb", "taoyuan"], "", date(2026, 5, 31), []),
        "1.2.2": (*before["1.2.2"][:4], ["已报送目录初稿。"]),
        "1.3.1": ("", [], "quarterly", None, []),
    }
    assert Sheet.rows.count() == 0


def test_the_same_table_twice_changes_nothing_the_second_time(town, plan):
    new = [{"text": "编印公开指南。", "owner": "liuxi-dzb", "due": "9月底", "note": "已定提纲。"}]
    data = edited(exported(plan), ("1.1.1", "owner", "司法所"), ("1.2.2", "note", "已报送。"), new=new)
    read_back(town, plan, data)
    after, rows = state_of(plan), Commitment.rows.count()
    again = found(town, plan, data, at=LATER)
    assert (again.is_empty, again.mistakes, [key for _, key in again.repeated]) == (True, [], ["1.1.1", "1.2.2", "补1"])
    assert (state_of(plan), Commitment.rows.count()) == (after, rows)


def test_a_new_row_becomes_a_commitment_of_the_ledger_but_not_of_the_plan(town, plan):
    new = [
        {"text": "编印公开指南。", "owner": "党政办公室", "co_owners": "司法所", "due": "9月底", "note": "已定提纲。"},
        {"text": "每月更新公示栏。", "rhythm": "每月"},
    ]
    done = read_back(town, plan, edited(exported(plan), new=new))
    assert [(one.row, one.units, one.when) for one in done.additions] == [
        (8, "党政办公室；配合：司法所", "一次性，2026-09-30"),
        (9, "暂不明确", "每月"),
    ]
    first, second = Commitment.rows.filter(plan=plan, key__startswith="补").order_by("key")
    assert (first.key, first.text, first.owner.code, first.due_on) == (
        "补1", "编印公开指南。", "liuxi-dzb", date(2026, 9, 30),
    )  # fmt: skip
    assert [note.text for note in first.notes.all()] == ["已定提纲。"]
    assert (second.key, second.rhythm, second.owner, first.section.chapter.origin) == ("补2", "monthly", None, "added")


def test_a_row_that_is_gone_is_told_and_stays_in_the_ledger(town, plan):
    book = opened(exported(plan))
    book["台账"].delete_rows(row_of(book["台账"], "1.2.2"), 2)
    difference = found(town, plan, saved(book))
    assert (difference.is_empty, difference.missing) == (True, ["1.2.2", "1.3.1"])


def test_what_was_changed_meanwhile_is_told_and_not_overwritten(town, plan):
    data = edited(exported(plan), ("1.1.1", "owner", "司法所"), ("1.2.2", "owner", "党政办公室"))
    row = builders.commitment(plan)
    assign(row, owner=town.units["liuxi-dong"], co_owners=[], by=town["clerk"], at=AT)
    done = read_back(town, plan, data)
    assert done.conflicts == [(2, "1.1.1", "责任单位现在是“东管理区”")]
    assert (state_of(plan)["1.1.1"][0], state_of(plan)["1.2.2"][0]) == ("liuxi-dong", "liuxi-dzb")


def test_what_was_changed_meanwhile_and_not_edited_is_left_as_it_is(town, plan):
    data = edited(exported(plan), ("1.1.1", "own_due", "2026年5月31日"))
    assign(builders.commitment(plan), owner=town.units["liuxi-dong"], co_owners=[], by=town["clerk"], at=AT)
    done = read_back(town, plan, data)
    assert (done.conflicts, state_of(plan)["1.1.1"][:4]) == ([], ("liuxi-dong", [], "", date(2026, 5, 31)))


def test_emptying_a_cell_takes_back_what_the_organ_had_set(town, plan):
    row = builders.commitment(plan)
    assign(row, owner=town.units["liuxi-nyb"], co_owners=[town.units["taoyuan"]], by=town["clerk"], at=AT)
    set_term(row, rhythm=None, due_on=date(2026, 5, 1), by=town["clerk"], at=AT)
    data = edited(
        exported(plan, at=AT), ("1.1.1", "owner", None), ("1.1.1", "co_owners", None), ("1.1.1", "own_due", None)
    )
    read_back(town, plan, data, at=LATER)
    assert state_of(plan)["1.1.1"][:4] == ("", [], "", None)


def test_the_same_note_may_be_written_again_another_month(town, plan):
    write_note(builders.commitment(plan), text="按月更新。", by=town["clerk"], at=moment("2026-02-10"))
    data = edited(exported(plan), ("1.1.1", "note", "按月更新。"))
    assert told(found(town, plan, data)) == {"1.1.1": {"进展": ("", "按月更新。")}}


def test_a_confirmation_of_something_else_than_is_there_now_is_refused(town, plan):
    sheet = taken(town, plan, edited(exported(plan), ("1.1.1", "owner", "司法所"), ("1.2.2", "owner", "桃园村")))
    shown = found_of(sheet, town).shown
    assign(builders.commitment(plan), owner=town.units["liuxi-dong"], co_owners=[], by=town["clerk"], at=AT)
    with refused(CHANGED_SINCE):
        confirm(sheet, shown=shown, by=town["clerk"], at=AT)


def test_nothing_is_read_back_when_there_is_nothing_to_read_back(town, plan):
    sheet = taken(town, plan, exported(plan))
    with refused("这张表与台账没有差别，不用读回。"):
        confirm(sheet, shown=found_of(sheet, town).shown, by=town["clerk"], at=AT)


def test_a_table_that_was_read_back_cannot_be_confirmed_again(town, plan):
    sheet = taken(town, plan, edited(exported(plan), ("1.1.1", "owner", "司法所")))
    shown = found_of(sheet, town).shown
    confirm(sheet, shown=shown, by=town["clerk"], at=AT)
    with refused("这张表已经读回或者放弃了，请到台账里查看。"):
        confirm(sheet, shown=shown, by=town["clerk"], at=AT)


def test_only_the_clerk_reads_back(town, plan):
    data = edited(exported(plan), ("1.1.1", "owner", "司法所"))
    with refused("工作要点由柳溪镇人民政府的政务公开专员维护。"):
        taken(town, plan, data, by="officer")
    sheet = taken(town, plan, data)
    with refused("工作要点由柳溪镇人民政府的政务公开专员维护。"):
        confirm(sheet, shown=found_of(sheet, town).shown, by=town["reviewer"], at=AT)


def test_a_table_of_another_ledger_is_refused(town, plan):
    other = builders.plan_of(town, told=builders.reading(year=2027), at=moment("2026-03-01"))
    with refused(f"这张表不是从《{plan.title}》的台账导出的，请到它自己的台账里读回。"):
        taken(town, plan, exported(other))


def test_a_second_upload_takes_the_place_of_the_first(town, plan):
    taken(town, plan, exported(plan))
    second = taken(town, plan, edited(exported(plan), ("1.1.1", "owner", "司法所")))
    assert [sheet.pk for sheet in Sheet.rows.all()] == [second.pk]


def test_a_dropped_table_leaves_the_ledger_as_it_was_and_nothing_behind(town, plan):
    before = everything()
    sheet = taken(town, plan, edited(exported(plan), ("1.1.1", "owner", "司法所")))
    discard(sheet, by=town["clerk"], at=AT)
    after = everything()
    assert after["sheets.Sheet"] == []
    assert {name for name in after if after[name] != before[name]} == {"audit.Entry", "audit.Head"}


def test_tables_that_were_forgotten_go_after_a_week(town, plan):
    sheet = taken(town, plan, exported(plan))
    task = ForgottenSheets()
    assert list(task.due(on=date(2026, 3, 12), at=moment("2026-03-12"))) == []
    now = moment("2026-03-13 09:01")
    assert list(task.due(on=now.date(), at=now)) == [sheet.pk]
    assert [task.do(sheet.pk, at=now), task.do(sheet.pk, at=now)] == ["清理没有读回的表格“台账.xlsx”。", None]
    assert Sheet.rows.count() == 0


def test_a_task_of_the_table_survives_the_next_import_of_the_plan(town, plan):
    read_back(town, plan, edited(exported(plan), new=[{"text": "编印公开指南。"}]))
    builders.plan_of(town, at=LATER)
    assert Commitment.rows.get(plan=plan_of_year(town.organ, 2026), key="补1").withdrawn_at is None


@pytest.mark.parametrize("mark", [None, "x", "liuxi-2026/1.1.1/99999999999999/" + "0" * 66])
def test_a_mark_that_was_altered_is_a_mistake(town, plan, mark):
    difference = found(town, plan, edited(exported(plan), ("1.1.1", "mark", mark)))
    assert [(row, column) for row, column, _ in wrong(difference)] == [(2, "版本")]
