"""第二因素：besides the password a code from one's own phone, for whoever signs or gives others their access.

The code is that of RFC 6238: six digits, a new one every thirty seconds. One step to either side is allowed for a
clock that is not exact, and a code counts once. Who knows the password and guesses is stopped as at the password.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from .units import PostKind

STEP = timedelta(seconds=30)
DIGITS = 6
STEPS_ALLOWED = 1
"""How many steps before or after its own a code is taken for."""
FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=30)

NEEDED_BY = frozenset({PostKind.REVIEWER, PostKind.LEADER, PostKind.ADMINISTRATOR})
"""Whose signature makes something public, and who gives posts and passwords."""


class Factors(StrEnum):
    """登录方式：what somebody showed when coming in."""

    PASSWORD = "password"  # noqa: S105 - no password
    PASSWORD_AND_CODE = "password_and_code"  # noqa: S105 - no password

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen."""
        return FACTOR_LABELS[self]


class Ending(StrEnum):
    """登录怎样结束。"""

    SIGNED_OUT = "signed_out"
    LEFT = "left"
    EXPIRED = "expired"
    TAKEN_AWAY = "taken_away"
    RENEWED = "renewed"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen."""
        return ENDING_LABELS[self]


FACTOR_LABELS: dict[Factors, str] = {
    Factors.PASSWORD: "密码",
    Factors.PASSWORD_AND_CODE: "密码和手机验证码",
}
ENDING_LABELS: dict[Ending, str] = {
    Ending.SIGNED_OUT: "本人退出",
    Ending.LEFT: "离岗，登录中止",
    Ending.EXPIRED: "长时间没有操作，已过期",
    Ending.TAKEN_AWAY: "密码或岗位有变，登录中止",
    Ending.RENEWED: "绑定手机后换成两步登录",
}


def is_needed(kinds: Iterable[str]) -> bool:
    """要不要第二因素：whether one of the posts held asks for it."""
    return not NEEDED_BY.isdisjoint(kinds)


def reasons_to_enrol(kinds: Iterable[str]) -> tuple[str, ...]:
    """要绑定手机的理由：one for each post that asks for it; empty when none does."""
    held = set(kinds)
    return tuple(
        f"{kind.label}{'管理别人的账号和岗位' if kind is PostKind.ADMINISTRATOR else '的签名会让内容公开'}，"
        "除密码以外还要手机验证码。"
        for kind in PostKind
        if kind in NEEDED_BY and kind.value in held
    )


def reasons_against_standing_in(kind: PostKind, *, has_device: bool) -> tuple[str, ...]:
    """不能代岗的理由：whoever stands in signs as the holder does, so the phone is bound first."""
    if has_device:
        return ()
    return tuple(f"{reason}请先绑定手机，再开始代岗。" for reason in reasons_to_enrol([kind.value]))


def opens_at(failures: int, failed_at: datetime | None) -> datetime | None:
    """验证码锁定到什么时候：``None`` when it is not locked however late it is."""
    return failed_at + LOCKED_FOR if failed_at is not None and failures >= FAILURES_ALLOWED else None


def failures_left(failures: int) -> int:
    """还能再错几次。"""
    return max(FAILURES_ALLOWED - failures, 0)


def reasons_against_resetting_alone(
    name: str, *, kinds: Iterable[str], has_device: bool, has_been_in: bool
) -> tuple[str, ...]:
    """不能由一人重设密码的理由：of somebody who signs and has no phone bound, the password is the whole access.

    With a phone bound a new password alone opens nothing. Who never was in has nothing yet that could be taken.
    """
    if has_device or not has_been_in or not is_needed(kinds):
        return ()
    return (f"{name}的岗位能签名，又没有绑定手机，密码不能由一个人重设，请在“登录与找回”里申请，由另一人确认。",)
