"""此刻：屏幕读取时钟的唯一地方，其余代码一律从参数得到日期。"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """此刻（北京时间，带时区）。"""
    return datetime.now(SHANGHAI)


def today() -> date:
    """今天（北京时间的日历日）。"""
    return now().date()
