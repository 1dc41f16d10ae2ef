"""补贴名单、公示和异议：a list row by row, when names may be read, and what becomes of an objection.

Law: 个人信息保护法 第六条（最小范围）、第二十五条、第四十七条；政府信息公开条例 第十五条（个人隐私）.
Units: names stand on both end days, while the days of a showing are civil days counted from the day after it
begins (民法典 第二百零一条); money is yuan with two decimals.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from .days import FIRST_DAY, chinese_day
from .moves import Moves
from .subsidies import yuan

TAIL = 4
MOST_SHOWN_DAYS, MOST_AHEAD_DAYS = 60, 30
"""公示最多几天，最多提前几天送审：names are shown for no longer than the showing needs."""
MOST_WRONG = 30
"""一份名单，一个网络地址一天最多查错几次：a village shares an address; a neighbour's four digits take a year."""
MOST_OBJECTIONS = 20
MOST_LETTERS, MOST_NAME, MOST_CONTACT = 1000, 20, 60


@dataclass(frozen=True, slots=True)
class PayeeLine:
    """名单的一行：as it was read and understood; ``identity`` is the whole number, if there was one, until hashed."""

    row: int
    village: str
    name: str
    tail: str
    quantity: Decimal
    amount: Decimal
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """一个村的合计。"""

    village: str
    count: int
    quantity: Decimal
    amount: Decimal


def totals(lines: Iterable[tuple[str, Decimal, Decimal]]) -> list[Total]:
    """各村合计，in the order in which the villages first appear."""
    found: dict[str, Total] = {}
    for village, quantity, amount in lines:
        now = found.get(village, Total(village, 0, Decimal(), Decimal()))
        found[village] = Total(village, now.count + 1, now.quantity + quantity, now.amount + amount)
    return list(found.values())


def reasons_against_doubles(lines: Sequence[PayeeLine]) -> list[str]:
    """重复的行：the same number, or the same name and last digits in one village."""
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for line in lines:
        key = (line.identity,) if line.identity else (line.village, line.name, line.tail)
        if key in seen:
            found.append(f"第 {line.row} 行与第 {seen[key]} 行是同一个人，请合并成一行，面积和金额相加。")
        else:
            seen[key] = line.row
    return found


def reasons_against_sum(lines: Sequence[PayeeLine], *, stated: Decimal | None, where: str) -> list[str]:
    """合计对不上的理由。"""
    total = sum((line.amount for line in lines), Decimal())
    if stated is None or stated == total:
        return []
    return [
        f"各行金额加起来是 {yuan(total)} 元，{where}是 {yuan(stated)} 元，相差 {yuan(abs(total - stated))} 元，请核对。"
    ]


def is_shown(since_on: date | None, until_on: date | None, *, on: date) -> bool:
    """公示期内：both end days. Asked by every page that names anybody, so that nothing depends on a runner."""
    return since_on is not None and until_on is not None and since_on <= on <= until_on


def reasons_against_showing(*, since_on: date | None, until_on: date | None, on: date, days: int) -> list[str]:
    """公示期不合规定的理由：as many days as the organ has set, and no more than names may stand.

    It begins on the day ``on`` of handing in or of release or later, never before: until then nobody could read the
    list, and what is signed says from when it was read. The first day is not counted.
    Law: 民法典 第二百零一条（开始的当日不计入，自下一日开始计算）.
    """
    if since_on is None or until_on is None:
        return ["请填写公示的起止日期。"]
    if since_on < on:
        told = f"公示写的是从{chinese_day(since_on)}起，那一天名单还没有公开，公众没有看到。"
        return [f"{told}请把公示的起止改成{chinese_day(on)}以后的（当天也可以），再送审；审签要几天的，留出这几天。"]
    if since_on > on + timedelta(days=MOST_AHEAD_DAYS):
        last = chinese_day(on + timedelta(days=MOST_AHEAD_DAYS))
        return [f"公示的开始最晚是{last}，更晚的，到时候再送审。"]
    counted, most = (until_on - since_on).days, max(MOST_SHOWN_DAYS, days)
    begun = f"{chinese_day(since_on)}开始，当天不算"
    if counted > most:
        last = chinese_day(since_on + timedelta(days=most))
        return [f"公示最多 {most} 天：{begun}，最晚到{last}为止。姓名公开的时间只能是公示需要的。"]
    if counted >= days:
        return []
    until = chinese_day(since_on + timedelta(days=days))
    return [f"公示不得少于 {days} 天：{begun}，最早到{until}为止。"]


def reasons_against_made_on(made_on: date, *, on: date) -> list[str]:
    """结果形成的日期不对的理由。"""
    if made_on < FIRST_DAY:
        return [f"结果形成日期不能早于{chinese_day(FIRST_DAY)}，请核对。"]
    return ["结果形成的日期不能晚于今天。"] if made_on > on else []


def reasons_against_early_list(until_on: date | None, *, on: date) -> list[str]:
    """名单来得太早的理由：whoever may still apply is not on it."""
    if until_on is None or until_on < on:
        return []
    return [f"申请到{chinese_day(until_on)}为止，还没有结束；名单要在申请结束以后再导入、公示。"]


def reasons_against_naming(plain: str, names: Iterable[str], *, where: str, before: str = "") -> list[str]:
    """公开的文字里写了名单里的人的理由：of a text without spaces; which name is not repeated.

    What stood ``before`` there was a list may stand on: a clerk whom the guide names may be called as a farmer is.
    """
    found = any(name in plain and name not in before for name in names if name)
    return [f"{where}会公开，里面有名单上的姓名，请改成不写姓名的说法。"] if found else []


def differences(before: Mapping[str, Mapping[str, str]] | None, after: Mapping[str, Mapping[str, str]]) -> list[str]:
    """与上一版的差别，in numbers only; each village has ``count`` and ``amount``."""
    if before is None:
        return []
    found = []
    for village in dict.fromkeys((*before, *after)):
        old, new = before.get(village), after.get(village)
        if old is None and new is not None:
            found.append(f"{village}：新增 {new['count']} 户、{new['amount']} 元。")
        elif new is None and old is not None:
            found.append(f"{village}：原来 {old['count']} 户、{old['amount']} 元，现在没有。")
        elif old and new and (old["count"], old["amount"]) != (new["count"], new["amount"]):
            told = f"{old['count']} 户、{old['amount']} 元改为 {new['count']} 户、{new['amount']} 元"
            found.append(f"{village}：{told}。")
    return found


class ObjectionState(StrEnum):
    """异议的状态。"""

    RECEIVED = "received"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        """中文名称。"""
        return STATE_LABELS[self]


STATE_LABELS = {ObjectionState.RECEIVED: "待核实", ObjectionState.ANSWERED: "已答复"}
MOVES: Moves[ObjectionState] = {
    ObjectionState.RECEIVED: frozenset({ObjectionState.ANSWERED}),
    ObjectionState.ANSWERED: frozenset(),
}


class ObjectionOutcome(StrEnum):
    """核实结果。"""

    UPHELD = "upheld"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        """中文名称。"""
        return OUTCOME_LABELS[self]


OUTCOME_LABELS = {ObjectionOutcome.UPHELD: "成立，名单要改", ObjectionOutcome.REJECTED: "不成立"}
_SHORT = {ObjectionOutcome.UPHELD: "成立", ObjectionOutcome.REJECTED: "不成立"}


def reasons_against_objecting(*, text: str, name: str, contact: str) -> list[str]:
    """不能收下异议的理由。"""
    found = [] if text.strip() else ["请写明对名单的哪一点有异议。"]
    if len(text) > MOST_LETTERS:
        found.append(f"异议最多写 {MOST_LETTERS} 个字，现在是 {len(text)} 个字。")
    if len(name) > MOST_NAME:
        found.append(f"称呼最多写 {MOST_NAME} 个字。")
    if len(contact) > MOST_CONTACT:
        found.append(f"联系方式最多写 {MOST_CONTACT} 个字。")
    return found


def reasons_against_answering(state: ObjectionState, *, outcome: ObjectionOutcome | None, answer: str) -> list[str]:
    """不能答复异议的理由。"""
    if ObjectionState.ANSWERED not in MOVES[state]:
        return ["这件异议已经答复。"]
    found = [] if outcome else ["请选择核实结果。"]
    return found + ([] if answer.strip() else ["请写明核实的情况和答复。"])


def reasons_before_paying(
    *, waiting: int, unmended: int, is_listed: bool, is_over: bool, until_on: date | None
) -> list[str]:
    """发放以前还差的：each may be passed over only with a written reason."""
    if not is_listed:
        return ["名单还没有公示。"]
    found = [] if is_over else [f"公示到{chinese_day(until_on)}为止，还没有满。" if until_on else "公示还没有满。"]
    if waiting:
        found.append(f"还有 {waiting} 件异议没有答复。")
    if unmended:
        found.append(f"有 {unmended} 件异议成立，改过的名单还没有公示。")
    return found


def outcomes_in_words(found: Iterable[str]) -> str:
    """异议的结果，as counted: nothing else of an objection is ever public."""
    counts = Counter(found)
    return "，".join(f"{counts[key.value]} 件{word}" for key, word in _SHORT.items() if counts[key.value])
