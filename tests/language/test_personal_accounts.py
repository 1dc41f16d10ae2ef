"""银行账号：found by the words beside it or above it, and masked. All numbers here are made up."""

import io

import openpyxl
import pytest

from mingtang.findings.personal import findings as in_file
from mingtang.language.personal import findings, readable
from mingtang.masking.engine import mask

LONG, MIDDLE, SHORT = "9050105010142050000123", "1603002109200123456", "90501050101"


def told(text, heads=()):
    plain = readable(text)
    return [(it.kind.value, it.severity.value, plain[it.begin : it.end]) for it in findings(text, heads=heads)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"银行账号：{LONG}", LONG),
        (f"账号：{MIDDLE}", MIDDLE),
        (f"卡号{SHORT}。", SHORT),
        (f"开户行：农业银行桃园支行 {SHORT}", SHORT),
        (f"开户银行农业银行桃园支行，户名王建国，账号为{SHORT}", SHORT),
        (f"银行账号\t{LONG}", LONG),
        (f"账号NRA{LONG}", LONG),
        ("卡号 9050 1050 1014 2050 0001 23", "9050 1050 1014 2050 0001 23"),
        ("账号：９０５０－１０５０－１０１", "9050-1050-101"),
    ],
)
def test_a_number_that_is_called_an_account_is_one(text, number):
    assert told(text) == [("bank_card", "warn", number)]


@pytest.mark.parametrize(
    "text",
    [
        "一卡通账户，共12345678元",
        "账户余额12345678元",
        "账号12345678.50",
        "一卡通发放日期20260312",
        "微信公众号账号：12345678",
        "账号信息见附件，统一社会信用代码 510000000000000057",
        "请携带银行卡、身份证，文号20260312001",
        LONG,
    ],
)
def test_what_only_stands_near_such_a_word_is_none(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("cell", "head", "count"),
    [
        (LONG, "银行账号", 1),
        ("6217 0012 3456", "一卡通", 1),
        (f"农业银行桃园支行 {SHORT}", "开户行及账号", 1),
        ("103391031234", "开户行行号", 0),
        (SHORT, "账户余额（元）", 0),
        (SHORT, "备注", 0),
    ],
)
def test_what_a_column_is_called_makes_an_account_of_a_number(cell, head, count):
    assert len(told(f"王建国\t{cell}", ("姓名", head))) == count


def test_a_card_and_a_telephone_behind_the_word_stay_what_they_are():
    assert [kind for kind, weight, _ in told("账号：6222020200112230004 13800138000") if weight == "block"] == [
        "bank_card",
        "phone",
    ]


def test_an_account_is_masked_below_its_head_and_beside_its_word():
    book = openpyxl.Workbook()
    for row in (("银行账号", LONG), ("备注", ""), ("姓名", "开户行账号"), ("王建国", SHORT)):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    assert [(it.where, it.masked) for it in in_file(made.getvalue(), "a.xlsx")] == [
        ("工作表“Sheet”第 1 行（B1）", "******************0123"),
        ("工作表“Sheet”第 4 行（B4）", "*******0101"),
    ]
    copy = mask(made.getvalue(), "a.xlsx")
    assert (copy.counts, in_file(copy.data, "a.xlsx")) == ({"bank_card": 2}, [])
