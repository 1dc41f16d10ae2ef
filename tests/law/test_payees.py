"""补贴名单的规则：doubles, sums, the days of a showing, differences in numbers, what comes before paying."""

from datetime import date
from decimal import Decimal

from mingtang.law.payees import (
    ObjectionOutcome,
    ObjectionState,
    PayeeLine,
    differences,
    is_shown,
    reasons_against_answering,
    reasons_against_doubles,
    reasons_against_showing,
    reasons_against_sum,
    reasons_before_paying,
)


def line(row=2, name="张甲", tail="1234", amount="100", **told):
    return PayeeLine(row, "桃园村", name, tail, Decimal("1"), Decimal(amount), **told)


def test_the_same_person_twice_is_a_mistake_that_names_both_rows():
    same = "第 3 行与第 2 行是同一个人，请合并成一行，面积和金额相加。"
    assert reasons_against_doubles([line(), line(3)]) == [same]
    assert reasons_against_doubles([line(identity="A"), line(3, name="李乙", identity="A")]) == [same]
    assert reasons_against_doubles([line(), line(3, tail="4321")]) == []


def test_a_stated_sum_must_be_the_sum():
    assert reasons_against_sum([line(), line(3)], stated=Decimal("200"), where="表里合计一行") == []
    assert reasons_against_sum([line()], stated=Decimal("120"), where="表里合计一行") == [
        "各行金额加起来是 100.00 元，表里合计一行是 120.00 元，相差 20.00 元，请核对。"
    ]


def test_a_showing_lasts_the_days_set_and_its_first_day_is_not_counted():
    on = date(2026, 3, 2)
    assert reasons_against_showing(since_on=on, until_on=date(2026, 3, 9), on=on, days=7) == []
    assert reasons_against_showing(since_on=on, until_on=date(2026, 3, 8), on=on, days=7) == [
        "公示不得少于 7 天：2026年3月2日开始，当天不算，最早到2026年3月9日为止。"
    ]


def test_a_showing_does_not_begin_before_anybody_could_read_it():
    told = {"since_on": date(2026, 11, 20), "until_on": date(2026, 12, 20), "days": 7}
    assert reasons_against_showing(**told, on=date(2026, 11, 20)) == []
    assert reasons_against_showing(**told, on=date(2026, 11, 29)) == [
        "公示写的是从2026年11月20日起，那一天名单还没有公开，公众没有看到。"
        "请把公示的起止改成2026年11月29日以后的（当天也可以），再送审；审签要几天的，留出这几天。"
    ]


def test_names_are_shown_no_longer_than_a_showing_needs():
    on = date(2026, 3, 2)
    most = "公示最多 60 天：2026年3月2日开始，当天不算，最晚到2026年5月1日为止。姓名公开的时间只能是公示需要的。"
    assert reasons_against_showing(since_on=on, until_on=date(2099, 1, 1), on=on, days=7) == [most]
    assert reasons_against_showing(since_on=on, until_on=date(2026, 5, 1), on=on, days=60) == []
    ahead = "公示的开始最晚是2026年4月1日，更晚的，到时候再送审。"
    assert reasons_against_showing(since_on=date(2026, 4, 2), until_on=date(2026, 4, 9), on=on, days=7) == [ahead]


def test_names_are_shown_on_both_end_days_and_on_no_other():
    since, until = date(2026, 3, 2), date(2026, 3, 8)
    assert [is_shown(since, until, on=date(2026, 3, day)) for day in (1, 2, 8, 9)] == [False, True, True, False]
    assert is_shown(None, None, on=since) is False


def test_a_difference_is_told_in_numbers_by_village():
    before = {"桃园村": {"count": "2", "amount": "200.00"}, "柳村": {"count": "1", "amount": "9.00"}}
    after = {"桃园村": {"count": "2", "amount": "180.00"}, "杏村": {"count": "1", "amount": "5.00"}}
    assert differences(before, after) == [
        "桃园村：2 户、200.00 元改为 2 户、180.00 元。",
        "柳村：原来 1 户、9.00 元，现在没有。",
        "杏村：新增 1 户、5.00 元。",
    ]
    assert differences(None, after) == []


def test_an_objection_is_answered_once_with_an_outcome():
    told = {"outcome": ObjectionOutcome.UPHELD, "answer": "属实。"}
    assert reasons_against_answering(ObjectionState.RECEIVED, **told) == []
    assert reasons_against_answering(ObjectionState.ANSWERED, **told) == ["这件异议已经答复。"]
    assert reasons_against_answering(ObjectionState.RECEIVED, outcome=None, answer=" ") == [
        "请选择核实结果。",
        "请写明核实的情况和答复。",
    ]


def test_before_paying_the_showing_is_over_and_objections_are_settled():
    told = {"waiting": 1, "unmended": 1, "is_listed": True, "is_over": False, "until_on": date(2026, 3, 8)}
    assert reasons_before_paying(**told) == [
        "公示到2026年3月8日为止，还没有满。",
        "还有 1 件异议没有答复。",
        "有 1 件异议成立，改过的名单还没有公示。",
    ]
    assert reasons_before_paying(**{**told, "is_listed": False}) == ["名单还没有公示。"]
    assert reasons_before_paying(waiting=0, unmended=0, is_listed=True, is_over=True, until_on=None) == []
