"""清理的意见表：filled in for days outside; what it says counts only against what stood when it went out.

Each row goes out with a version: of which campaign it is, and what was proposed then. Read back, a row that nobody
filled in anew is passed over; one that was is taken, unless somebody proposed something else in the meantime.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .cleanups import Proposal
from .days import chinese_day

CHOOSE = "确实要用表里的，请勾选“用表里的意见换掉现在的”，再上传一次；不用的，请把表里那几行的处理意见清空。"
OTHER_TABLE = "表里有对不上的行，一行也没有读回；请重新导出这次清理的台账，把意见填进去再上传。"


@dataclass(frozen=True, slots=True)
class Stated:
    """表里的一行：its number in the sheet, which document it is about, and what it says becomes of it, if anything."""

    place: int
    ordinal: int
    title: str
    number: str
    proposal: Proposal
    version: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """台账里的一行，as it stands: ``by`` is who proposed it."""

    title: str
    number: str
    proposal: Proposal
    by: str = ""


def opinion_digest(proposal: Proposal) -> str:
    """意见的指纹。"""
    day = proposal.amend_by_on.isoformat() if proposal.amend_by_on else ""
    told = [proposal.fate.value if proposal.fate else "", day, proposal.reason, proposal.is_reason_public]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:12]


def version_of(campaign: str, proposal: Proposal) -> str:
    """版本：``campaign`` is the organ's code and the number of the campaign."""
    return f"{campaign}-{opinion_digest(proposal)}"


def reasons_against_table(campaign: str, rows: Sequence[Stated], kept: Mapping[int, Kept]) -> list[str]:
    """这张表不是这次清理的理由：row by row; one row that is another's, and nothing of the table is taken.

    ``kept`` are the rows of the ledger by number; a row stands there with the title and number as the table writes
    them where the two read the same.
    """
    found = [reason for row in rows if (reason := _against(campaign, row, kept.get(row.ordinal)))]
    return [*found, *([OTHER_TABLE] if found else [])]


def _against(campaign: str, row: Stated, kept: Kept | None) -> str:
    if row.version and row.version.rpartition("-")[0] != campaign:
        return f"第 {row.place} 行：《{row.title}》的版本不是这次清理的，这张表是从另一次清理导出的，或者版本被改过。"
    if kept is None:
        return f"第 {row.place} 行：台账里没有序号 {row.ordinal} 的文件。" if row.proposal.fate else ""
    if (row.title, row.number) == (kept.title, kept.number):
        return ""
    return (
        f"第 {row.place} 行：序号 {row.ordinal} 在台账里是{_named(kept.title, kept.number)}，"
        f"表里写的是{_named(row.title, row.number)}，不是同一份。"
    )


def to_take(campaign: str, rows: Sequence[Stated], kept: Mapping[int, Kept]) -> list[Stated]:
    """表里新填的：neither as it went out nor as it stands."""
    return [
        row
        for row in rows
        if row.proposal.fate
        and row.version != version_of(campaign, row.proposal)
        and kept[row.ordinal].proposal != row.proposal
    ]


def reasons_against_writing_over(campaign: str, rows: Sequence[Stated], kept: Mapping[int, Kept]) -> list[str]:
    """会盖掉后来的意见：what was proposed since the row went out, beside what the table says."""
    found = [
        f"第 {row.place} 行：序号 {row.ordinal}《{row.title}》现在的意见是{_said(stands.proposal)}，{stands.by}提的；"
        f"{'导出这张表的时候还不是这样' if row.version else '表里没有版本，看不出是不是在它以后填的'}。"
        f"表里写的是{_said(row.proposal)}。"
        for row in rows
        if (stands := kept[row.ordinal]).proposal.fate and row.version != version_of(campaign, stands.proposal)
    ]
    return [*found, *([CHOOSE] if found else [])]


def reasons_against_unseen(ordinal: int, seen: Mapping[int, str], kept: Kept) -> list[str]:
    """打开页面以后变了的理由：``seen`` are the digests of the opinions that were shown, by number in the ledger."""
    if seen.get(ordinal) == opinion_digest(kept.proposal):
        return []
    if not kept.proposal.fate:
        return [f"第 {ordinal} 号《{kept.title}》是打开这一页以后才列出来的，请看过再提意见。"]
    return [
        f"打开这一页以后，第 {ordinal} 号《{kept.title}》的意见改成了{_said(kept.proposal)}，{kept.by}提的；"
        "您填的还在下面，没有保存，请看过再记。"
    ]


def _named(title: str, number: str) -> str:
    return f"《{title}》{number or '（没有文号）'}"


def _said(proposal: Proposal) -> str:
    assert proposal.fate is not None
    day = f"，{chinese_day(proposal.amend_by_on)}前改好" if proposal.amend_by_on else ""
    public = "（公布理由）" if proposal.is_reason_public else ""
    return f"“{proposal.fate.label}{day}{f'，理由：{proposal.reason}' if proposal.reason else ''}{public}”"
