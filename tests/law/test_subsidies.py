"""涉农补贴的规则：the window, the policy, and what the money must add up to."""

from datetime import date
from decimal import Decimal

from mingtang.law.subsidies import (
    Basis,
    Window,
    bases_of,
    money_in_words,
    reasons_against_basis,
    reasons_against_incomplete,
    reasons_against_paying,
    window_in_words,
    window_on,
)

SINCE, UNTIL = date(2026, 2, 1), date(2026, 2, 28)


def test_a_window_is_open_on_both_its_ends():
    days = [date(2026, 1, 31), SINCE, UNTIL, date(2026, 3, 1)]
    assert [window_on(SINCE, UNTIL, on=day) for day in days] == [Window.AHEAD, Window.OPEN, Window.OPEN, Window.OVER]
    assert window_on(None, None, on=SINCE) is Window.NONE
    assert window_in_words(SINCE, UNTIL, on=UNTIL) == "正在接受申请，到2026年2月28日为止"


def test_a_basis_is_read_by_title_number_and_address():
    text = "关于补贴的通知，县农〔2026〕3号，/liuxi/documents/2026-1/\n\n农机购置与应用补贴实施意见"
    assert bases_of(text) == (
        Basis("关于补贴的通知", "县农〔2026〕3号", "/liuxi/documents/2026-1/"),
        Basis("农机购置与应用补贴实施意见"),
    )
    assert reasons_against_basis("县农〔2026〕3号") == ["政策依据第 1 行（“县农〔2026〕3号”）没有文件名称。"]


def test_what_the_catalogue_wants_is_named_when_it_is_not_there():
    told = dict.fromkeys(("basis", "who", "standard", "how", "materials", "where"), "有")
    assert reasons_against_incomplete({**told, "phone": " ", "supervision": ""}) == [
        "还没有填写：咨询电话、监督渠道。涉农补贴的标准目录要求逐项公开。"
    ]


def test_no_more_is_paid_than_was_allocated():
    told = {"amounts": [Decimal("60"), Decimal("50")], "paid": Decimal("0"), "allocated": Decimal("100")}
    assert reasons_against_paying(**told) == [
        "登记以后发放的比下达的多 10.00 元（下达 100.00 元），请先核对，或者先登记下达的资金。"
    ]
    assert reasons_against_paying(**{**told, "amounts": [Decimal("100")]}) == []


def test_the_finding_says_whether_list_and_payment_agree():
    told = {"allocated": Decimal("200"), "paid": Decimal("150")}
    assert money_in_words(**told, listed=Decimal("150")) == "下达 200.00 元，已发放 150.00 元，占 75%；与名单合计一致"
    assert money_in_words(**told, listed=Decimal("180")).endswith("名单合计 180.00 元，还有 30.00 元没有发放")
    assert money_in_words(**told, listed=Decimal("75")).endswith("名单合计 75.00 元，多付了 75.00 元")
