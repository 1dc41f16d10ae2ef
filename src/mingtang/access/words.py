"""登录的用词：sentences that more than one place says."""

from datetime import datetime

from django.utils import timezone

from mingtang.law.days import chinese_day
from mingtang.law.second_factor import LOCKED_FOR

WRONG = "验证码不对。请看手机上现在显示的 6 位数字；刚换过的、用过的都不能再用，等下一个出来再输。"
_MINUTES = int(LOCKED_FOR.total_seconds() // 60)


def wrong_code(left: int) -> str:
    """验证码不对，还能再错几次。"""
    return f"{WRONG}再错 {left} 次，要等 {_MINUTES} 分钟。"


def locked_until(opens: datetime | None) -> str:
    """验证码锁定到什么时候。"""
    when = timezone.localtime(opens) if opens is not None else None
    told = f"{chinese_day(when.date())}{when:%H:%M}" if when is not None else f"{_MINUTES} 分钟"
    return f"验证码连续输错，{told}以后才能再试。手机不在身边的，请本单位管理员办理找回。"
