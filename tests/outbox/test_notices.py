"""站内通知：once a step, in the transaction of the act, and settled when the matter is."""

from datetime import date

import pytest
from django.db import transaction

from mingtang.editorial import actions as editorial
from mingtang.evidence.actions.evidence import accept, refuse
from mingtang.evidence.actions.withdrawing import withdraw
from mingtang.law.deputies import AbsenceKind
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.mail import NoticeKind
from mingtang.organs.actions import arrange_deputy
from mingtang.outbox.actions import notify, open_notice, read_all
from mingtang.outbox.models import Mail, Notice
from mingtang.progress.actions import submit_for_publication
from mingtang.workplan.actions.plans import assign
from tests import builders
from tests.builders import moment
from tests.outbox.conftest import reachable
from tests.refusals import stopped

AT = moment("2026-03-02")
LATER = moment("2026-03-03")


def told(username, **which):
    rows = Notice.rows.filter(person__username=username, **which).order_by("pk")
    return [(row.title, row.read_at is None) for row in rows]


def tell(*people, step="waits", at=AT, **more):
    usual = {"kind": NoticeKind.JUDGE, "title": "有佐证等您认定", "path": "/desk/", "of": "x.y:1"}
    return notify(people, **usual | more, step=step, at=at)


def test_a_step_is_told_once_and_only_to_people_in_office(town):
    town["officer"].__class__.rows.filter(username="reviewer").update(is_active=False)
    assert tell(town["clerk"], town["leader"], town["reviewer"]) == 2
    assert tell(town["clerk"], town["leader"], town["officer"]) == 1
    assert tell(town["clerk"], step="again") == 1
    assert Notice.rows.count() == 4


def test_nobody_is_told_of_what_they_did_themselves(town):
    assert tell(town["clerk"], town["leader"], but=town["clerk"]) == 1
    assert told("clerk") == []


def test_the_database_keeps_one_notice_a_step(town):
    tell(town["clerk"])
    with stopped():
        Notice.rows.create(
            person=town["clerk"], kind="judge", title="x", path="/", subject="x.y:1", step="waits", at=AT
        )


def test_a_notice_goes_with_the_act_that_is_undone(town, box):
    reachable(town["clerk"], AT)
    with transaction.atomic():
        tell(town["clerk"])
        assert (Notice.rows.count(), Mail.rows.count()) == (1, 1)
        transaction.set_rollback(True)
    assert (Notice.rows.count(), Mail.rows.count()) == (0, 0)


def test_without_a_server_notices_stay_on_the_desk(town, settings):
    settings.MINGTANG_SMTP = None
    reachable(town["clerk"], AT)
    assert (tell(town["clerk"]), Mail.rows.count()) == (1, 0)


def test_only_the_kinds_chosen_go_at_once_and_only_to_a_verified_address(town, box):
    reachable(town["clerk"], AT, at_once=["review"])
    reachable(town["leader"], AT, verified_at=None)
    reachable(town["reviewer"], AT)
    tell(town["clerk"], town["leader"], town["reviewer"], town["officer"])
    assert [mail.person.username for mail in Mail.rows.all()] == ["reviewer"]


def test_reading_is_one_s_own(town):
    tell(town["clerk"], town["leader"])
    notice = Notice.rows.get(person=town["clerk"])
    open_notice(notice, by=town["leader"], at=LATER)
    assert told("clerk") == [("有佐证等您认定", True)]
    open_notice(notice, by=town["clerk"], at=LATER)
    assert told("clerk") == [("有佐证等您认定", False)]
    assert (read_all(by=town["leader"], at=LATER), told("leader")) == (1, [("有佐证等您认定", False)])


WAITS = "有佐证等您认定：《柳溪镇2026年政务公开工作要点》第 1.1.1 条"


def test_evidence_that_waits_is_told_to_those_who_judge_and_settled_once_judged(town, plan):
    piece = builders.evidence(builders.commitment(plan), by=town["officer"], at=AT)
    for who in ("clerk", "reviewer", "leader"):
        assert told(who, kind="judge") == [(WAITS, True)]
    assert told("office-reviewer", kind="judge") == told("officer", kind="judge") == []
    accept(piece, completing=False, by=town["clerk"], at=LATER)
    assert told("leader", kind="judge") == [(WAITS, False)]
    assert told("officer", kind="result") == [(WAITS.replace("有佐证等您认定", "您交的佐证已认定"), True)]


def test_refused_evidence_goes_back_to_whoever_handed_it_in(town, plan):
    piece = builders.evidence(builders.commitment(plan), by=town["officer"], at=AT)
    refuse(piece, reason="请交发放表", by=town["clerk"], at=LATER)
    assert told("officer", kind="returned") == [(WAITS.replace("有佐证等您认定", "您交的佐证不予认定"), True)]
    path = Notice.rows.get(kind="returned").path
    assert path == f"/desk/plans/liuxi/2026/1.1.1/#evidence-{piece.pk}"


def test_evidence_that_was_taken_back_waits_for_nobody(town, plan):
    piece = builders.evidence(builders.commitment(plan), by=town["officer"], at=AT)
    withdraw(piece, by=town["officer"], at=LATER)
    assert told("leader", kind="judge") == [(WAITS, False)]


def test_a_revision_is_told_to_whoever_has_the_next_step(town, plan):
    revision = submit_for_publication(plan, by=town["clerk"], at=AT)
    waits = "柳溪镇的工作要点落实情况等您审核"
    assert told("reviewer", kind="review") == [(waits, True)]
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=town["reviewer"], at=AT)
    assert told("reviewer", kind="review") == [(waits, False)]
    assert told("leader", kind="review") == [("柳溪镇的工作要点落实情况等您签发", True)]
    editorial.send_back(revision, reason="数字不对", by=town["leader"], at=LATER)
    assert told("leader", kind="review") == [("柳溪镇的工作要点落实情况等您签发", False)]
    assert told("clerk", kind="returned") == [("柳溪镇的工作要点落实情况被退回，请看理由", True)]


def test_what_was_released_is_told_to_whoever_drafted_it(town, plan):
    builders.released(town, plan, at=AT)
    assert told("clerk", kind="result") == [("柳溪镇的工作要点落实情况已发布，公众可以看到", True)]
    assert told("leader", kind="review") == [("柳溪镇的工作要点落实情况等您签发", False)]


@pytest.mark.parametrize(
    ("unit", "who"), [("liuxi-sfs", ["other-officer"]), ("taoyuan", ["village-officer"]), ("liuxi-dzb", [])]
)
def test_the_officers_of_the_unit_are_told_of_what_is_assigned_to_it(town, plan, unit, who):
    Notice.rows.all().delete()
    row = builders.commitment(plan)
    for _ in range(2):
        assign(row, owner=town.units[unit], co_owners=[], by=town["clerk"], at=AT)
    assert list(Notice.rows.values_list("person__username", flat=True)) == who


def test_a_village_without_officers_leaves_its_tasks_to_the_district(town, plan):
    town["village-officer"].posts.update(until_on="2026-01-31")
    Notice.rows.all().delete()
    assign(builders.commitment(plan), owner=town.units["taoyuan"], co_owners=[], by=town["clerk"], at=AT)
    assert list(Notice.rows.values_list("person__username", flat=True)) == ["district-officer"]


def test_whoever_stands_in_is_told_too_for_as_long_as_they_do(town, plan):
    post = town["leader"].posts.get()
    days = {"since_on": date(2026, 3, 2), "until_on": date(2026, 3, 6), "reason": AbsenceKind.LEAVE}
    arrange_deputy(post, person=town["office-reviewer"], **days, by=town["leader"], at=moment("2026-03-01"))
    row = builders.commitment(plan)
    builders.evidence(row, by=town["officer"], at=moment("2026-03-06"))
    assert [told(who, kind="judge") for who in ("leader", "office-reviewer")] == [[(WAITS, True)]] * 2
    builders.evidence(row, by=town["officer"], at=moment("2026-03-09"), title="后来的公示")
    assert [len(told(who, kind="judge")) for who in ("leader", "office-reviewer")] == [2, 1]
