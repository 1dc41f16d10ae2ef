"""审签的日子：by which day each stage should be done, who is told, and where it stands in the lists."""

import pytest

from mingtang.audit.actions import reference
from mingtang.desk.queries import today
from mingtang.editorial.actions import approve, send_back
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, STAGES, THREE_STAGES, Stage
from mingtang.law.mail import NoticeKind
from mingtang.outbox.models import Notice
from mingtang.reminders.actions import remind
from mingtang.reviewing.days import Deadlines
from mingtang.reviewing.due import ReviewsOfPerson, WaitingRevisions
from mingtang.reviewing.waiting import waiting
from mingtang.stages.actions import set_stages
from tests.builders import moment
from tests.reviewing.conftest import begun, checked, hurried, letter


@pytest.fixture
def reminding(settings):
    settings.MINGTANG_PORTS = {
        **settings.MINGTANG_PORTS,
        "reminders.DueItems": ["mingtang.reviewing.due.WaitingRevisions"],
    }


def due_of(revision):
    due = Deadlines.of([revision]).due(revision)
    return due and (due.stage, due.due_on.isoformat())


def days(made, **told):
    stages = told.pop("stages", THREE_STAGES)
    at = moment(told.pop("at", "2026-03-01"))
    return set_stages(made.organ, kind="document", stages=stages, days=told, by=made["administrator"], at=at)


def test_each_stage_has_its_days_from_when_it_was_reached(made):
    assert due_of(letter(made, number=1)) == (Stage.FIRST, "2026-03-04")
    assert due_of(begun(made, number=2)) == (Stage.REVIEW, "2026-03-05")
    assert due_of(checked(made, number=3)) == (Stage.LEADER, "2026-03-05")
    assert due_of(hurried(made, number=4)) == (Stage.REVIEW, "2026-03-04")


def test_what_came_back_or_is_signed_has_no_day(made):
    revision = letter(made)
    send_back(revision, reason="改。", by=made["reviewer"], at=moment("2026-03-03"))
    assert due_of(revision) is None


def test_an_organ_sets_its_own_days_and_what_is_on_its_way_keeps_those_it_came_with(made):
    before = letter(made, number=1)
    days(made, at="2026-03-03", first=5, review=2, leader=1)
    assert due_of(before) == (Stage.FIRST, "2026-03-04")
    assert due_of(letter(made, number=2, at="2026-03-04")) == (Stage.FIRST, "2026-03-11")
    days(made, at="2026-03-05", stages=STAGES, review=1, leader=1)
    assert due_of(letter(made, number=3, at="2026-03-06")) == (Stage.REVIEW, "2026-03-09")


def test_the_list_begins_with_the_nearest_day_and_marks_what_is_late(made):
    late, soon = letter(made, number=1), letter(made, number=2, at="2026-03-05")
    at = moment("2026-03-06")
    rows = waiting(made["second-reviewer"], at=at)
    told = [(row.revision, row.left, row.left_tone, row.is_late) for row in rows]
    assert told == [(late, "已超过 2 个工作日", "bad", True), (soon, "还有 1 个工作日", "going", False)]
    first = today.rows(made["second-reviewer"], at=at)[0]
    assert (first.words, first.tone, first.due_on.isoformat()) == ("待初审，已超过 2 个工作日", "bad", "2026-03-04")


def told(made, on):
    at = moment(on)
    return [(item, {person.username for person in item.people}) for item in WaitingRevisions().of_organ(
        made.organ, on=at.date(), at=at
    )]  # fmt: skip


def test_whoever_may_sign_is_asked_a_working_day_before_and_nobody_whose_hand_is_in_it(made):
    revision = begun(made)
    assert told(made, "2026-03-03") == []
    [(item, people)] = told(made, "2026-03-04")
    assert (item.subject, item.title) == (reference(revision), "柳溪镇的文件等着审核")
    assert people == {"reviewer", "gone"}
    assert list(WaitingRevisions().organs(on=moment("2026-03-04").date())) == [made.organ.pk]


def test_a_late_reviewer_is_told_and_so_is_the_leader_until_it_is_signed(made, reminding):
    revision = letter(made)
    assert remind(made.organ, at=moment("2026-03-03")) == 3
    assert remind(made.organ, at=moment("2026-03-04")) == 0
    assert remind(made.organ, at=moment("2026-03-11")) == 4
    late = Notice.rows.filter(kind=NoticeKind.DUE.value, read_at=None)
    assert {notice.person.username for notice in late} == {"reviewer", "second-reviewer", "gone", "leader"}
    assert {notice.title for notice in late} == {"已超过 5 个工作日，2026年3月4日到期：柳溪镇的文件等着初审"}
    approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=made["reviewer"], at=moment("2026-03-11"))
    assert Notice.rows.filter(kind=NoticeKind.DUE.value, read_at=None).count() == 0


def test_a_calendar_has_the_days_of_what_waits_for_its_owner(made):
    revision = begun(made)
    at = moment("2026-03-04")

    def days_of(username):
        found = ReviewsOfPerson().of_person(made[username], on=at.date(), at=at)
        return [(day.subject, day.title, day.due_on.isoformat(), day.sequence) for day in found]

    assert days_of("reviewer") == [(reference(revision), "柳溪镇的文件等着审核", "2026-03-05", 2)]
    assert days_of("second-reviewer") == days_of("leader") == []
    approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    assert [sequence for *_, sequence in days_of("leader")] == [3]
