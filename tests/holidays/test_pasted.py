"""粘贴的放假安排怎样读。"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.holidays.pasted import read_pasted
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import Calendar, NoticeDay

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


# 句子是自己写的，结构和日子与 2024、2025、2026 年的通知相同。
NOTICE_2024 = """国务院办公厅关于2024年
部分节假日安排的通知
国办发明电〔2023〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　国务院已经同意，2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节的放假调休日期安排如下，请照此执行。
　　一、元旦：1月1日放假，与周末连休。
　　二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位落实带薪年休假等制度，安排职工在除夕（2月9日）休息。
　　三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
　　四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
　　五、端午节：6月10日放假，与周末连休。
　　六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
　　七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
　　放假期间，各地区、各部门要安排好值班，遇到突发事件及时报告和处置。
国务院办公厅
2023年10月25日
（此件公开发布）"""
NOTICE_2025 = """国务院办公厅关于2025年部分节假日安排的通知
国办发明电〔2024〕12号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　按照2024年11月修订的《全国年节及纪念日放假办法》，自2025年1月1日起，全民放假的日子增加2天，春节、劳动节各加1天。
放假调休的原则也作了完善：除个别情形外，春节自农历除夕起放假调休8天，国庆节自10月1日起放假调休7天，劳动节放假调休5天，元旦、清明节、端午节、中秋节分别放假调休或者连休3天（逢周三的只在当日放假），国庆节逢中秋节的合并放假8天。
　　经国务院批准，2025年的具体安排如下。
　　一、元旦：1月1日（周三）放假1天，不调休。
　　二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
　　三、清明节：4月4日（周五）至6日（周日）放假，共3天。
　　四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
　　五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
　　六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
　　放假期间，各地区、各部门要安排好值班。
国务院办公厅
2024年11月12日"""
NOTICE_2026 = """国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，2026年元旦等节日的放假调休日期安排如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　放假期间，各地区、各部门要安排好值班。
国务院办公厅
2025年11月4日"""
ADVICE = "鼓励各单位落实带薪年休假制度，安排职工在除夕（2月9日）休息。"


@pytest.mark.parametrize(("year", "text"), [(2024, NOTICE_2024), (2025, NOTICE_2025), (2026, NOTICE_2026)])
def test_a_real_notice_pasted_whole_gives_the_table_of_its_year(year, text):
    read, shipped = read_pasted(text, year=year), Calendar.shipped().notice_for(year)
    extended = Calendar.shipped().with_notice(read)
    every = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    assert read.sources == shipped.sources
    assert read.make_up_days == shipped.make_up_days
    assert [day for day in every if extended.is_working_day(day) != Calendar.shipped().is_working_day(day)] == []


@pytest.mark.parametrize(
    "text", [f"一、元旦：1月1日放假。\n{ADVICE}", f"2024-01-01 休 元旦\n{ADVICE}", f"元旦：1月1日放假。{ADVICE}"]
)
def test_advice_to_rest_makes_no_day_off(text):
    assert read_pasted(text, year=2024).days == (NoticeDay(date(2024, 1, 1), False, "元旦"),)


def test_advice_in_the_sentence_of_a_make_up_day_loses_no_make_up_day():
    text = "二、春节：2月10日至17日放假。2月4日、18日上班，鼓励职工在除夕（2月9日）休息。"
    assert read_pasted(text, year=2024).make_up_days == (date(2024, 2, 4), date(2024, 2, 18))


def test_a_day_written_below_the_items_of_a_whole_notice_is_read_or_named():
    text = "国庆节自10月1日起放假调休7天。\n一、元旦：1月1日放假。\n1月9日（周六）上班。"
    assert read_pasted(text, year=2027).make_up_days == (date(2027, 1, 9),)
    line = "另外根据本县的实际情况和上级要求，1月10日上班。"
    assert faults(f"{text}\n{line}") == (f"第 4 行没有看懂：“{line.replace('，', ',')}”。{NOT_READ}",)


def test_prose_on_when_a_break_begins_is_not_taken_for_a_day_off():
    line = "国庆节自10月1日起放假调休7天。"
    assert faults(f"2027-01-01 休\n{line}") == (f"第 2 行没有看懂：“{line}”。{NOT_READ}",)


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
