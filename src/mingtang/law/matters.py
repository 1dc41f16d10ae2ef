"""来办的事：what somebody brings to an organ beside an application, and the day that the organ set itself for it.

Law: 政府信息公开条例 第四十一条（更正）、第四十七条、第五十一条（投诉、举报）. None of them names a number of days, so
the term is the organ's own, set by the settings and told as such. Units: working days after the day it came.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from .workdays import Calendar, Reckoned

MOST: Mapping[str, int] = {"name": 60, "phone": 30, "address": 120, "title": 100, "passed_by": 60, "identity_seen": 200}
"""每一栏最多写多少。Units: letters."""
MOST_WORDS = 3000
"""一段文字最多写多少。Units: letters."""
LONGEST_TERM = 365
"""自己定的期限最长多少。Units: working days."""

_NAMES: Mapping[str, str] = {
    "name": "姓名或者单位名称",
    "phone": "联系电话",
    "address": "通信地址",
    "title": "事项",
    "passed_by": "转来的机关",
    "identity_seen": "身份证明怎样核对的",
}
_PHONE = re.compile(r"[0-9+\-() ]{5,30}")


class Arrival(StrEnum):
    """怎样来的。"""

    WEB = "web"
    COUNTER = "counter"
    POST = "post"
    PHONE = "phone"
    PASSED = "passed"

    @property
    def label(self) -> str:
        """中文名称。"""
        return ARRIVAL_LABELS[self]


class Telling(StrEnum):
    """怎样告知。"""

    ONLINE = "online"
    IN_PERSON = "in_person"
    POST = "post"
    PHONE = "phone"

    @property
    def label(self) -> str:
        """中文名称。"""
        return TELLING_LABELS[self]


ARRIVAL_LABELS: dict[Arrival, str] = {
    Arrival.WEB: "网上",
    Arrival.COUNTER: "当面",
    Arrival.POST: "来信",
    Arrival.PHONE: "电话",
    Arrival.PASSED: "别的机关转来",
}
TELLING_LABELS: dict[Telling, str] = {
    Telling.ONLINE: "网上查询",
    Telling.IN_PERSON: "当面",
    Telling.POST: "邮寄",
    Telling.PHONE: "电话",
}


def due_by_own_term(came: date, term: int, table: Calendar) -> Reckoned:
    """自己定的期限届满之日。Units: ``term`` working days after ``came``, which itself is not counted."""
    return table.add_working_days(came, term)


def reasons_against_columns(**told: str) -> tuple[str, ...]:
    """填写太长、写法不对的理由。Units: letters, white space at the ends aside."""
    reasons = [
        f"{_NAMES[name]}写了 {len(words.strip())} 个字，请写在 {MOST[name]} 个字以内。"
        for name, words in told.items()
        if len(words.strip()) > MOST[name]
    ]
    phone = told.get("phone", "").strip()
    if phone and not _PHONE.fullmatch(phone):
        reasons.append("联系电话只写数字，可以带区号，例如 0000-1234567。")
    return tuple(reasons)


def reasons_against_words(told: Mapping[str, str]) -> tuple[str, ...]:
    """文字太长的理由：by the name of the column. Units: letters."""
    return tuple(
        f"“{name}”写了 {len(words.strip())} 个字，请写在 {MOST_WORDS} 个字以内。"
        for name, words in told.items()
        if len(words.strip()) > MOST_WORDS
    )


def reasons_against_arrival(arrival: Arrival, *, came: date, passed_by: str, today: date) -> tuple[str, ...]:
    """登记怎样来的不对的理由。"""
    reasons = ["来的日期在今天以后，请核对。"] if came > today else []
    if arrival is Arrival.PASSED and not passed_by.strip():
        reasons.append("别的机关转来的，请写是哪个机关。")
    if arrival is not Arrival.PASSED and passed_by.strip():
        reasons.append("不是别的机关转来的，不填“转来的机关”。")
    return tuple(reasons)


def reasons_against_telling(way: Telling | None, *, told: date, since: date, today: date, reach: bool) -> list[str]:
    """不能这样登记告知的理由：``reach`` tells whether there is a telephone or an address to reach them by."""
    reasons = [] if way else ["请选择怎样告知。"]
    if told > today:
        reasons.append("告知的日期在今天以后，请核对。")
    if told < since:
        reasons.append("告知的日期早于批准结论的日期，请核对。")
    if way in {Telling.POST, Telling.PHONE} and not reach:
        reasons.append("对方没有留联系方式，只能由他自己查询，或者当面告知。")
    return reasons
