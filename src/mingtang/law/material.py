"""请科室提供材料：what an office, a district or a village of one's own organ is asked for a case, and by when.

It never stops the clock of the reply: only a written inquiry to a third party or to another organ does.
Law: 政府信息公开条例 第三十三条（不计算在期限内的只有征求第三方和其他机关意见的时间）. The days and the rounds are no
statute: they are how the platform keeps the office's part inside the days of the reply.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from .days import chinese_day
from .foi import ApplicationState
from .foi_words import STATE_LABELS
from .moves import Moves
from .workdays import Calendar

LEFT_TO_CLERK = 2
"""留给专员的工作日：between the office's last day and the last day of the reply."""
SEND_BACK_WITHIN = 2
"""几个工作日以内可以退回：after the day on which it was asked."""
REMIND_BEFORE = 2
"""提前几个工作日提醒。"""
MOST_DAYS = 15
MOST_LETTERS = 2000
MOST_FILES = 10


class MaterialState(StrEnum):
    """材料请求的状态。"""

    ASKED = "asked"
    ANSWERED = "answered"
    SENT_BACK = "sent_back"
    ACCEPTED = "accepted"
    ASKED_AGAIN = "asked_again"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[MaterialState, str] = {
    MaterialState.ASKED: "等科室提供",
    MaterialState.ANSWERED: "已提供，待专员看",
    MaterialState.SENT_BACK: "科室退回",
    MaterialState.ACCEPTED: "已收下",
    MaterialState.ASKED_AGAIN: "又请了一次",
    MaterialState.DROPPED: "不用提供了",
}

MOVES: Moves[MaterialState] = {
    MaterialState.ASKED: frozenset({MaterialState.ANSWERED, MaterialState.SENT_BACK, MaterialState.DROPPED}),
    MaterialState.ANSWERED: frozenset({MaterialState.ACCEPTED, MaterialState.ASKED_AGAIN}),
    MaterialState.SENT_BACK: frozenset({MaterialState.ASKED_AGAIN, MaterialState.DROPPED}),
    MaterialState.ACCEPTED: frozenset(),
    MaterialState.ASKED_AGAIN: frozenset(),
    MaterialState.DROPPED: frozenset(),
}
OPEN = frozenset({MaterialState.ASKED, MaterialState.ANSWERED, MaterialState.SENT_BACK})
"""还要办的。"""

_ACTS: dict[MaterialState, str] = {
    MaterialState.ANSWERED: "提供材料",
    MaterialState.SENT_BACK: "退回",
    MaterialState.ACCEPTED: "收下",
    MaterialState.ASKED_AGAIN: "再请一次",
    MaterialState.DROPPED: "撤销",
    MaterialState.ASKED: "请科室提供",
}


class Held(StrEnum):
    """有没有这份材料：what the office says."""

    HELD = "held"
    ON_PAPER = "on_paper"
    ELSEWHERE = "elsewhere"

    @property
    def label(self) -> str:
        """中文名称。"""
        return HELD_LABELS[self]


HELD_LABELS: dict[Held, str] = {
    Held.HELD: "有，材料在下面",
    Held.ON_PAPER: "有，在情况里写明，或者另外送来",
    Held.ELSEWHERE: "我们没有，可能在别处",
}

_MAY_ASK = frozenset(
    {
        ApplicationState.RECEIVED,
        ApplicationState.CORRECTING,
        ApplicationState.HANDLING,
        ApplicationState.UNPAID,
    }
)


def reasons_against_moving(now: MaterialState, then: MaterialState) -> tuple[str, ...]:
    """不能这样办的理由：what the table of moves does not allow."""
    return () if then in MOVES[now] else (f"这次请求“{now.label}”，不能{_ACTS[then]}。",)


def reasons_against_case(state: ApplicationState) -> tuple[str, ...]:
    """案子不在办、不能请科室提供材料的理由。"""
    if state in _MAY_ASK:
        return ()
    return (f"这件申请“{STATE_LABELS[state.value]}”，不再请科室提供材料。",)


def latest_day(case_due: date, calendar: Calendar) -> date:
    """科室最迟哪一天：so many working days before the last day of the reply. Units: working days."""
    return calendar.add_working_days(case_due, -LEFT_TO_CLERK).day


def last_day_to_send_back(asked_on: date, calendar: Calendar) -> date:
    """最后哪一天可以退回。Units: working days after the day on which it was asked, which is not counted."""
    return calendar.add_working_days(asked_on, SEND_BACK_WITHIN).day


def day_to_remind(due_on: date, calendar: Calendar) -> date:
    """从哪一天起提醒。Units: working days before the due day."""
    return calendar.add_working_days(due_on, -REMIND_BEFORE).day


def weeks_late(due_on: date, *, on: date) -> int:
    """超期第几周：0 while it is not late. Units: weeks of seven civil days, begun ones counted."""
    return 0 if on <= due_on else (on - due_on).days // 7 + 1


def reasons_against_days(days: int, *, case_due: date | None, on: date, calendar: Calendar) -> tuple[str, ...]:
    """不能这样定期限的理由：never later than two working days before the reply is due.

    Units: working days after today. ``case_due`` is ``None`` while the clock of the reply stands still or has not
    begun; then nothing but the most days holds.
    """
    if not 1 <= days <= MOST_DAYS:
        return (f"给科室的时间写 1 至 {MOST_DAYS} 个工作日。",)
    due = calendar.add_working_days(on, days).day
    if case_due is None:
        return ()
    latest = latest_day(case_due, calendar)
    if due <= latest:
        return ()
    ahead = f"提前 {LEFT_TO_CLERK} 个工作日"
    told = f"这件申请要在{chinese_day(case_due)}以前答复，材料最迟要在{chinese_day(latest)}以前（{ahead}）"
    if latest <= on:
        return (f"{told}，今天请已经来不及。请当面向科室要，或者先办延长答复期限。",)
    return (f"{told}；{days} 个工作日是{chinese_day(due)}，请写少一些。",)


def reasons_against_sending_back(asked_on: date, *, on: date, calendar: Calendar) -> tuple[str, ...]:
    """不能再退回的理由：past the days within which a wrong address is told. Units: working days."""
    last = last_day_to_send_back(asked_on, calendar)
    if on <= last:
        return ()
    return (
        f"退回只在 {SEND_BACK_WITHIN} 个工作日以内（到{chinese_day(last)}为止），"
        "现在请提供材料，或者选“我们没有，可能在别处”。",
    )


def reasons_against_words(**texts: str) -> tuple[str, ...]:
    """写得不全的理由：by what each is called; each must be there and not too long. Units: letters."""
    reasons = [f"请写{name}。" for name, text in texts.items() if not text.strip()]
    reasons += [
        f"{name}请写在 {MOST_LETTERS} 个字以内。" for name, text in texts.items() if len(text.strip()) > MOST_LETTERS
    ]
    return tuple(reasons)


def reasons_against_answer(held: Held | None, *, text: str, elsewhere: str, files: int) -> tuple[str, ...]:
    """不能这样提供的理由：a file, or a text that says it; where else it may be, where there is none."""
    reasons = []
    if held is None:
        reasons.append("请选有没有这份材料。")
    if held is Held.HELD and not files:
        reasons.append(f"选了“{Held.HELD.label}”的，请上传材料；没有电子件的，选“{Held.ON_PAPER.label}”。")
    if held is Held.ON_PAPER and not text.strip():
        reasons.append("请在情况里写明材料的内容，或者写明有几份、怎样送来。")
    if held is Held.ELSEWHERE and not elsewhere.strip():
        reasons.append("没有这份材料的，请写明可能在哪里；不知道的，写“不清楚”，并写明查过哪些地方。")
    if held is Held.ELSEWHERE and files:
        reasons.append("选了“我们没有”的，不传文件；有材料的请改选。")
    if len(text.strip()) > MOST_LETTERS:
        reasons.append(f"情况请写在 {MOST_LETTERS} 个字以内。")
    if files > MOST_FILES:
        reasons.append(f"一次最多传 {MOST_FILES} 个文件，请合并或者分开装订。")
    return tuple(reasons)


_BETWEEN = re.compile(r"(?<=\d)[\s\-()（）·.、]+(?=\d)")
SHORTEST_NAME, SHORTEST_NUMBER = 2, 7


_UNITS = "号院|号楼|号|栋|幢|座|楼|单元|室|户|组|队|弄|巷|排"
_NUMBERED = re.compile(rf"(?:[0-9]+(?:{_UNITS})?|第?[一二三四五六七八九十百零〇]+(?:{_UNITS}))")
_WIDER = re.compile(r".*(?:省|市|县|区|镇|乡|街道|办事处)")
_PLACE = re.compile(r".*?(?:村|社区|小区|庄|屯|路|街)(.*)")


def telling_of(address: str) -> frozenset[str]:
    """地址里认得出人的部分：the whole, and what stands at its door; a village or a street alone points to nobody.

    The door is its number with the two letters before it, and all the numbers of a building together; where there is
    no number, what follows the town, if it says more than the village.
    """
    plain = "".join(address.split()).lower()
    numbers = list(_NUMBERED.finditer(plain))
    found = {plain}
    if numbers:
        first, last = numbers[0], numbers[-1]
        found.add(plain[max(first.start() - 2, 0) : first.end()])
        found |= {plain[first.start() : last.end()]} if last is not first else set()
    else:
        rest = _WIDER.sub("", plain)
        place = _PLACE.fullmatch(rest)
        says_more = bool(rest) and (place is None or len(place[1]) >= SHORTEST_NAME)
        found = {plain, rest} if says_more else set()
    return frozenset(found)


def reasons_against_naming(
    texts: Iterable[str], *, names: Iterable[str], numbers: Iterable[str], addresses: Iterable[str] = ()
) -> tuple[str, ...]:
    """文字里有申请人的理由：the office learns what is wanted, never who wants it; what was found is not repeated.

    ``texts`` and what is looked for are to be in half width and without unseen characters. White space, and what
    stands between digits, does not hide anything. Law: 个人信息保护法 第六条（限于实现处理目的的最小范围）.
    """
    plain = ["".join(text.split()).lower() for text in texts]
    closed = [_BETWEEN.sub("", text) for text in texts]
    reasons = []
    wanted = {"".join(name.split()).lower() for name in names}
    wanted |= {part for address in addresses for part in telling_of(address)}
    if any(name in text for name in wanted if len(name) >= SHORTEST_NAME for text in plain):
        reasons.append("文字里有申请人、代理人的姓名、名称或者地址，科室不用知道是谁申请的，请删去。")
    digits = {"".join(filter(str.isdigit, number)) for number in numbers}
    if any(number in text for number in digits if len(number) >= SHORTEST_NUMBER for text in closed):
        reasons.append("文字里有申请人的电话或者号码，请删去。")
    return tuple(reasons)
