"""审签时限：working days from when a text came to its stage."""

from datetime import date

import pytest

from mingtang.law.editorial import Stage
from mingtang.law.review_days import review_due
from mingtang.law.workdays import Calendar

SHIPPED = Calendar.shipped()


@pytest.mark.parametrize(
    ("stage", "since", "own", "due"),
    [
        (Stage.FIRST, date(2026, 3, 2), {}, date(2026, 3, 4)),
        (Stage.LEADER, date(2026, 3, 6), {}, date(2026, 3, 9)),
        (Stage.REVIEW, date(2026, 3, 7), {"review": 1, "leader": 9}, date(2026, 3, 9)),
        (Stage.REVIEW, date(2026, 9, 30), {}, date(2026, 10, 9)),
    ],
)
def test_the_day_it_came_does_not_count_and_days_off_do_not(stage, since, own, due):
    assert review_due(stage, since, own, SHIPPED).due_on == due


def test_the_way_to_the_day_is_told_in_words():
    usual = review_due(Stage.FIRST, date(2026, 3, 2), {}, SHIPPED)
    assert usual.explained == "2026年3月2日到“初审”，当天不算；通常的 2 个工作日，2026年3月4日以前办完。"
    own = review_due(Stage.LEADER, date(2026, 3, 2), {"leader": 3}, SHIPPED)
    assert own.explained == "2026年3月2日到“领导签发”，当天不算；本机关定的 3 个工作日，2026年3月5日以前办完。"


def test_a_year_without_a_notice_makes_it_provisional():
    far = review_due(Stage.FIRST, date(2095, 3, 1), {}, SHIPPED)
    assert (far.provisional, "预计" in far.explained) == (True, True)
