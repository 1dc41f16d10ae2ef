"""个人信息：found in the ways people write it, and not where a number only looks like it."""

import pytest

from mingtang.language.personal import personal_data

RESIDENT = "11010519491231002X"  # 标准 GB 11643—1999 里的示例号码
CARD = "6222020200112230000"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"户主{RESIDENT}已登记。", ("身份证号",)),
        ("号码１１０１０５１９４９１２３１００２ｘ。", ("身份证号",)),
        ("请打13800138000联系。", ("手机号",)),
        ("请打 138-0013-8000 联系。", ("手机号",)),
        ("电话+86 138 0013 8000。", ("手机号",)),
        ("电话1380\u200b0138000。", ("手机号",)),
        (f"{RESIDENT}，13800138000", ("身份证号", "手机号")),
    ],
)
def test_a_persons_number_is_found_however_it_is_written(text, kinds):
    assert personal_data(text) == kinds


def test_a_card_number_is_found_by_its_check_digit():
    right = next(f"{CARD[:-1]}{digit}" for digit in range(10) if personal_data(f"卡号{CARD[:-1]}{digit}"))
    grouped = " ".join(right[place : place + 4] for place in range(0, len(right), 4))
    assert personal_data(f"卡号{right}") == personal_data(f"卡号{grouped}") == ("银行卡号",)
    wrong = f"{right[:-1]}{(int(right[-1]) + 1) % 10}"
    assert personal_data(f"卡号{wrong}") == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "清淤3.4公里，投资1380万元。",
        "阳政发〔2022〕12号",
        "2026年3月12日",
        "11010519491231002 9号文",
        "项目编号20260312138001380001",
    ],
)
def test_an_ordinary_number_is_left_alone(text):
    assert personal_data(text) == ()
