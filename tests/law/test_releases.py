"""发布和复查的规则：when something may be planned for, how long it still is, and when it is looked at again."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mingtang.law.releases import LABELS, MOVES, ReleaseState, countdown, reasons_against_time
from mingtang.law.revisits import reasons_against_next

SHANGHAI = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 3, 5, 9, 0, tzinfo=SHANGHAI)
PASSED = "定的时间已经过了，请定在以后；现在就要发布的，用“马上发布”。"
FAR = "定时发布最多定在一年以内，最晚2027年3月5日。"


@pytest.mark.parametrize(
    ("planned_at", "reasons"),
    [
        (None, ()),
        (AT - timedelta(seconds=1), (PASSED,)),
        (AT, (PASSED,)),
        (AT + timedelta(seconds=1), ()),
        (datetime(2027, 3, 5, 23, 59, tzinfo=SHANGHAI), ()),
        (datetime(2027, 3, 6, 0, 0, tzinfo=SHANGHAI), (FAR,)),
    ],
)
def test_a_time_is_to_come_and_within_a_year(planned_at, reasons):
    assert reasons_against_time(planned_at, at=AT) == reasons


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(0), "到时间了，正在发布"),
        (timedelta(seconds=1), "还有 1 分钟"),
        (timedelta(minutes=59, seconds=1), "还有 1 小时"),
        (timedelta(hours=3, minutes=5), "还有 3 小时 5 分钟"),
        (timedelta(days=1), "还有 1 天"),
        (timedelta(days=2, hours=3, minutes=59), "还有 2 天 3 小时"),
    ],
)
def test_how_long_it_still_is_in_the_two_largest_units(left, words):
    assert countdown(AT + left, at=AT) == words


def test_only_what_was_refused_at_its_moment_is_planned_again():
    assert set(LABELS) == set(MOVES) == set(ReleaseState)
    assert [now for now in MOVES if ReleaseState.PLANNED in MOVES[now]] == [ReleaseState.FAILED]
    assert [now for now in MOVES if not MOVES[now]] == [ReleaseState.DONE, ReleaseState.CANCELLED]


@pytest.mark.parametrize(
    ("next_on", "reasons"),
    [
        (date(2026, 3, 5), ("下次复查的日期要在今天以后。",)),
        (date(2026, 3, 6), ()),
        (date(2031, 12, 31), ()),
        (date(2032, 1, 1), ("下次复查最晚定在2031年12月31日。",)),
    ],
)
def test_the_next_look_is_to_come_and_within_five_years(next_on, reasons):
    assert reasons_against_next(next_on, on=date(2026, 3, 5)) == reasons
