"""信息处理费：the sums of the rule, each matter and page at its own price, by one basis, while it is in force."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.fees import (
    MOST,
    Band,
    Basis,
    fee_by_items,
    fee_by_pages,
    fee_of,
    fee_of_items,
    pages_of,
    standard,
    standards,
)
from mingtang.law.rules import RuleBroken

NOW = date(2026, 11, 28)
BY_ITEMS = [(0, 0), (1, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000)]
BY_ITEMS += [(51, 7400), (60, 11000)]
BY_PAGES = [(0, 0), (1, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (250, 4700)]
SMALL = st.integers(0, 400)


def reasons(call, *args, **told):
    with pytest.raises(RuleBroken) as refusal:
        call(*args, **told)
    return refusal.value.reasons


def price_of_item(nth):
    """What the nth matter of a month costs, counted up one by one, knowing nothing of bands."""
    price, until = 0, 10
    while nth > until:
        price, until = price + 100, 30 if until == 10 else until + 10
    return price


def price_of_page(nth):
    return next(price for price, first in ((40, 201), (20, 101), (10, 31), (0, 1)) if nth >= first)


@pytest.mark.parametrize(("count", "yuan"), BY_ITEMS)
def test_the_matters_of_a_month_cost_what_the_rule_says(count, yuan):
    assert fee_by_items(count, on=NOW).yuan == yuan


@pytest.mark.parametrize(("pages", "yuan"), BY_PAGES)
def test_the_pages_of_an_application_cost_what_the_rule_says(pages, yuan):
    assert fee_by_pages(pages, on=NOW).yuan == yuan


@given(SMALL)
def test_a_sum_is_what_its_matters_and_pages_cost_one_by_one(count):
    numbered = range(1, count + 1)
    assert fee_by_items(count, on=NOW).yuan == sum(price_of_item(nth) for nth in numbered)
    assert fee_by_pages(count, on=NOW).yuan == sum(price_of_page(nth) for nth in numbered)


@given(SMALL, SMALL)
def test_what_is_added_costs_the_difference_of_the_months_sums(earlier, added):
    fee = fee_of_items(earlier, added, on=NOW)
    assert fee.yuan == fee_by_items(earlier + added, on=NOW).yuan - fee_by_items(earlier, on=NOW).yuan
    assert fee.count == added


@given(SMALL, st.integers(1, 400))
def test_bands_follow_one_another_and_each_matter_lies_in_one(earlier, added):
    bands = fee_of_items(earlier, added, on=NOW).bands
    numbered = [nth for band in bands for nth in range(band.first, band.last + 1)]
    assert numbered == list(range(earlier + 1, earlier + added + 1))
    assert [band.each for band in bands] == sorted({price_of_item(nth) for nth in numbered})


def test_the_bands_are_shown_with_what_each_comes_to():
    fee = fee_by_items(43, on=NOW)
    assert fee.bands == (Band(1, 10, 0), Band(11, 30, 100), Band(31, 40, 200), Band(41, 43, 300))
    assert [band.yuan for band in fee.bands] == [0, 2000, 2000, 900]
    assert fee.steps == (
        "1 至 10 件，不收费",
        "11 至 30 件，每件 100 元，20 件共 2000 元",
        "31 至 40 件，每件 200 元，10 件共 2000 元",
        "41 至 43 件，每件 300 元，3 件共 900 元",
    )


def test_one_application_pays_for_its_own_matters_alone():
    fee = fee_of_items(28, 5, on=NOW)
    assert (fee.yuan, fee.bands) == (800, (Band(29, 30, 100), Band(31, 33, 200)))
    assert fee_of_items(30, 1, on=NOW).steps == ("第 31 件，每件 200 元，1 件共 200 元",)
    assert fee_of_items(30, 0, on=NOW).bands == ()


def test_a_fee_names_its_source_and_how_it_is_read():
    items, pages = fee_by_items(31, on=NOW), fee_by_pages(31, on=NOW)
    assert items.citation == "《政府信息公开信息处理费管理办法》第四条"
    assert pages.citation == "《政府信息公开信息处理费管理办法》第五条"
    assert items.standard.number == "国办函〔2020〕109号"
    assert items.notes == (
        "“以 10 件为一档，每增加一档”读作：31 至 40 件每件 200 元，41 至 50 件每件 300 元，依次类推。",
    )
    assert (fee_by_items(30, on=NOW).notes, pages.notes) == ((), ())
    assert items.standard.caveat == "这一标准只见过摘录或者二手页面，收取以前请核对原文。"


def test_the_rates_are_told_in_the_words_of_a_table():
    told = {basis: [(rate.span, rate.price) for rate in standard(basis, on=NOW).rates] for basis in Basis}
    assert told == {
        Basis.ITEMS: [
            ("10 件以下（含 10 件）", "不收费"),
            ("11 至 30 件", "100 元"),
            ("31 件以上（含 31 件）", "31 至 40 件每件 200 元；以 10 件为一档，每增加一档，每件增加 100 元"),
        ],
        Basis.PAGES: [
            ("30 页以下（含 30 页）", "不收费"),
            ("31 至 100 页", "10 元"),
            ("101 至 200 页", "20 元"),
            ("201 页以上（含 201 页）", "40 元"),
        ],
    }


def test_each_basis_has_its_standard_and_before_the_rule_there_is_none():
    assert standards(on=NOW) == (standard(Basis.ITEMS, on=NOW), standard(Basis.PAGES, on=NOW))
    assert standards(on=date(2020, 12, 31)) == ()


def test_one_side_of_paper_is_one_page():
    assert pages_of(24) == 24
    assert reasons(pages_of, -1) == ("印有内容的面数不能是负数，写的是 -1。",)


@pytest.mark.parametrize("call", [fee_by_items, fee_by_pages])
def test_the_rule_holds_from_its_first_day_and_not_before(call):
    assert call(31, on=date(2021, 1, 1)).yuan > 0
    assert reasons(call, 31, on=date(2020, 12, 31)) == (
        "2020年12月31日没有可以适用的信息处理费标准，不能收取："
        "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）自2021年1月1日起施行。",
    )


def test_what_cannot_be_charged_is_refused_with_every_reason():
    both = "按件计收和按量计收只能选一种，不能同时计收（《政府信息公开信息处理费管理办法》第三条）。"
    assert reasons(fee_of, items=11, pages=40, on=NOW) == (both,)
    assert reasons(fee_of, items=-1, pages=-2, on=NOW) == (
        both,
        "件数不能是负数，写的是 -1。",
        "页数不能是负数，写的是 -2。",
    )
    assert reasons(fee_of, on=NOW) == ("没有写件数，也没有写页数，请写明其中一项。",)
    assert reasons(fee_by_pages, MOST + 1, on=NOW) == ("页数最多写 1000000，请核对。",)
    assert reasons(fee_of_items, -1, -2, on=NOW) == (
        "本月在先的件数不能是负数，写的是 -1。",
        "这次的件数不能是负数，写的是 -2。",
    )
    assert reasons(fee_of_items, MOST, 1, on=NOW) == ("本月累计的件数最多写 1000000，请核对。",)
