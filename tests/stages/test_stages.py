"""环节设置：an administrator sets which stages a kind passes, never fewer than a review and a leader."""

import pytest
from django.db import connection

from mingtang.audit.queries import entries_of
from mingtang.editorial import reasons
from mingtang.editorial.actions import sign_and_release
from mingtang.editorial.models import Revision
from mingtang.law.editorial import CONFIRMED, EVERY_TICK, STAGES, THREE_STAGES, Stage
from mingtang.stages.actions import set_stages
from mingtang.stages.models import StageRule
from mingtang.stages.queries import rule_of, stages_at
from tests.builders import moment
from tests.editorial.conftest import TEXT, on_its_way, reviewed, sha256, signed_at, submitted
from tests.editorial.test_confirming import handed_in
from tests.refusals import refused, sql, stopped

AT = moment("2026-02-02")
DAYS = {"first": 2, "review": 2, "leader": 1}
TOO_FEW = "环节至少要有审核和领导签发，由两个人办理。"


def ruled(made, kind, stages, *, by="administrator", days=None):
    return set_stages(made.organ, kind=kind, stages=stages, days=days or DAYS, by=made[by], at=AT)


def test_the_administrator_sets_them_and_the_last_word_holds(made):
    assert stages_at(made.organ, "notice") == STAGES
    assert stages_at(made.organ, "document") == THREE_STAGES
    rule = ruled(made, "notice", THREE_STAGES)
    assert entries_of(rule).get().verb == "stages.set"
    ruled(made, "document", STAGES)
    assert (stages_at(made.organ, "notice"), stages_at(made.organ, "document")) == (THREE_STAGES, STAGES)
    assert stages_at(made.neighbour, "notice") == STAGES
    again = ruled(made, "notice", STAGES)
    assert rule_of(made.organ, "notice") == again
    assert (submitted(made).passes, on_its_way(made).passes) == (STAGES, STAGES)


@pytest.mark.parametrize("by", ["clerk", "officer", "reviewer", "leader", "inspector", "county-administrator"])
def test_nobody_else_sets_them(made, by):
    with refused("审签环节由柳溪镇人民政府的管理员设置。"):
        ruled(made, "notice", THREE_STAGES, by=by)


def test_an_office_has_none_of_its_own(made):
    office = made.units["liuxi-nyb"]
    with refused("审签环节由柳溪镇农业农村办公室的管理员设置。"):
        set_stages(office, kind="notice", stages=THREE_STAGES, days=DAYS, by=made["administrator"], at=AT)


@pytest.mark.parametrize(
    "stages", [(), (Stage.REVIEW,), (Stage.LEADER,), (Stage.FIRST, Stage.LEADER), (Stage.LEADER, Stage.REVIEW)]
)
def test_never_fewer_than_the_review_and_a_leader(made, stages):
    with refused(TOO_FEW):
        ruled(made, "notice", stages)
    with stopped("环节不能少于审核和领导签发"):
        told = {"unit": made.organ, "kind": "notice", "stages": " ".join(stages), "set_by": made["administrator"]}
        StageRule.rows.bulk_create([StageRule(**told, set_at=AT)])


def test_what_one_person_confirms_stays_so(made):
    with refused("这一种公开件由一人确认，环节不能改。"):
        ruled(made, "key_work", STAGES)
    with stopped("环节不能少于审核和领导签发"):
        StageRule.rows.create(
            unit=made.organ, kind="key_work", stages="review leader", set_by=made["administrator"], set_at=AT
        )


@pytest.mark.parametrize("days", [{"review": 0}, {"leader": 21}])
def test_days_are_such_as_somebody_can_keep(made, days):
    with refused("每个环节的时限在 1 至 20 个工作日之间。"):
        ruled(made, "notice", STAGES, days=days)


def test_all_reasons_come_at_once(made):
    with refused("审签环节由柳溪镇人民政府的管理员设置。", TOO_FEW, "每个环节的时限在 1 至 20 个工作日之间。"):
        ruled(made, "notice", CONFIRMED, days={"review": 30}, by="clerk")


def test_what_is_on_its_way_keeps_its_own_stages(made):
    revision = reviewed(made)
    ruled(made, "notice", THREE_STAGES)
    assert reasons.stage_of(revision) is Stage.LEADER
    sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-05"))
    new = submitted(made, "第二版。", at="2026-03-06")
    assert (new.passes, reasons.stage_of(new)) == (THREE_STAGES, Stage.FIRST)


def test_a_kind_made_to_pass_three_is_public_with_the_last_of_them(made):
    ruled(made, "notice", THREE_STAGES)
    revision = submitted(made)
    signed_at(revision, Stage.FIRST, by=made["second-reviewer"])
    signed_at(revision, Stage.REVIEW, by=made["reviewer"])
    published = sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-05"))
    assert published.revision.approvals.count() == 3


def row(edition, stages, number=2):
    return Revision(
        edition=edition, number=number, title="改", body="{}", digest=sha256("改"), openness="proactive", stages=stages,
        author_id=edition.revisions.first().author_id, made_at=AT,
    )  # fmt: skip


@pytest.mark.parametrize("stages", ["review", "leader", "", "review leader", "first leader", "first review leader "])
def test_the_database_takes_no_revision_with_other_stages_than_are_set(made, stages):
    edition = on_its_way(made).edition
    with stopped("稿次要经过的环节与机关的设置不符"):
        Revision.rows.bulk_create([row(edition, stages)])


def test_the_database_holds_revisions_against_the_last_rule(made):
    ruled(made, "document", STAGES)
    edition = on_its_way(made).edition
    ruled(made, "document", THREE_STAGES)
    with stopped("稿次要经过的环节与机关的设置不符"):
        row(edition, "review leader").save()
    row(edition, "first review leader").save()
    assert edition.document.address == TEXT["address"]
    confirmed = handed_in(made).edition
    with stopped("稿次要经过的环节与机关的设置不符"):
        row(confirmed, "review leader").save()


def test_a_rule_neither_changes_nor_goes(made):
    rule = ruled(made, "notice", THREE_STAGES)
    told = "环节设置只增不改"
    with stopped(told):
        StageRule.rows.update(stages="review leader")
    rule.stages = "review leader"
    with stopped(told):
        StageRule.rows.bulk_update([rule], ["stages"])
    with stopped(told):
        rule.delete()
    with stopped(told):
        if connection.vendor == "sqlite":
            sql("INSERT OR REPLACE INTO stages_stagerule SELECT * FROM stages_stagerule")
        else:
            sql("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE stages_stagerule")
