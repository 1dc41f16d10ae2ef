"""读入措施：from pasted lines or a file. Nothing is stored; a person looks at it first.

What is numbered is a measure: （一） where there is one, else 1. under 一、, else whatever mark is the widest. All that
stands under it is its text. Without any number, one line is one measure. What became no measure is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mingtang.language.enumeration import Style
from mingtang.language.papers import Paper, Table, Unreadable, read_paper, read_plain
from mingtang.language.plan import PlanReading, read_paper_blocks
from mingtang.language.plan.lines import Line, items_of
from mingtang.language.width import squeeze, visible

MOST = 60
HEADING = 100
SOME = "只读了任务和要求，一行一条；单位、期限等请录入以后填写。"
NOTHING = "没有读，表里的措施请另外粘贴。"
_LONGEST_BEGINNING = 30


@dataclass(frozen=True)
class Found:
    """读出的一条措施。"""

    heading: str
    text: str


@dataclass(frozen=True)
class Read:
    """读出的措施；``left`` are the lines that became none: titles, preambles, headings over headings."""

    measures: tuple[Found, ...]
    left: tuple[str, ...]


def from_text(text: str) -> Read:
    """读文字：what was pasted. Errors: ``Unreadable``."""
    tidy = visible(text).replace("\r\n", "\n").replace("\r", "\n")
    return _read(Paper(tuple(read_plain(tidy)), "", "", "txt"))


def from_file(data: bytes, name: str) -> Read:
    """读文件：from a .docx or .txt file. Errors: ``Unreadable``."""
    return _read(read_paper(data, name))


def _read(paper: Paper) -> Read:
    items = items_of(paper)
    lines = [item for item in items if isinstance(item, Line) and item.text]
    found, left = _numbered(lines) if any(line.mark for line in lines) else (_unnumbered(paper, lines), [])
    for table in (item for item in items if isinstance(item, Table)):
        rows = read_paper_blocks(Paper((table,), "", "", "docx")).commitments
        found += [Found(_begun(row.text)[0], row.text) for row in rows]
        left.append(f"{table.where}：{SOME if rows else NOTHING}")
    if not found:
        raise Unreadable("没有读出措施，请核对内容。")
    if len(found) > MOST:
        raise Unreadable(f"读出 {len(found)} 条，一次最多录入 {MOST} 条，请分几次录入。")
    return Read(tuple(found), tuple(left))


def _level(lines: Sequence[Line]) -> Style:
    """Which marks number the measures."""
    styles = [line.mark.style for line in lines if line.mark]
    if Style.HAN_PAREN in styles:
        return Style.HAN_PAREN
    marked = [(one.mark, two.mark) for one, two in pairwise(lines)]
    groups = any(one and two and one.style < Style.ARABIC_DOT == two.style for one, two in marked)
    return Style.ARABIC_DOT if groups else min(styles)


def _numbered(lines: Sequence[Line]) -> tuple[list[Found], list[str]]:
    """One measure a number, with what stands under it; a wider number is one, too, unless others stand under it."""
    level = _level(lines)
    parts: list[list[Line]] = []
    left: list[str] = []
    for line in lines:
        over = parts[-1] if parts else None
        if line.mark is not None and line.mark.style <= level:
            if over and len(over) == 1 and over[0].mark and over[0].mark.style < line.mark.style:
                left.append(_whole(over[0]))
                parts.pop()
            parts.append([line])
        elif over:
            over.append(line)
        else:
            left.append(_whole(line))
    return [_measure(first, rest) for first, *rest in parts], left


def _measure(first: Line, rest: Sequence[Line]) -> Found:
    heading, text = _begun(first.text)
    under = "\n".join([text, *map(_whole, rest)]).strip()
    return Found(heading, under or first.text)


def _begun(text: str) -> tuple[str, str]:
    """What a line calls itself, up to its first stop, and what it says beyond that."""
    for stop in "：:。；":
        head, mark, rest = text.partition(stop)
        if mark and 2 <= len(head) <= _LONGEST_BEGINNING:
            return head, rest.strip()
    if len(text) <= HEADING and text[-1:] not in "。；":
        return text, ""
    return text[:_LONGEST_BEGINNING], text


def _whole(line: Line) -> str:
    return f"{line.mark.text if line.mark else ''}{line.text}"


def _unnumbered(paper: Paper, lines: Sequence[Line]) -> list[Found]:
    """By the headings that the reader of plans sees, if then nothing is lost; else one measure a line."""
    found = _sections(read_paper_blocks(paper)) if lines else []
    kept = squeeze("".join(one.heading + one.text for one in found))
    if found and all(squeeze(line.text).strip("。：:") in kept for line in lines):
        return found
    return [Found(_begun(line.text)[0], line.text) for line in lines]


def _sections(reading: PlanReading) -> list[Found]:
    found = []
    for chapter in reading.chapters:
        for section in chapter.sections:
            heading = section.heading or (chapter.heading if len(chapter.sections) == 1 else "")
            text = "".join(row.text for row in section.commitments)
            if heading and text:
                found.append(Found(heading.strip("。：: ")[:HEADING], text))
    return found
