"""答复期限的慢算法：one day after another, from the text of the rules alone, for comparison.

It shares no code with ``mingtang.law``, not even the calendar: the days off of 2025 and 2026 are written out here.
Everything that happens on a day takes effect at its end, because the day itself is never counted.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

ONE = timedelta(days=1)
PATIENCE = timedelta(days=120)
"""等多久算一直等下去：longer than 40 working days and 15 more ever are."""
SETTLED_UNTIL = date(2026, 12, 25)


def span(first, last):
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


OFF = set().union(
    span(date(2025, 1, 1), date(2025, 1, 1)),
    span(date(2025, 1, 28), date(2025, 2, 4)),
    span(date(2025, 4, 4), date(2025, 4, 6)),
    span(date(2025, 5, 1), date(2025, 5, 5)),
    span(date(2025, 5, 31), date(2025, 6, 2)),
    span(date(2025, 10, 1), date(2025, 10, 8)),
    span(date(2026, 1, 1), date(2026, 1, 3)),
    span(date(2026, 2, 15), date(2026, 2, 23)),
    span(date(2026, 4, 4), date(2026, 4, 6)),
    span(date(2026, 5, 1), date(2026, 5, 5)),
    span(date(2026, 6, 19), date(2026, 6, 21)),
    span(date(2026, 9, 25), date(2026, 9, 27)),
    span(date(2026, 10, 1), date(2026, 10, 7)),
)
MADE_UP = {date(2025, *day) for day in [(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)]} | {
    date(2026, *day) for day in [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]
}


WORKED = {
    day for day in span(date(2025, 1, 1), SETTLED_UNTIL) if day in MADE_UP or (day not in OFF and day.weekday() < 5)
}


def works(day):
    return day in WORKED


@dataclass
class Question:
    outside: bool
    sent: date
    received: date | None = None
    answered: date | None = None
    lapsed: bool = False


@dataclass
class Case:
    received: date
    questions: list[Question] = field(default_factory=list)
    told_to_correct: date | None = None
    corrected: date | None = None
    extended: int = 0
    extended_on: date | None = None
    delayed_on: date | None = None
    delayed_to: date | None = None
    fee_sent: date | None = None
    fee_notified: date | None = None
    fee_paid: date | None = None


@dataclass
class Answer:
    refused: bool = False
    due: date | None = None
    nominal: date | None = None
    standing: set[date] = field(default_factory=set)
    looked_until: date | None = None
    unsettled: bool = False


class Refused(Exception):
    pass


class Clerk:
    """Goes through the days with a pencil: how many are used, what is being waited for."""

    def __init__(self, case):
        self.case = case
        self.answer = Answer()
        self.begin_anew()
        self.open = []
        self.waits = ""
        self.to_pay = self.pay_by = None

    def begin_anew(self):
        self.used = self.used_without_questions = self.more = 0
        self.delayed_to = self.ran_out = self.base_ran_out = self.nominal = None
        self.waits = ""

    def count(self, day):
        """The day itself."""
        asked = [q for q, _ in self.open if q.outside] and not self.delayed_to
        if self.waits or (asked and not self.ran_out):
            self.answer.standing.add(day)
        if works(day) and not self.nominal:
            self.used_without_questions += 1
            if self.used_without_questions == 20:
                self.nominal = day
        if works(day) and not self.waits and not asked and not self.ran_out and not self.delayed_to:
            self.used += 1
            if self.used == 20:
                self.base_ran_out = day
            if self.used == 20 + self.more:
                self.ran_out = day
        if self.delayed_to == day and not self.waits:
            self.ran_out = day
        if self.to_pay is not None and works(day):
            self.to_pay += 1
            self.pay_by = day if self.to_pay == 20 else self.pay_by
        for entry in self.open:
            if entry[0].received and day > entry[0].received and works(day):
                entry[1] += 1

    def too_late(self, late):
        if late:
            raise Refused

    def happen(self, day):
        """What happens on the day, taking effect after it."""
        case = self.case
        self.open = [
            entry
            for entry in self.open
            if entry[0].answered != day and not (entry[1] == 15 and ends_by_itself(entry[0]))
        ]
        self.open += [[q, 0] for q in case.questions if q.sent == day and q.answered != day]
        if case.corrected == day:
            self.begin_anew()
        if case.fee_paid == day and case.fee_sent != day:
            self.pay(day)
        started = case.corrected or case.received
        if not self.waits and not self.delayed_to and case.extended_on == day:
            self.too_late(self.base_ran_out and self.base_ran_out < day)
            self.extend(day)
        if not self.waits and case.delayed_on == day:
            self.too_late(self.ran_out and self.ran_out < day)
            self.delayed_to, self.ran_out = case.delayed_to, day if case.delayed_to == day else None
        if case.told_to_correct == day and case.corrected != day:
            self.waits, self.ran_out = "correction", None
        if case.fee_sent == day and day >= started:
            self.too_late(self.ran_out and self.ran_out < day)
            self.waits, self.ran_out = "fee", None
        if case.fee_notified == day:
            self.to_pay = 0
        if case.fee_paid == day and case.fee_sent == day:
            self.pay(day)

    def extend(self, day):
        self.more = self.case.extended
        if self.used == 20:
            self.ran_out = None

    def pay(self, day):
        self.too_late(self.pay_by and self.pay_by < day)
        self.to_pay = None
        self.begin_anew()


def ends_by_itself(question):
    return question.lapsed or question.answered is not None


def latest(case):
    told = [case.received, case.told_to_correct, case.corrected, case.extended_on, case.delayed_on]
    told += [case.fee_sent, case.fee_notified, case.fee_paid]
    told += [day for q in case.questions for day in (q.sent, q.received, q.answered)]
    return max(day for day in told if day)


def work_out(case):
    """答复到期日，慢慢数。"""
    clerk, day = Clerk(case), case.received
    after, within = case.received, 0
    while case.told_to_correct and after < case.told_to_correct:
        after += ONE
        within += works(after)
    if within > 7 or (within == 7 and not works(case.told_to_correct)):
        return Answer(refused=True)
    last = latest(case)
    try:
        clerk.happen(day)
        while not (clerk.ran_out and clerk.nominal and day >= last):
            day += ONE
            if day > SETTLED_UNTIL or day > last + PATIENCE:
                break
            clerk.count(day)
            clerk.happen(day)
    except Refused:
        return Answer(refused=True)
    answer = clerk.answer
    answer.due, answer.nominal = clerk.ran_out, clerk.nominal
    answer.looked_until = day - ONE
    answer.unsettled = day > SETTLED_UNTIL
    return answer


def some_day(dice, first, most):
    return first + timedelta(days=dice.randrange(most + 1))


def random_question(dice, received):
    sent = some_day(dice, received, 45)
    got = some_day(dice, sent, 6) if dice.random() < 0.8 else None
    fate = dice.random()
    answered = some_day(dice, got or sent, 35) if fate < 0.7 else None
    lapsed = fate >= 0.7 and got is not None and dice.random() < 0.8
    return Question(dice.random() < 0.8, sent, got, answered, lapsed)


def random_case(dice):
    """一件随意的申请：most of what may happen, in any mixture."""
    case = Case(some_day(dice, date(2025, 1, 2), 450))
    case.questions = [random_question(dice, case.received) for _ in range(dice.choice([0, 0, 1, 1, 2, 3, 4]))]
    if dice.random() < 0.4:
        case.told_to_correct = some_day(dice, case.received, 12)
        case.corrected = some_day(dice, case.told_to_correct, 30) if dice.random() < 0.85 else None
    started = case.corrected or case.received
    if not (case.told_to_correct and not case.corrected) and dice.random() < 0.4:
        case.fee_sent = some_day(dice, started, 35)
        case.fee_notified = some_day(dice, case.fee_sent, 5)
        case.fee_paid = some_day(dice, case.fee_notified, 32) if dice.random() < 0.8 else None
    if dice.random() < 0.5:
        case.extended = dice.randint(1, 20)
        case.extended_on = some_day(dice, dice.choice([case.received, started, case.fee_paid or started]), 30)
    if dice.random() < 0.12:
        case.delayed_on = some_day(dice, dice.choice([started, case.fee_paid or started]), 30)
        case.delayed_to = some_day(dice, case.delayed_on, 60)
    return case


def random_cases(seed):
    """没有尽头的一串申请，同一个种子同一串。"""
    dice = random.Random(seed)
    while True:
        yield random_case(dice)
