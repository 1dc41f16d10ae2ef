"""第二因素和找回的规则：who needs a code, when it is locked, and that two people decide."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mingtang.law import recoveries, second_factor
from mingtang.law.recoveries import RecoveryState
from mingtang.law.units import PostKind

AT = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
ALONE = "许审核的岗位能签名，又没有绑定手机，密码不能由一个人重设，请在“登录与找回”里申请，由另一人确认。"


@pytest.mark.parametrize("kind", PostKind)
def test_whoever_signs_or_administers_needs_a_second_factor(kind):
    needed = kind.value in {"reviewer", "leader", "administrator"}
    assert second_factor.is_needed({kind.value}) is needed
    assert (second_factor.reasons_to_enrol({kind.value}) != ()) is needed


def test_every_post_that_asks_for_a_phone_says_why():
    assert second_factor.reasons_to_enrol({"administrator", "reviewer", "disclosure_clerk"}) == (
        "审核人的签名会让内容公开，除密码以外还要手机验证码。",
        "管理员管理别人的账号和岗位，除密码以外还要手机验证码。",
    )


@pytest.mark.parametrize(("failures", "locked"), [(0, False), (4, False), (5, True), (6, True)])
def test_five_failures_lock_the_codes_for_half_an_hour(failures, locked):
    assert second_factor.opens_at(failures, AT) == (AT + timedelta(minutes=30) if locked else None)
    assert second_factor.failures_left(failures) == max(5 - failures, 0)


@pytest.mark.parametrize(
    ("kinds", "has_device", "has_been_in", "reasons"),
    [
        ({"reviewer"}, False, True, (ALONE,)),
        ({"reviewer"}, True, True, ()),
        ({"reviewer"}, False, False, ()),
        ({"disclosure_clerk"}, False, True, ()),
    ],
)
def test_a_password_that_is_the_whole_access_is_not_set_by_one(kinds, has_device, has_been_in, reasons):
    found = second_factor.reasons_against_resetting_alone(
        "许审核", kinds=kinds, has_device=has_device, has_been_in=has_been_in
    )
    assert found == reasons


@pytest.mark.parametrize(("hours", "lapsed"), [(0, False), (23.99, False), (24, True), (48, True)])
def test_a_recovery_lapses_after_a_day(hours, lapsed):
    at = AT + timedelta(hours=hours)
    assert recoveries.has_lapsed(RecoveryState.ASKED, AT, at=at) is lapsed
    assert recoveries.has_lapsed(RecoveryState.CONFIRMED, AT, at=at) is False


@pytest.mark.parametrize("state", RecoveryState)
@pytest.mark.parametrize("then", [RecoveryState.CONFIRMED, RecoveryState.REFUSED])
def test_a_recovery_is_decided_once_and_in_time(state, then):
    decided = () if state is RecoveryState.ASKED else (f"这次找回{state.label}，不能再改。",)
    assert recoveries.reasons_against_deciding(state, then, AT, at=AT) == decided
    late = decided or ("申请超过 24 小时没有人确认，已经过期，请重新申请。",)
    assert recoveries.reasons_against_deciding(state, then, AT, at=AT + timedelta(days=1)) == late


def test_two_different_people_recover_a_third():
    assert recoveries.reasons_against_two("许审核", is_person=True, is_asker=True) == (
        "许审核的找回不能由许审核本人确认。",
        "申请是您提出的，要由另一个人确认。",
    )
    assert recoveries.reasons_against_two("许审核", is_person=False, is_asker=False) == ()
