"""清理：which documents an organ looks through, what becomes of each, and who says so.

Law: 国办发〔2018〕37号（清理，公布继续有效、废止、失效的目录；未列入的不得作为行政管理的依据）; 优化营商环境条例
第三十八条（集中公布涉及市场主体的政策）. How often is the organ's own decision: a campaign has its own last day.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .days import chinese_day
from .metadata import EARLIEST, Validity, document_types
from .moves import Moves
from .policy_lengths import LATEST
from .validity import Life, validity_on

LONGEST_NAME, LONGEST_NUMBER, LONGEST_TITLE, LONGEST_WORDS = 80, 60, 120, 500
MOST_ROWS = 2000
"""一次最多读入的行数。"""
_NAMED = 5


class CleanupState(StrEnum):
    """清理的状态。"""

    OPEN = "open"
    HANDED_IN = "handed_in"
    CHECKED = "checked"
    SIGNED = "signed"

    @property
    def label(self) -> str:
        """中文名称。"""
        return STATE_LABELS[self]


STATE_LABELS: dict[CleanupState, str] = {
    CleanupState.OPEN: "提意见",
    CleanupState.HANDED_IN: "等合法性审查",
    CleanupState.CHECKED: "等领导签批",
    CleanupState.SIGNED: "已经签批",
}
MOVES: Moves[CleanupState] = {
    CleanupState.OPEN: frozenset({CleanupState.HANDED_IN}),
    CleanupState.HANDED_IN: frozenset({CleanupState.CHECKED, CleanupState.OPEN}),
    CleanupState.CHECKED: frozenset({CleanupState.SIGNED, CleanupState.OPEN}),
    CleanupState.SIGNED: frozenset(),
}
"""After the leader's signature nothing of it changes: what follows is told by another campaign."""


class Fate(StrEnum):
    """清理结论：what becomes of a document."""

    KEEP = "keep"
    AMEND = "amend"
    REPEAL = "repeal"
    LAPSE = "lapse"

    @property
    def label(self) -> str:
        """中文名称。"""
        return FATE_LABELS[self]

    @property
    def heading(self) -> str:
        """公布的目录里的说法。"""
        return FATE_HEADINGS[self]


FATE_LABELS: dict[Fate, str] = {
    Fate.KEEP: "继续有效",
    Fate.AMEND: "修改",
    Fate.REPEAL: "废止",
    Fate.LAPSE: "宣布失效",
}
FATE_HEADINGS: dict[Fate, str] = {
    Fate.KEEP: "继续有效的文件",
    Fate.REPEAL: "废止的文件",
    Fate.LAPSE: "失效的文件",
    Fate.AMEND: "拟修改的文件",
}
"""In the order in which the lists are published."""


@dataclass(frozen=True, slots=True)
class Scope:
    """清理的范围：documents made from one day to another, both included, of these kinds. Units: civil days."""

    title: str = ""
    basis: str = ""
    since_on: date | None = None
    until_on: date | None = None
    types: tuple[str, ...] = ()
    due_on: date | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """What was typed freely."""
        return (self.title, self.basis)

    def reasons(self, *, today: date) -> list[str]:
        """范围不能这样定的理由。"""
        found = [] if self.title.strip() else ["请填写清理的名称。"]
        found += [] if self.basis.strip() else ["请写明为什么清理，依据是什么。"]
        if len(self.title) > LONGEST_NAME or len(self.basis) > LONGEST_WORDS:
            found.append(f"名称最多 {LONGEST_NAME} 个字，依据最多 {LONGEST_WORDS} 个字，请缩短。")
        if self.since_on is None or self.until_on is None:
            found.append("请填写清理哪天到哪天制定的文件。")
        elif self.since_on < EARLIEST:
            found.append(f"起始日期早于{chinese_day(EARLIEST)}，请核对年份。")
        elif self.since_on > self.until_on:
            found.append("起始日期晚于截止日期，请核对。")
        elif self.until_on > today:
            found.append("截止日期在今天以后，还没有制定的文件清理不了，请核对。")
        if not self.types or set(self.types) - set(document_types()):
            found.append("请选择清理哪些种类的文件。")
        if self.due_on is None or self.due_on < today:
            found.append("请填写清理到哪天完成，不能早于今天。")
        elif self.due_on > LATEST:
            found.append(f"到哪天完成在 {LATEST.year} 年以后，请核对年份。")
        return found


@dataclass(frozen=True, slots=True)
class Proposal:
    """处理意见：of one document."""

    fate: Fate | None = None
    amend_by_on: date | None = None
    reason: str = ""
    is_reason_public: bool = False

    def reasons(self, *, today: date) -> list[str]:
        """不能这样提的理由：only what stays as it is needs no words. Units: civil days."""
        if self.fate is None:
            return ["请选择处理意见。"]
        found = []
        if self.fate is not Fate.KEEP and not self.reason.strip():
            found.append(f"{self.fate.label}的，请写明理由。")
        if len(self.reason) > LONGEST_WORDS:
            found.append(f"理由超过 {LONGEST_WORDS} 个字，请缩短。")
        if self.fate is Fate.AMEND and (self.amend_by_on is None or self.amend_by_on < today):
            found.append("修改的，请写明到哪天改好，不能早于今天。")
        elif self.fate is Fate.AMEND and self.amend_by_on is not None and self.amend_by_on > LATEST:
            found.append(f"到哪天改好在 {LATEST.year} 年以后，请核对年份。")
        if self.fate is not Fate.AMEND and self.amend_by_on is not None:
            found.append("只有修改的才填修改期限。")
        if self.is_reason_public and not self.reason.strip():
            found.append("理由要公开的，请写明理由。")
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """台账的一行，as it was read and understood."""

    title: str
    number: str = ""
    made_on: date | None = None
    note: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """What was typed freely."""
        return (self.title, self.number, self.note)


def reasons_against_rows(rows: Sequence[tuple[int, Row]], standing: Collection[tuple[str, str]]) -> list[str]:
    """这些行不能录入的理由：row by row; ``standing`` are titles and numbers that the ledger has already."""
    found, seen = [], set(standing)
    for place, row in rows:
        told = (row.title, row.number)
        if not row.title:
            found.append(f"第 {place} 行：没有标题。")
        elif told in seen:
            found.append(f"第 {place} 行：《{row.title}》{row.number}台账里已经有了，或者表里有两行。")
        if row.made_on is None:
            found.append(f"第 {place} 行：没有成文日期，请写成 2018-06-30 或者 2018年6月30日。")
        if len(row.title) > LONGEST_TITLE or len(row.number) > LONGEST_NUMBER or len(row.note) > LONGEST_WORDS:
            found.append(
                f"第 {place} 行：标题、文号或者备注太长，最多 {LONGEST_TITLE}、{LONGEST_NUMBER}、{LONGEST_WORDS} 个字。"
            )
        seen.add(told)
    return found


def reasons_against_days(rows: Iterable[tuple[int, Row]], *, since_on: date, until_on: date) -> list[str]:
    """成文日期不在范围以内的。Units: civil days, both ends included."""
    span = f"{chinese_day(since_on)}至{chinese_day(until_on)}"
    return [
        f"第 {place} 行：成文日期{chinese_day(row.made_on)}不在清理的范围（{span}）以内。"
        for place, row in rows
        if row.made_on is not None and not since_on <= row.made_on <= until_on
    ]


def reasons_against_handing_in(*, total: int, undecided: int, unsure: int, lacking: int) -> list[str]:
    """还不能送审查的理由：what is undecided, what may or may not be a document of the library, what the ledger lacks.

    Law: 国办发〔2018〕37号（未列入继续有效目录的不得作为行政管理的依据）: what is left out is annulled by that.
    """
    found = [] if total else ["台账里还没有文件，请先导入。"]
    found += [f"还有 {undecided} 份文件没有处理意见，每一份都要有。"] if undecided else []
    found += [f"还有 {unsure} 份文件可能和文件库里的是同一份，请逐份确认。"] if unsure else []
    if lacking:
        found.append(
            f"文件库里范围以内、台账里没有的还有 {lacking} 份；公布的目录不能漏，"
            "请在“进度”里点“全部加入台账”，再逐份提意见。"
        )
    return found


def reasons_against_lacking(titles: Sequence[str]) -> list[str]:
    """目录不全的理由：documents of the library within the scope that the handed in or signed ledger lacks."""
    if not titles:
        return []
    told = "、".join(f"《{title}》" for title in titles[:_NAMED]) + ("等" if len(titles) > _NAMED else "")
    return [f"文件库里范围以内、这次清理没有列入的有 {len(titles)} 份：{told}。公布了目录，没有列入的就不能作为依据。"]


def reasons_against_fate(life: Life, fate: Fate, *, today: date) -> list[str]:
    """结论和现在的有效性不符的理由：what has ended is not kept, what is not yet in force does not lapse.

    Units: civil days. To list as 废止 or 失效 what is so already is no contradiction: the lists are to be whole.
    """
    now = validity_on(life, today)
    if fate in {Fate.KEEP, Fate.AMEND} and now in {Validity.EXPIRED, Validity.REPEALED}:
        return [f"现在已经{now.label}，不能再是“{fate.label}”。"]
    if fate is Fate.LAPSE and now is Validity.PENDING:
        return ["还没有施行，不能宣布失效；不再施行的，请废止。"]
    return []


def reasons_against_hands(hands: Collection[int], *, proposed: Collection[int], signed: Collection[int]) -> list[str]:
    """由另一个人办：whoever proposed does not check, whoever checked does not sign. Persons by their numbers."""
    if set(hands) & set(signed):
        return ["您已经在这次清理里签过名，这一步请由另一个人办。"]
    if set(hands) & set(proposed):
        return ["这次清理里有您提的处理意见，请由另一个人审查、签批。"]
    return []
