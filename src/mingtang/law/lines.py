"""口径：what is written of it, and why it may not be signed or a text released that says otherwise. No database.

Law: 政府信息公开条例 第六条（及时、准确）；国办发〔2016〕61号（统一口径、权威发布）. Inside only; never public.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from .reckoning import CHINA_TIME

MOST_FIGURES, MOST_SENTENCES = 30, 20
TOLD_AT_ONCE = 5
GENERIC = ("专题", "应对", "工作", "突发", "事件", "情况", "处置", "防控", "防范", "抢险", "救灾", "有关", "关于")

_EMPTY = "年月日的和及与在镇村县"


@dataclass(frozen=True)
class FigureFacts:
    """一个数字，as it is typed."""

    name: str
    value: Decimal
    unit: str
    as_of: datetime
    source: str
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of it."""
        return (self.name, *self.others)


@dataclass(frozen=True)
class LineFacts:
    """一版口径，as it is typed; without ``valid_from`` it holds from the moment of its signature."""

    figures: tuple[FigureFacts, ...] = ()
    sentences: tuple[str, ...] = ()
    valid_from: datetime | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that was typed."""
        told = (text for it in self.figures for text in (*it.names, it.unit, it.source))
        return (*told, *self.sentences)

    def reasons(self, *, at: datetime, begun_on: date) -> list[str]:
        """不能这样拟写的理由。``begun_on``: the day on which the crisis began; nothing of it is known much before."""
        found = [] if self.figures or self.sentences else ["口径至少要有一个数字或者一句说法。"]
        if len(self.figures) > MOST_FIGURES or len(self.sentences) > MOST_SENTENCES:
            found.append(f"一版口径最多 {MOST_FIGURES} 个数字、{MOST_SENTENCES} 句说法。")
        names = [name for it in self.figures for name in it.names]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            found.append(f"同一个叫法用在两个数字上：{'、'.join(twice)}。")
        found += [f"“{name}”太短，至少写两个字，不然认不出来。" for name in names if len(name) < 2]
        found += [f"“{it.name}”没有写明是谁提供的。" for it in self.figures if not it.source]
        found += [f"“{it.name}”的截至时间还没有到，请核对。" for it in self.figures if it.as_of > at]
        first = datetime(begun_on.year, begun_on.month, begun_on.day, tzinfo=CHINA_TIME) - timedelta(days=1)
        found += [f"“{it.name}”的截至时间比突发事件开始早一天以上，请核对。" for it in self.figures if it.as_of < first]
        if self.valid_from is not None and not first <= self.valid_from <= at + timedelta(days=1):
            found.append("从何时起，要在突发事件开始以后、现在起一天以内，请核对；马上生效的不填。")
        return found


def reasons_against_signing(writers: frozenset[int], signers: frozenset[int], *, is_leader: bool) -> list[str]:
    """不能签批的理由：a leader signs, and never what they wrote themselves."""
    found = [] if is_leader else ["口径由分管领导签批。"]
    return found + (["口径是您拟写的，请由另一位领导签批。"] if writers & signers else [])


def reasons_against_differing(crisis: str, told: Sequence[str], *, explains: bool = False) -> list[str]:
    """数字与口径不同，还没有办的：names the first places. What ``explains`` a document has no reasons of its own."""
    if not told:
        return []
    more = f"等 {len(told)} 处" if len(told) > TOLD_AT_ONCE else ""
    where = "；".join(told[:TOLD_AT_ONCE])
    how = "解读请改成与口径一样。" if explains else "请改正，或者在“口径核对”里写明理由，由分管领导确认。"
    return [f"有 {len(told)} 处数字与“{crisis}”的口径不同：{where}{more}。{how}"]


def title_words(title: str, *, without: Sequence[str] = ()) -> tuple[str, ...]:
    """标题里的词：pairs of characters by which a text is seen to speak of the crisis, without what is in any title."""
    plain = title
    for word in (*without, *GENERIC):
        plain = plain.replace(word, " ")
    kept = "".join(char if "\u4e00" <= char <= "\u9fff" and char not in _EMPTY else " " for char in plain)
    return tuple(dict.fromkeys(part[at : at + 2] for part in kept.split() for at in range(len(part) - 1)))
