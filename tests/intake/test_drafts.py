"""待导入的要点：tidied step by step, shown against the ledger, imported or dropped once."""

from datetime import date

import pytest

from mingtang.intake.actions import draft, drop_draft, edit_draft, import_draft, undo_edit
from mingtang.intake.models import Draft
from mingtang.intake.queries import laid_out
from mingtang.law.openness import Openness
from mingtang.workplan.actions.plans import import_plan
from mingtang.workplan.models import Commitment
from tests import builders
from tests.builders import moment, reading, sentence
from tests.refusals import refused
from tests.roles import everything

AT = moment("2026-03-10")


def again(town, told, **more):
    return import_plan(
        unit=town.organ,
        reading=told,
        source_name="工作要点.txt",
        source_sha256="0" * 64,
        by=town["clerk"],
        at=AT,
        **more,
    )


def started(town, told, *, sha256="1" * 64):
    return draft(unit=town.organ, reading=told, source_name="新.docx", source_sha256=sha256, by=town["clerk"], at=AT)


def confirmed(town, made):
    return import_draft(made, openness=Openness.PROACTIVE, openness_reason="", made_on=None, by=town["clerk"], at=AT)


def test_the_clerks_tidying_survives_the_next_import(town):
    made = started(town, reading())
    for edit in (
        {"op": "merge", "key": "1.1.1"},
        {"op": "split", "key": "1.3.1", "words": "持续办好"},
        {"op": "kind", "key": "1.2.1", "kind": "task"},
    ):
        made = edit_draft(made, by=town["clerk"], at=AT, **edit)
    done = import_draft(made, openness=Openness.PROACTIVE, openness_reason="", made_on=None, by=town["clerk"], at=AT)
    assert done.created == ("1.1.1", "1.2.1", "1.2.2", "1.3.1", "1.3.3", "1.3.2")
    before = everything()
    told = again(town, reading())
    again_told = import_plan(
        unit=town.organ, reading=reading(), source_name="新.docx", source_sha256="1" * 64, by="cli", at=AT
    )
    assert told.unchanged == again_told.unchanged == done.created
    assert builders.commitment(done.plan, "1.2.1").kind == "task"
    assert everything()["workplan.Commitment"] == before["workplan.Commitment"]


def test_a_draft_shows_what_it_would_do_before_it_does_it(town):
    plan = builders.plan_of(town)
    made = started(town, reading([*builders.SENTENCES[1:], sentence("召开一次动员会。")]))
    found = laid_out(made, plan, at=AT)
    assert [item.text for item in found.created] == ["召开一次动员会。"]
    assert [gone.item.key for gone in found.withdrawn] == ["1.1.1"]
    assert Commitment.rows.filter(plan=plan).standing().count() == 6


def test_the_last_tidying_can_be_taken_back(town):
    made = edit_draft(started(town, reading()), op="merge", key="1.1.1", by=town["clerk"], at=AT)
    assert len(made.edits) == 1
    assert undo_edit(made, by=town["clerk"], at=AT).edits == []


def test_a_new_draft_begins_with_the_tidying_of_the_ledger(town):
    made = edit_draft(started(town, reading()), op="merge", key="1.1.1", by=town["clerk"], at=AT)
    import_draft(made, openness=Openness.PROACTIVE, openness_reason="", made_on=None, by=town["clerk"], at=AT)
    assert started(town, reading()).edits == made.edits


def test_dropping_a_draft_leaves_the_ledger(town):
    builders.plan_of(town)
    made = started(town, reading([sentence("召开一次动员会。")]))
    before = everything()["workplan.Commitment"]
    drop_draft(made, by=town["clerk"], at=AT)
    assert everything()["workplan.Commitment"] == before
    assert Draft.rows.get(pk=made.pk).dropped_at == AT


def test_a_draft_is_imported_or_dropped_once(town):
    made = started(town, reading())
    drop_draft(made, by=town["clerk"], at=AT)
    dropped = "这份要点已放弃导入，请重新上传。"
    with refused(dropped):
        drop_draft(made, by=town["clerk"], at=AT)
    with refused(dropped):
        edit_draft(made, op="merge", key="1.1.1", by=town["clerk"], at=AT)
    with refused(dropped, "没有可以撤销的整理。"):
        undo_edit(made, by=town["clerk"], at=AT)
    other = started(town, reading())
    how = {"openness": Openness.PROACTIVE, "openness_reason": "", "made_on": None, "by": town["clerk"], "at": AT}
    import_draft(other, **how)
    with refused("这份要点已由林专员于2026年3月10日导入，请到台账里查看。"):
        import_draft(other, **how)


def test_tidying_that_cannot_be_is_refused(town):
    made = started(town, reading())
    with refused("没有这种整理方式，请刷新页面再试。"):
        edit_draft(made, op="kind", key="1.1.1", kind="wish", by=town["clerk"], at=AT)
    with refused("没有这种整理方式，请刷新页面再试。"):
        edit_draft(made, op="delete", key="1.1.1", by=town["clerk"], at=AT)
    with refused("它是本节最后一条，没有可以并入的下一条。"):
        edit_draft(made, op="merge", key="1.1.2", by=town["clerk"], at=AT)
    with refused("工作要点由柳溪镇人民政府的政务公开专员维护。"):
        edit_draft(made, op="merge", key="1.1.1", by=town["officer"], at=AT)


LABELLED = "公布重大行政决策事项目录，公开听证安排（责任单位：司法所；完成时限：4月底前）。"
WITH_LABEL = sentence(LABELLED, offices=["司法所"], due="2026-04-30", due_text="4月底前")


def test_a_split_loses_no_deadline_and_no_office_in_the_ledger(town):
    made = started(town, reading([WITH_LABEL]))
    made = edit_draft(made, op="split", key="1.1.1", words="目录，", by=town["clerk"], at=AT)
    (head, tail) = confirmed(town, made).difference.order
    assert (head.due_on, head.offices) == (tail.due_on, tail.offices) == (date(2026, 4, 30), ("司法所",))
    assert [row.next_due_on for row in Commitment.rows.all()] == [date(2026, 4, 30)] * 2
    assert [row.owner.code for row in Commitment.rows.select_related("owner")] == ["liuxi-sfs"] * 2
    assert head.check == (
        "时限“4月底前”写在拆开的另一条里，这一条先按同样的办，请核对。",
        "责任单位“司法所”写在拆开的另一条里，这一条先按同样的办，请核对。",
    )
    assert tail.check == ()


def test_each_part_of_a_split_is_read_in_the_year_and_under_the_headings_of_the_plan(town):
    told = sentence("每季度公开补贴，2月底前公布《柳溪镇补贴办法》。", due="2026-02-28", due_text="每季度；2月底前")
    made = started(town, reading([told]))
    made = edit_draft(made, op="split", key="1.1.1", words="补贴，", by=town["clerk"], at=AT)
    head, tail = confirmed(town, made).difference.order
    assert (head.due_on, head.rhythm, head.cites) == (None, "quarterly", ())
    assert (tail.due_on, tail.rhythm, tail.due_text) == (date(2026, 2, 28), "once", "2月底前")
    assert [cite["title"] for cite in tail.cites] == ["柳溪镇补贴办法"]


def test_joining_two_deadlines_keeps_the_earlier_and_says_so(town):
    pair = [
        sentence("6月底前公布结果。", due="2026-06-30", due_text="6月底前"),
        sentence("3月底前公布目录。", due="2026-03-31", due_text="3月底前"),
    ]
    made = edit_draft(started(town, reading(pair)), op="merge", key="1.1.1", by=town["clerk"], at=AT)
    (one,) = confirmed(town, made).difference.order
    assert (one.due_on, one.due_text) == (date(2026, 3, 31), "3月底前")
    assert one.check == ("并成的这一条有不止一个时限（2026年3月31日、2026年6月30日），已取最早的，请核对。",)


def test_tidying_on_a_second_import_moves_no_id_and_no_evidence(town):
    plan = builders.plan_of(town)
    pieces = [builders.evidence(builders.commitment(plan, key), by=town["officer"]) for key in ("1.1.1", "1.1.2")]
    made = edit_draft(started(town, reading()), op="merge", key="1.1.1", by=town["clerk"], at=AT)
    made = edit_draft(made, op="split", key="1.3.1", words="持续", by=town["clerk"], at=AT)
    found = laid_out(made, plan, at=AT)
    assert [(gone.item.key, gone.into, gone.evidence) for gone in found.withdrawn] == [("1.1.2", "1.1.1", 1)]
    done = confirmed(town, made)
    assert (done.created, done.changed, done.withdrawn) == (("1.3.3",), ("1.1.1", "1.3.1"), ("1.1.2",))
    assert [list(builders.commitment(plan, key).evidence.all()) for key in ("1.1.1", "1.1.2")] == [[p] for p in pieces]


def test_a_task_with_evidence_that_becomes_a_statement_is_told(town):
    plan = builders.plan_of(town)
    builders.evidence(builders.commitment(plan), by=town["officer"])
    made = edit_draft(started(town, reading()), op="kind", key="1.1.1", kind="statement", by=town["clerk"], at=AT)
    made = edit_draft(made, op="kind", key="1.2.2", kind="statement", by=town["clerk"], at=AT)
    found = laid_out(made, plan, at=AT)
    assert [(change.key, change.silenced) for change in found.changed] == [("1.1.1", 1), ("1.2.2", 0)]
    assert found.silenced == 1


def test_the_same_file_again_leads_to_the_open_draft(town):
    made = started(town, reading())
    before = everything()
    assert started(town, reading()) == made
    assert everything() == before
    others = [started(town, reading(), sha256="2" * 64), started(town, reading(year=2027))]
    drop_draft(made, by=town["clerk"], at=AT)
    assert made not in [*others, started(town, reading())]


@pytest.mark.parametrize(("year", "told"), [(2024, 0), (2028, 0), (2023, 1), (2029, 1)])
def test_a_year_far_from_today_is_doubted(town, year, told):
    found = laid_out(started(town, reading(year=year)), None, at=AT)
    doubt = f"要点的年度是 {year} 年，今年是 2026 年，请核对年度。"
    assert found.concerns == (doubt,) * told
