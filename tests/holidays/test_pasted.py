"""粘贴的放假安排怎样读。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.holidays.pasted import read_pasted
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import NoticeDay

NOT_READ = "请写成“2027-01-01 休”，或者“1月1日至3日放假”“2月14日上班”。"
PROSE = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
各省、自治区、直辖市人民政府：
经国务院批准，现将2027年元旦、春节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）
放假，共3天。
二、春节：2月5日至11日放假调休，共7天。2月14日（周日）上班。
节假日期间，各地区、各部门要妥善安排好值班工作。
2026年11月4日"""


def days(text):
    return [(entry.day.isoformat(), entry.working, entry.name) for entry in read_pasted(text, year=2027).days]


def faults(text):
    with pytest.raises(RuleBroken) as broken:
        read_pasted(text, year=2027)
    return broken.value.reasons


def test_a_line_names_one_day_off():
    assert days("2027-01-01 休") == [("2027-01-01", False, "节假日")]


def test_a_line_names_a_span_and_another_a_day_that_is_worked():
    assert days("2027-01-02 至 2027-01-03 休\n2027-01-31 班") == [
        ("2027-01-02", False, "节假日"),
        ("2027-01-03", False, "节假日"),
        ("2027-01-31", True, "节假日"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2027/1/1 休",
        "2027.1.1\t休",
        "2027年1月1日 休",
        "２０２７－０１－０１ 休",
        "2027-01-01休",
        "1月1日放假",
        "1月1日：休息",
    ],
)
def test_a_day_may_be_written_in_the_usual_ways(line):
    assert days(line) == [("2027-01-01", False, "节假日")]


def test_the_feast_is_taken_from_the_line():
    assert days("元旦 2027-01-01 休") == days("2027-01-01 休 元旦") == [("2027-01-01", False, "元旦")]


def test_usual_prose_without_numbers_is_read():
    assert days("1月1日至2日放假\n2月14日（星期日）上班") == [
        ("2027-01-01", False, "节假日"),
        ("2027-01-02", False, "节假日"),
        ("2027-02-14", True, "节假日"),
    ]


def test_the_whole_notice_is_read_though_a_line_was_broken():
    notice = read_pasted(PROSE, year=2027)
    assert notice.sources[0].number == "国办发明电〔2026〕99号"
    assert notice.days_off == tuple(date(2027, 1, day) for day in (1, 2, 3)) + tuple(
        date(2027, 2, day) for day in range(5, 12)
    )
    assert notice.make_up_days == (date(2027, 2, 14),)


def test_a_span_may_begin_in_the_old_year():
    assert read_pasted("元旦：2026年12月31日至2027年1月1日放假", year=2027).days == (
        NoticeDay(date(2026, 12, 31), False, "元旦"),
        NoticeDay(date(2027, 1, 1), False, "元旦"),
    )


@pytest.mark.parametrize(
    "line", ["2027-03-01 体", "3月1日", "3日放假", "一、清明节：4月5日", "20270301 休", "2027-03-01"]
)
def test_a_line_with_a_day_that_is_not_understood_is_named(line):
    shown = line.replace("：", ":")
    assert faults(f"2027-01-01 休\n{line}") == (f"第 2 行没有看懂：“{shown}”。{NOT_READ}",)


def test_a_sentence_with_a_day_and_no_word_on_it_is_named():
    assert faults("一、元旦：1月1日放假。1月9日。") == (
        f"第 1 行没有看懂：“一、元旦:1月1日放假。1月9日。”。{NOT_READ}",
        "2027年的放假安排里没有放假的日子，请补齐后再保存。",
    )


def test_all_faults_are_said_at_once():
    assert faults("2027-01-01 休\n2027-02-30 休\n2027-03-01 班\n4月5日") == (
        f"第 4 行没有看懂：“4月5日”。{NOT_READ}",
        "“节假日”一项：没有“2027年2月30日”这一天，请核对。",
        "2027年3月1日是星期一，调休上班日只能是星期六或者星期日。",
    )


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        reasons = () if read_pasted(text, year=2027).days_off else ("没有放假的日子",)
    except RuleBroken as broken:
        reasons = broken.reasons
    assert [reason for reason in reasons if not reason.endswith("。")] == []
