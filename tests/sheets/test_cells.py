"""格里写的：days, rhythms and units in every spelling that people use."""

from datetime import date

import pytest

from mingtang.law.commitments import Rhythm
from mingtang.organs.models import Unit
from mingtang.sheets.cells import Unclear, day_in, rhythm_in, unit_in, units_in

UNITS = (
    Unit(pk=1, code="dzb", name="柳溪镇党政办公室", short_name="党政办公室"),
    Unit(pk=2, code="sfs", name="柳溪镇司法所", short_name="司法所"),
    Unit(pk=3, code="a1", name="东管理区办公室", short_name="办公室"),
    Unit(pk=4, code="a2", name="西管理区办公室", short_name="办公室"),
)
SPELLINGS = [
    *("2026-06-30", "2026/6/30", "2026.6.30", "2026年6月30日", "2026年06月30日前", "6月30日", "6月30日之前", "6-30"),
    *(
        "6/30",
        "20260630",
        "46203",
        "46203.0",
        "2026-06-30 00:00:00",
        "６月３０日",
        " 2026 年 6 月 30 日 ",
        "6月底",
        "6月底前",
        "二〇二六年六月三十日",
        "二零二六年六月三十号",
        "六月底前",
    ),
    *("2026年6月末", "6月30号"),
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_day_is_the_same_in_every_spelling(text):
    assert day_in(text, year=2026) == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "day"), [("年底前", date(2026, 12, 31)), ("2027年底", date(2027, 12, 31)), ("", None), ("  ", None)]
)
def test_the_end_of_a_year_is_a_day_and_nothing_is_none(text, day):
    assert day_in(text, year=2026) == day


@pytest.mark.parametrize("text", ["下半年", "2026-02-30", "13月底", "6月", "2月30日", "12345678", "1", "尽快"])
def test_what_is_no_day_is_said_with_how_to_write_it(text):
    with pytest.raises(Unclear) as told:
        day_in(text, year=2026)
    assert str(told.value) == f"“{text}”不是能认出的日期，请写成 2026-06-30 或者 6月30日。"


@pytest.mark.parametrize("text", ["12.1", "１２．１", " 12.1 "])
def test_a_day_that_may_have_lost_its_zero_is_asked_for(text):
    with pytest.raises(Unclear) as told:
        day_in(text, year=2026)
    assert str(told.value) == f"“{text.strip()}”看不出是12月1日还是12月10日，请写成 12月1日 这样。"
    assert day_in("12.10", year=2026) == date(2026, 12, 10)
    assert day_in("12.4", year=2026) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("每季度", Rhythm.QUARTERLY),
        ("每 月", Rhythm.MONTHLY),
        ("持续推进", Rhythm.CONTINUOUS),
        ("按年", Rhythm.YEARLY),
        ("", None),
    ],
)
def test_a_rhythm_is_known_by_its_label(text, rhythm):
    assert rhythm_in(text) == rhythm


def test_a_rhythm_that_is_none_is_said_with_those_there_are():
    with pytest.raises(Unclear) as told:
        rhythm_in("半年")
    assert str(told.value) == ("没有“半年”这种频次，请从这几种里选：一次性、持续推进、定期、每年、每季度、每月。")


@pytest.mark.parametrize("text", ["司法所", "柳溪镇司法所", "sfs", " 司法 所 "])
def test_a_unit_is_known_by_its_names_and_its_code(text):
    assert unit_in(text, UNITS) == UNITS[1]


@pytest.mark.parametrize(
    "text", ["司法所、党政办公室", "司法所,dzb", "司法所；党政办公室、司法所", "司法所\n党政办公室"]
)
def test_several_units_are_cut_at_every_usual_sign_and_counted_once(text):
    assert units_in(text, UNITS) == (UNITS[1], UNITS[0])


WRONG_UNITS = [
    ("司法局", "没有叫“司法局”的单位，是不是“司法所”？请写本机关单位的简称、全称或代码。"),
    ("甲乙丙", "没有叫“甲乙丙”的单位，请写本机关单位的简称、全称或代码。"),
    ("办公室", "叫“办公室”的单位不止一个：东管理区办公室（a1）、西管理区办公室（a2），请写代码。"),
    ("司法所、党政办公室", "责任单位只能有一个，“司法所、党政办公室”请留一个，其余写进配合单位。"),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG_UNITS)
def test_a_unit_that_cannot_be_told_is_said_with_what_to_write(text, sentence):
    with pytest.raises(Unclear) as told:
        unit_in(text, UNITS)
    assert str(told.value) == sentence
