"""涉农补贴：what a subsidy must say before it is public, its application window, and what its money must add up to.

Law: 政府信息公开条例 第二十一条（乡镇：贯彻落实农业农村政策）；涉农补贴领域标准目录（政策依据、申请指南、补贴结果、
监督渠道）；个人信息保护法 第十三条、第二十五条（公开个人信息要有法律依据或者单独同意）.
Units: days are civil days, both ends of an application count; money is yuan with two decimals.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from unicodedata import normalize

from .days import chinese_day

SHOWN_DAYS, ANSWER_DAYS, KEPT_DAYS = 7, 5, 1095
"""通常的天数：of a showing, of an answer to an objection (working days), of keeping names; an organ may set its own."""
IN_PARTS = "同一文号确实分次下达"
_NUMBER = re.compile(r"[^\s，,；;]{0,20}〔\d{4}〕\d+号")
_ADDRESS = re.compile(r"(?:https?://|/)\S+$")
_SPACE = re.compile(r"[\s，,；;]+$")


class Window(StrEnum):
    """申请期：where a day stands to it."""

    NONE = "none"
    AHEAD = "ahead"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Basis:
    """政策依据：a document by its title, its number and where it can be read."""

    title: str
    number: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class SubsidyFacts:
    """补贴项目的要素，as typed."""

    title: str
    item: str
    year: int
    basis: str
    who: str
    standard: str
    how: str
    materials: str
    where: str
    phone: str
    supervision: str
    since_on: date | None = None
    until_on: date | None = None
    measure: str = "亩"
    full_names: bool = False
    full_names_basis: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that was typed as words."""
        told = (self.title, self.item, self.basis, self.who, self.standard, self.how, self.materials, self.where)
        return (*told, self.phone, self.supervision, self.measure, self.full_names_basis)

    def reasons(self) -> list[str]:
        """不能登记的理由。"""
        found = [
            f"请填写{name}。" for name, value in (("标题", self.title), ("补贴种类", self.item)) if not value.strip()
        ]
        if (self.since_on is None) != (self.until_on is None):
            found.append("申请期的开始和结束日期要一起填，或者都不填。")
        elif self.since_on and self.until_on and self.until_on < self.since_on:
            found.append("申请期的结束日期不能早于开始日期。")
        if self.full_names and not self.full_names_basis.strip():
            found.append("公示写全名的，请写明哪个文件的哪一条要求写全名；没有这样的规定，公示时遮住名字。")
        return [*found, *reasons_against_basis(self.basis)]


REQUIRED: Mapping[str, str] = {
    "basis": "政策依据",
    "who": "补贴对象和范围",
    "standard": "补贴标准",
    "how": "申请程序",
    "materials": "申请材料",
    "where": "受理单位和地点",
    "phone": "咨询电话",
    "supervision": "监督渠道",
}
"""公开以前必须写明的，by column."""


def reasons_against_incomplete(told: Mapping[str, str]) -> list[str]:
    """还不能公开的理由：what the standard catalogue wants of every subsidy and is not there."""
    lacking = "、".join(label for name, label in REQUIRED.items() if not told.get(name, "").strip())
    return [f"还没有填写：{lacking}。涉农补贴的标准目录要求逐项公开。"] if lacking else []


def bases_of(text: str) -> tuple[Basis, ...]:
    """政策依据，one a line: the title, then its number and its address where there are any."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        url = match[0] if (match := _ADDRESS.search(line)) else ""
        rest = _SPACE.sub("", line.removesuffix(url))
        number = match[0] if (match := _NUMBER.search(rest)) else ""
        title = _SPACE.sub("", rest.replace(number, "").replace("（）", "").replace("()", "").strip())
        found.append(Basis(title, number, url))
    return tuple(found)


def reasons_against_basis(text: str) -> list[str]:
    """政策依据写得不对的理由，by line."""
    lines = [line for line in text.splitlines() if line.strip()]
    bare = [number for number, basis in enumerate(bases_of(text), 1) if not basis.title]
    return [f"政策依据第 {number} 行（“{lines[number - 1].strip()[:30]}”）没有文件名称。" for number in bare]


def window_on(since_on: date | None, until_on: date | None, *, on: date) -> Window:
    """申请期在这一天：both ends count."""
    if since_on is None or until_on is None:
        return Window.NONE
    if on < since_on:
        return Window.AHEAD
    return Window.OPEN if on <= until_on else Window.OVER


def window_in_words(since_on: date | None, until_on: date | None, *, on: date) -> str:
    """申请期，as the public reads it on a day."""
    match window_on(since_on, until_on, on=on):
        case Window.AHEAD:
            return f"{chinese_day(since_on)}开始申请" if since_on else ""
        case Window.OPEN:
            return f"正在接受申请，到{chinese_day(until_on)}为止" if until_on else ""
        case Window.OVER:
            return f"申请已于{chinese_day(until_on)}结束" if until_on else ""
    return "不用申请，或者随时申请"


def yuan(amount: Decimal) -> str:
    """金额的写法：with two decimals and commas."""
    return f"{amount:,.2f}"


def is_same_number(one: str, other: str) -> bool:
    """是不是同一个文号，however its brackets, figures and spaces are written; “无文号” is none."""
    told = ["".join(sign for sign in normalize("NFKC", each) if sign.isalnum()) for each in (one, other)]
    return told[0] == told[1] and told[0] not in ("", "无文号")


def reasons_against_allocation(
    *,
    source: str,
    number: str,
    amount: Decimal | None,
    on: date,
    year: int,
    is_known: bool = False,
    same: Sequence[tuple[date, Decimal]] = (),
    in_parts: bool = False,
) -> list[str]:
    """不能登记下达的理由。``is_known``: the same source, number, day and sum stand already.

    ``same``: day and sum of what stands under the number; ``in_parts``: somebody said that it came in parts.
    """
    found = [] if source.strip() else ["请填写资金由哪一级下达。"]
    found += [] if number.strip() else ["请填写下达资金的文号；没有文号的，写“无文号”。"]
    found += [] if amount is not None and amount > 0 else ["金额要大于 0。"]
    if on.year < year - 1:
        found.append(f"这是 {year} 年的补贴，下达日期不能早于 {year - 1} 年，请核对。")
    if is_known:
        found.append("来源、文号、日期、金额都一样的一笔已经登记过；确实是另一笔的，请在文号里写明是第几笔。")
    elif same and not in_parts:
        told = "、".join(f"{chinese_day(day)} {yuan(sum_)} 元" for day, sum_ in same)
        found.append(f"文号“{number.strip()}”已经登记过：{told}。请核对；确实是分次下达的，勾选“{IN_PARTS}”再登记。")
    return found


def reasons_against_paying(*, amounts: Iterable[Decimal], paid: Decimal, allocated: Decimal) -> list[str]:
    """不能登记发放的理由：what is paid never exceeds what was allocated."""
    told = list(amounts)
    found = [] if told else ["没有要登记的发放。"]
    if any(amount <= 0 for amount in told):
        found.append("发放的金额要大于 0。")
    over = paid + sum(told, Decimal()) - allocated
    if over > 0:
        found.append(
            f"登记以后发放的比下达的多 {yuan(over)} 元（下达 {yuan(allocated)} 元），请先核对，或者先登记下达的资金。"
        )
    return found


def money_in_words(*, allocated: Decimal, paid: Decimal, listed: Decimal | None) -> str:
    """资金的结论：the finding that stands above the chart."""
    if not allocated and not paid:
        return "还没有下达资金"
    share = f"，占 {100 * paid / allocated:.0f}%" if allocated else ""
    told = f"下达 {yuan(allocated)} 元，已发放 {yuan(paid)} 元{share}"
    if listed is None:
        return told
    if listed == paid:
        return f"{told}；与名单合计一致"
    if paid > listed:
        return f"{told}；名单合计 {yuan(listed)} 元，多付了 {yuan(paid - listed)} 元"
    return f"{told}；名单合计 {yuan(listed)} 元，还有 {yuan(listed - paid)} 元没有发放"
