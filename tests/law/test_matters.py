"""来办的事的规则：an own term in working days, how it came, and how somebody may be told."""

from datetime import date

import pytest

from mingtang.law.matters import (
    Arrival,
    Telling,
    due_by_own_term,
    reasons_against_arrival,
    reasons_against_columns,
    reasons_against_telling,
    reasons_against_words,
)
from mingtang.law.workdays import Calendar

TABLE = Calendar.shipped()


def test_the_day_it_came_is_not_counted_and_holidays_are_left_out():
    assert due_by_own_term(date(2026, 3, 2), 20, TABLE).day == date(2026, 3, 30)
    # 清明放假三天，4 月 6 日不上班。
    assert due_by_own_term(date(2026, 4, 3), 1, TABLE).day == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("arrival", "came", "passed_by", "reasons"),
    [
        (Arrival.POST, date(2026, 3, 2), "", ()),
        (Arrival.PASSED, date(2026, 3, 2), "云泽县人民政府办公室", ()),
        (Arrival.PASSED, date(2026, 3, 2), " ", ("别的机关转来的，请写是哪个机关。",)),
        (
            Arrival.PHONE,
            date(2026, 3, 3),
            "县",
            ("来的日期在今天以后，请核对。", "不是别的机关转来的，不填“转来的机关”。"),
        ),
    ],
)
def test_how_it_came_is_told_whole(arrival, came, passed_by, reasons):
    assert reasons_against_arrival(arrival, came=came, passed_by=passed_by, today=date(2026, 3, 2)) == reasons


def test_whoever_left_no_way_to_reach_them_is_told_online_or_in_person():
    days = {"told": date(2026, 3, 2), "since": date(2026, 3, 2), "today": date(2026, 3, 2)}
    refused = {way for way in Telling if reasons_against_telling(way, **days, reach=False)}
    assert refused == {Telling.POST, Telling.PHONE}
    assert reasons_against_telling(None, **days | {"told": date(2026, 3, 1)}, reach=True) == [
        "请选择怎样告知。",
        "告知的日期早于批准结论的日期，请核对。",
    ]


def test_what_is_too_long_is_told_by_its_column():
    assert reasons_against_columns(name="甄" * 61) == ("姓名或者单位名称写了 61 个字，请写在 60 个字以内。",)
    assert reasons_against_words({"证据": "证" * 3001}) == ("“证据”写了 3001 个字，请写在 3000 个字以内。",)
