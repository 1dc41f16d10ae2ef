"""答复期限与慢算法：ten thousand random applications, reckoned twice, by two that share nothing."""

from collections import Counter
from datetime import date, timedelta
from itertools import islice, pairwise

from mingtang.law.reply import reply_clock
from mingtang.law.reply_facts import Asked, Correction, Delay, Inquiry, ReplyFacts
from mingtang.law.reply_ledger import Running, ledger
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import Calendar
from tests.law.slow_reply import SETTLED_UNTIL, Case, random_cases, work_out, works

CALENDAR = Calendar.shipped()
CASES = 10_000
OUTSIDE = (Asked.THIRD_PARTY, Asked.JOINT_MAKER, Asked.OTHER_ORGAN)
INSIDE = (Asked.OWN_OFFICE, Asked.DISTRICT, Asked.VILLAGE, Asked.CONFERENCE)


def inquiry(index, question):
    asked = OUTSIDE[index % 3] if question.outside else INSIDE[index % 4]
    return Inquiry(asked, question.sent, question.received, question.answered, question.lapsed)


def facts_of(case: Case) -> ReplyFacts:
    return ReplyFacts(
        case.received,
        corrected=case.corrected,
        extended=case.extended,
        extended_on=case.extended_on,
        fee_sent=case.fee_sent,
        fee_notified=case.fee_notified,
        fee_paid=case.fee_paid,
        inquiries=[inquiry(*each) for each in enumerate(case.questions)],
        correction=Correction(case.told_to_correct) if case.told_to_correct else None,
        delay=Delay(case.delayed_on, case.delayed_to) if case.delayed_on else None,
    )


def refused(facts):
    try:
        reply_clock(facts, CALENDAR)
    except RuleBroken:
        return True
    return False


def standing(facts, until):
    """The days on which the ledger says that the clock stands still."""
    found = set()
    for each in ledger(facts, CALENDAR):
        if each.kind is Running.STOPPED:
            day = each.since
            while day < min(each.until or until, until):
                day += timedelta(days=1)
                found.add(day)
    return found


def test_the_slow_calendar_is_the_calendar_of_the_notices():
    day = date(2025, 1, 1)
    while day <= SETTLED_UNTIL:
        assert works(day) == CALENDAR.is_working_day(day), day
        day += timedelta(days=1)


def test_ten_thousand_random_applications_come_to_the_same_day_twice():
    seen = Counter()
    for case in random_cases(20260403):
        slow = work_out(case)
        if slow.unsettled:
            continue
        facts = facts_of(case)
        if slow.refused:
            assert refused(facts), case
            seen["refused"] += 1
        else:
            fast = reply_clock(facts, CALENDAR)
            assert (fast.due, fast.nominal) == (slow.due, slow.nominal), case
            seen["waiting" if fast.due is None else "due"] += 1
        if seen.total() == CASES:
            break
    assert min(seen.values()) > CASES // 20, seen


def test_the_ledger_stands_still_on_the_very_days_that_are_not_counted():
    compared = 0
    for case in random_cases(711):
        slow = work_out(case)
        if slow.unsettled or slow.refused:
            continue
        facts = facts_of(case)
        until = slow.due or slow.looked_until
        assert standing(facts, until) == {day for day in slow.standing if day <= until}, case
        compared += 1
        if compared == 1_000:
            break


def test_the_intervals_follow_one_another_without_a_gap():
    for case in islice(random_cases(45), 500):
        facts = facts_of(case)
        if refused(facts):
            continue
        told = ledger(facts, CALENDAR)
        assert [one.until for one in told[:-1]] == [other.since for other in told[1:]], case
        assert all(one.until > one.since for one in told[:-1]), case
        assert all((one.kind, one.ground) != (other.kind, other.ground) for one, other in pairwise(told)), case
        if told:
            assert told[0].since == case.received
            assert told[-1].until == reply_clock(facts, CALENDAR).due
