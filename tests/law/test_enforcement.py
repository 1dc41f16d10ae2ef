"""执法公示：what a notice must tell, by which day it is public and gone, how long it is shown."""

from datetime import date

import pytest

from mingtang.language.personal_names import surname_alone
from mingtang.law.enforcement import (
    is_credit_code,
    notice_kind,
    notice_kinds,
    public_until,
    publication_due,
    reasons_against_notice,
    reasons_against_rule,
    reasons_against_until,
    withdrawal_due,
    withdrawal_words,
)
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import Calendar

TABLE, ON = Calendar.shipped(), date(2026, 3, 10)
PENALTY = {
    "number": "柳执罚决字〔2026〕3号",
    "party": "柳溪镇东风饭店",
    "party_type": "个体工商户",
    "credit_code": "92371623MA3TE1T00G",
    "act": "占道经营",
    "facts": "在集市路占道摆放桌椅。",
    "basis": "《城市市容和环境卫生管理条例》",
    "type": "罚款",
    "content": "罚款 200 元。",
    "fine": "200",
    "decided_on": "2026-03-02",
    "authority": "柳溪镇人民政府",
}


def coded(body="92371623MA3TE1T00"):
    return next(body + sign for sign in "0123456789ABCDEFGHJKLMNPQRTUWXY" if is_credit_code(body + sign))


def against(**told):
    return reasons_against_notice(notice_kind("penalty"), PENALTY | {"credit_code": coded()} | told, on=ON)


def test_a_credit_code_is_known_by_its_check_sign():
    assert is_credit_code("91350100M000100Y43")
    assert [is_credit_code(code) for code in ("91350100M000100Y44", "91350100m000100y43", "1234")] == [False] * 3


def test_every_kind_tells_whom_what_by_which_rule_and_when():
    for kind in notice_kinds():
        titles = {field.title for field in kind.fields}
        assert titles >= {"决定书文号", "行政相对人名称", "行政相对人类别", "统一社会信用代码", "决定日期", "决定机关"}


def test_what_is_wrong_with_a_notice_is_told_at_once():
    assert against() == []
    assert against(party_type="自然人") == ["自然人不填统一社会信用代码，也不填证件号。"]
    assert against(credit_code="") == ["法人、非法人组织和个体工商户要填统一社会信用代码。"]
    wrong = "统一社会信用代码有误：应为 18 位数字和大写字母，最后一位是校验位，请照证照核对。"
    assert against(credit_code="91350100M000100Y44", facts="", decided_on="2026-03-11") == [
        "“违法事实”没有填。",
        "决定日期不能在以后。",
        wrong,
    ]
    assert against(public_until="2026-03-01") == ["公示截止期不能在决定日期以前。"]


def test_a_day_too_early_an_amount_below_nothing_and_a_last_day_too_late_are_told():
    assert against(decided_on="2018-01-01") == []
    assert against(decided_on="2017-12-31") == [
        "决定日期写的是2017年12月31日，请填2018年1月1日以后的；更早的决定算不出公示期限，不在这里录入。"
    ]
    assert against(fine="-5") == ["“罚款金额”写的是“-5”，不能是负数，请核对。"]
    late = ["公示截止期最晚到2027年3月2日：本机关定的公示期限是 12 个月。请改早，或者不填。"]
    assert [against(public_until=day) for day in ("2027-03-02", "2027-03-03")] == [[], late]
    licence = {"decided_on": "2026-03-02", "valid_until": "2030-01-01"}
    asked = ("2030-01-01", "2030-01-02")
    assert [len(reasons_against_until(licence | {"public_until": day}, months=12)) for day in asked] == [0, 1]


@pytest.mark.parametrize(
    ("name", "shown"), [("王小明", "王**"), ("欧阳小明", "欧阳**"), ("王**", "王**"), ("李 四", "李**"), ("", "")]
)
def test_a_natural_person_is_called_by_the_surname_alone(name, shown):
    assert surname_alone(name) == shown


def test_a_decision_is_public_within_seven_working_days_or_fewer():
    assert publication_due(date(2026, 3, 2), TABLE, publish_days=None).due == date(2026, 3, 11)
    assert publication_due(date(2026, 3, 2), TABLE, publish_days=3).due == date(2026, 3, 5)
    assert reasons_against_rule(months=0, publish_days=8) == [
        "公示多少个月，填 1 至 120。",
        "多少个工作日内公示，填 1 至 7，只能比规定的更严。",
    ]


def test_what_was_revoked_is_gone_within_three_working_days():
    friday = date(2026, 3, 6)
    assert withdrawal_due(friday, TABLE).due == date(2026, 3, 11)
    with pytest.raises(RuleBroken):
        withdrawal_due(date(2020, 1, 6), TABLE)


def test_a_notice_is_shown_until_the_day_it_names_else_as_long_as_its_licence_else_by_the_rule():
    told = {"decided_on": "2026-01-31"}
    assert public_until(told, months=1) == date(2026, 2, 28)
    assert public_until(told | {"valid_until": "2027-05-01"}, months=1) == date(2027, 5, 1)
    assert public_until(told | {"valid_until": "2027-05-01", "public_until": "2026-06-30"}, months=1) == date(
        2026, 6, 30
    )


def test_whoever_decides_on_taking_a_notice_down_late_is_told_that_it_is_late():
    on = date(2026, 3, 12)
    told = "请在2026年3月13日以前决定：决定变更、撤销以后三个工作日内撤下。"
    assert withdrawal_words(date(2026, 3, 10), TABLE, on=on) == told
    late = "已超期 3 天，请马上决定：决定变更、撤销以后三个工作日内撤下，最迟是2026年3月13日。"
    assert withdrawal_words(date(2026, 3, 10), TABLE, on=date(2026, 3, 16)) == late
