"""邮件：when it may go, when it is tried again, and what becomes of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.mail import (
    GIVE_UP_AFTER,
    LONGEST_WAIT,
    MAY_HAVE_ARRIVED,
    MOVES,
    Answer,
    MailState,
    Quiet,
    digest_is_due,
    held_until,
    state_after,
    wait_after,
)  # fmt: skip
from mingtang.law.workdays import Calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar.shipped()
hours = st.integers(0, 23)
seconds = st.integers(0, 334 * 24 * 3600)
moments = seconds.map(lambda passed: datetime(2026, 1, 1, tzinfo=SHANGHAI) + timedelta(seconds=passed))


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("at", "ready"),
    [
        ("2026-03-05 10:12", "2026-03-05 10:12"),
        ("2026-03-05 18:59", "2026-03-05 18:59"),
        ("2026-03-05 19:00", "2026-03-06 08:00"),
        ("2026-03-06 07:59", "2026-03-06 08:00"),
        ("2026-03-06 21:30", "2026-03-09 08:00"),
        ("2026-10-01 10:00", "2026-10-08 08:00"),
    ],
)
def test_mail_is_held_back_at_night_and_on_days_off(at, ready):
    assert held_until(moment(at), Quiet(), CALENDAR) == moment(ready)


def test_whoever_leaves_no_hour_quiet_is_written_to_at_once():
    at = moment("2026-10-01 03:00")
    assert held_until(at, Quiet(0, 0, days_off=False), CALENDAR) == at


@given(at=moments, quiet=st.builds(Quiet, hours, hours, st.booleans()))
def test_what_is_held_back_goes_at_the_first_hour_that_is_not_quiet(at, quiet):
    ready = held_until(at, quiet, CALENDAR)
    assert ready >= at
    assert not quiet.covers(ready.hour)
    assert not quiet.days_off or CALENDAR.is_working_day(ready.date())
    assert ready == at or (ready.minute, ready.second) == (0, 0)
    assert held_until(ready, quiet, CALENDAR) == ready


def test_a_digest_is_due_from_its_hour_on_working_days():
    asked = ["2026-03-05 07:59", "2026-03-05 08:00", "2026-03-05 23:00", "2026-03-07 09:00"]
    assert [digest_is_due(moment(at), 8, CALENDAR) for at in asked] == [False, True, True, False]


@given(tries=st.integers(1, 1000))
def test_the_wait_grows_and_never_passes_four_hours(tries):
    assert timedelta(minutes=1) <= wait_after(tries) <= wait_after(tries + 1) <= LONGEST_WAIT


@pytest.mark.parametrize(
    ("answer", "soon", "after_five_days"),
    [
        (Answer.ACCEPTED, MailState.SENT, MailState.SENT),
        (Answer.REFUSED, MailState.FAILED, MailState.FAILED),
        (Answer.DEFERRED, MailState.QUEUED, MailState.FAILED),
        (Answer.UNREACHABLE, MailState.QUEUED, MailState.FAILED),
        (Answer.UNANSWERED, MailState.QUEUED, MailState.FAILED),
    ],
)
def test_only_what_is_not_settled_is_tried_again_and_not_for_ever(answer, soon, after_five_days):
    began = moment("2026-03-05 10:00")
    late = began + GIVE_UP_AFTER
    assert state_after(answer, queued_at=began, at=began) is soon
    assert state_after(answer, queued_at=began, at=late) is after_five_days


def test_what_was_sent_or_dropped_stays_so():
    assert MOVES[MailState.SENT] == MOVES[MailState.DROPPED] == frozenset()
    assert {Answer.NONE, Answer.UNANSWERED} == MAY_HAVE_ARRIVED
