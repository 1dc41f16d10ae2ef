"""来访：counted for one day by address and kind, no address kept, and forgotten when the day is over."""

import pytest

from mingtang.law.rules import RuleBroken
from mingtang.visits import actions
from mingtang.visits.actions import came, forget_days, opened_by_code
from mingtang.visits.due import VisitorsOfYesterday
from mingtang.visits.models import DaySalt, Knock
from mingtang.visits.queries import times_today
from tests.builders import moment
from tests.roles import everything

pytestmark = pytest.mark.django_db
HERE, THERE = "203.0.113.77", "203.0.113.78"
AT, LATE, NEXT = moment("2026-03-10 08:00"), moment("2026-03-10 23:59"), moment("2026-03-11 00:00")


def test_who_came_is_counted_by_address_and_kind():
    for address, kind in ((HERE, "apply"), (HERE, "apply"), (HERE, "look"), (THERE, "apply")):
        came(address, kind=kind, at=AT)
    told = [times_today(address, kind=kind, at=LATE) for address in (HERE, THERE) for kind in ("apply", "look", "ask")]
    assert told == [2, 1, 0, 1, 0, 0]


def test_a_day_begins_at_midnight_with_a_salt_of_its_own():
    came(HERE, kind="ask", at=LATE)
    came(HERE, kind="ask", at=NEXT)
    assert [times_today(HERE, kind="ask", at=at) for at in (AT, LATE, NEXT)] == [1, 1, 1]
    assert len({knock.who for knock in Knock.rows.all()}) == len({day.salt for day in DaySalt.rows.all()}) == 2


def test_to_count_writes_nothing():
    assert times_today(HERE, kind="apply", at=AT) == 0
    assert (Knock.rows.count(), DaySalt.rows.count()) == (0, 0)


def test_an_address_is_nowhere():
    came(HERE, kind="apply", at=AT)
    assert HERE not in str(everything())
    assert str(Knock.rows.get()) == "2026-03-10 apply"


def test_days_gone_by_are_forgotten_and_today_is_not():
    came(HERE, kind="look", at=AT)
    came(HERE, kind="look", at=NEXT)
    assert [forget_days(before=NEXT.date()) for _ in range(2)] == [1, 0]
    assert [times_today(HERE, kind="look", at=at) for at in (AT, NEXT)] == [0, 1]
    assert Knock.rows.count() == 1


def test_the_due_task_forgets_yesterday_and_may_be_repeated():
    came(HERE, kind="look", at=AT)
    task = VisitorsOfYesterday()
    assert list(task.due(on=NEXT.date(), at=NEXT)) == [0]
    assert [task.do(0, at=at) for at in (LATE, NEXT, NEXT)] == [None, "清掉 1 天的来访计数。", None]
    assert (Knock.rows.count(), DaySalt.rows.count()) == (0, 0)


def test_a_right_code_is_neither_counted_nor_kept_out_until_guessing_would_pay(monkeypatch):
    monkeypatch.setattr(actions, "MOST_WRONG", 2)
    monkeypatch.setattr(actions, "MOST_TRIES", 4)

    def tried(found):
        try:
            return opened_by_code(lambda: found, address=HERE, kind="ask", at=AT)
        except RuleBroken as broken:
            return broken.reasons[0]

    often = actions.WRONG_SO_OFTEN.format(most=2)
    told = [tried(found) for found in ("a", None, "a", None, None, "a", None, "a")]
    assert told == ["a", None, "a", None, often, "a", often, actions.NOBODY_TYPES_SO_MUCH]
    assert times_today(HERE, kind="ask", at=AT) == 4
