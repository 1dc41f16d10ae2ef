"""案卷的规则：the term in which a review may be asked for, and how long what names an applicant is kept."""

from datetime import date

from mingtang.law.casefiles import (
    ended_long_ago,
    identity_kept_until,
    particulars_kept_until,
    reasons_against_open_term,
    review_term_until,
)
from mingtang.law.workdays import Calendar

TABLE = Calendar.shipped()


def test_a_file_stays_open_while_a_review_may_be_asked_for():
    answered = date(2026, 3, 20)
    assert review_term_until(answered, TABLE) == date(2026, 5, 19)
    assert reasons_against_open_term(answered, TABLE, on=date(2026, 5, 19)) == (
        "申请行政复议的期限到2026年5月19日，还没有过，从第二天起可以归档。",
    )
    assert reasons_against_open_term(answered, TABLE, on=date(2026, 5, 20)) == ()


def test_a_term_of_the_law_before_is_not_waited_for():
    assert review_term_until(date(2023, 12, 31), TABLE) is None
    assert reasons_against_open_term(date(2023, 12, 31), TABLE, on=date(2024, 1, 5)) == ()


def test_the_last_day_of_keeping_still_counts():
    assert identity_kept_until(date(2026, 3, 20), days=90) == date(2026, 6, 18)
    assert particulars_kept_until(date(2026, 3, 20), years=10) == date(2036, 3, 20)


def test_whoever_is_past_the_day_is_among_those_who_ended_long_ago():
    for ended in (date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1)):
        for years in (1, 4, 10):
            until = particulars_kept_until(ended, years=years)
            after = date.fromordinal(until.toordinal() + 1)
            assert ended <= ended_long_ago(after, years=years)
