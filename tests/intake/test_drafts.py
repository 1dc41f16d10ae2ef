"""待导入的要点：tidied step by step, shown against the ledger, imported or dropped once."""

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


def started(town, told):
    return draft(unit=town.organ, reading=told, source_name="新.docx", source_sha256="1" * 64, by=town["clerk"], at=AT)


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
    with refused("这份要点已经导入，请到台账里查看。"):
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
