"""放假通知：the official wording is read and checked against itself; an impossible table is refused at once."""

from datetime import date

import pytest

from mingtang.law.days import WEEKDAYS
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import Calendar, NoticeDay, notice_of, parse_notice

CALENDAR = Calendar.shipped()
NUMERALS = "一二三四五六七八九十"


def written(day):
    return f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()][-1]}）"


def in_words(notice):
    """The notice as an official would word it, one numbered item a feast."""
    lines = [notice.sources[0].title, notice.sources[0].number]
    for numeral, name in zip(NUMERALS, dict.fromkeys(entry.name for entry in notice.days), strict=False):
        off = [entry.day for entry in notice.days if entry.name == name and not entry.working]
        worked = [entry.day for entry in notice.days if entry.name == name and entry.working]
        lines.append(f"{numeral}、{name}：{written(off[0])}至{written(off[-1])}放假调休，共{len(off)}天。")
        lines[-1] += f"{'、'.join(map(written, worked))}上班。" if worked else ""
    return "\n".join([*lines, "各单位要安排好值班。"])


def reasons_of(text, year=None):
    with pytest.raises(RuleBroken) as refusal:
        parse_notice(text, year)
    return refusal.value.reasons


@pytest.mark.parametrize("year", range(2018, 2027))
def test_the_official_wording_gives_the_shipped_table(year):
    shipped = CALENDAR.notice_for(year)
    read = parse_notice(in_words(shipped))
    assert read.days == shipped.days
    assert read.sources == shipped.sources[:1]


def test_a_month_or_year_not_written_is_the_one_before():
    read = parse_notice(
        "二、春节：2月15日（农历腊月二十八、周日）至23日（周一）放假，共9天。2月14日（周六）、28日（周六）上班。", 2026
    )
    assert (read.days_off[0], read.days_off[-1]) == (date(2026, 2, 15), date(2026, 2, 23))
    assert read.make_up_days == (date(2026, 2, 14), date(2026, 2, 28))


def test_a_break_that_begins_in_december_belongs_to_the_next_year():
    read = parse_notice("一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。", 2023)
    assert read.days_off == (date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2))
    assert read.make_up_days == ()


def test_a_single_day_beside_a_weekend_is_read():
    assert parse_notice("一、元旦：1月1日放假，与周末连休。", 2024).days_off == (date(2024, 1, 1),)
    assert parse_notice("一、元旦：1月1日（周三）放假1天，不调休。", 2025).days_off == (date(2025, 1, 1),)


def test_half_width_punctuation_and_two_feasts_in_one_item_are_read():
    read = parse_notice(
        "八、国庆节、中秋节:10月1日(周三)至8日(周三)放假调休,共8天。9月28日(周日)、10月11日(周六)上班。", 2025
    )
    assert len(read.days_off) == 8
    assert read.make_up_days == (date(2025, 9, 28), date(2025, 10, 11))
    assert {entry.name for entry in read.days} == {"国庆节、中秋节"}


def test_a_text_without_a_year_asks_for_it():
    assert reasons_of("一、元旦：1月1日放假。") == ("看不出这是哪一年的放假通知，请连同标题一起粘贴，或者填写年份。",)


def test_a_title_of_another_year_is_shown():
    assert "标题写的是2026年，填写的是2027年，请核对年份。" in reasons_of(in_words(CALENDAR.notice_for(2026)), 2027)


def test_a_weekday_that_does_not_fit_is_shown():
    assert reasons_of("一、元旦：1月1日（周四）放假。", 2027) == (
        "“元旦”一项：2027年1月1日是星期五，不是星期四，请核对年份和日期。",
    )


def test_a_total_that_does_not_add_up_is_shown():
    assert reasons_of("一、元旦：1月1日至3日放假，共4天。", 2026) == (
        "“元旦”一项：写的是共4天，起止日期之间是3天，请核对。",
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("一、元旦：1月40日放假。", "“元旦”一项：没有“1月40日”这一天，请核对。"),
        ("一、元旦：1月3日至1日放假。", "“元旦”一项：“1月3日至1日”的起止日期不对，请核对。"),
        ("一、元旦：放假一天。", "“元旦”一项：没有读出日期，请按“1月1日（周四）至3日（周六）放假，共3天”的写法填写。"),
    ],
)
def test_a_line_that_cannot_be_read_names_itself(text, reason):
    assert reasons_of(text, 2026)[0] == reason


def test_a_text_without_any_item_is_refused():
    assert reasons_of("今年不放假。", 2026) == ("2026年的放假安排里没有放假的日子，请补齐后再保存。",)


def test_all_faults_of_a_table_are_given_at_once():
    days = [
        NoticeDay(date(2026, 1, 1), False, "元旦"),
        NoticeDay(date(2026, 1, 1), False, "元旦"),
        NoticeDay(date(2026, 1, 3), False, "元旦"),
        NoticeDay(date(2026, 1, 3), True, "元旦"),
        NoticeDay(date(2026, 1, 5), True, "元旦"),
        NoticeDay(date(2025, 10, 1), False, "国庆节"),
    ]
    with pytest.raises(RuleBroken) as refusal:
        notice_of(2026, days)
    assert refusal.value.reasons == (
        "2025年10月1日不在2026年，也不与2026年的元旦相连，请核对年份。",
        "2026年1月5日是星期一，调休上班日只能是星期六或者星期日。",
        "2026年1月1日写了两次，请删去一次。",
        "2026年1月3日既写了放假又写了上班，请只留一种。",
    )


def test_a_notice_without_a_source_bears_the_usual_title():
    notice = notice_of(2027, [NoticeDay(date(2027, 1, 1), False, "元旦")])
    assert str(notice.sources[0]) == "《国务院办公厅关于2027年部分节假日安排的通知》"
