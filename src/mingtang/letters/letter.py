"""一件公文的内容：what a letter says, in the order of its elements, before anything is set.

Law: 党政机关公文格式 GB/T 9704—2012 第7章（公文格式各要素编排规则）.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from mingtang.language.unseen import without_unseen
from mingtang.law.days import chinese_day

_BLANK = re.compile(r"[^\S 　]")
NO_DAY = "　　　　年　　月　　日"
"""成文日期还没有定时留的空。"""
UNDATED = date(2000, 1, 1)
"""没有成文日期的，文件属性里的日期：no clock is read, the bytes stay the same."""


class Level(IntEnum):
    """标题层次：the first in 黑体, the second in 楷体, the others in 仿宋."""

    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4


@dataclass(frozen=True)
class Paragraph:
    """正文的一段。A line break in it begins another paragraph."""

    text: str


@dataclass(frozen=True)
class Heading:
    """正文里的标题，its number included: 一、 （一） 1. （1）."""

    text: str
    level: Level = Level.FIRST


@dataclass(frozen=True)
class Table:
    """表格。Without ``head`` the first column names what the others say, as in 送达回证; an empty cell is left to be
    written in by hand. ``widths`` are shares of the width.

    Errors: rows of unlike length are a mistake of the caller, hence ``ValueError``.
    """

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Every row, the head and the widths speak of the same columns."""
        lengths = {len(row) for row in (*self.rows, self.head, self.widths) if row}
        if not self.rows or len(lengths) != 1 or not all(self.rows):
            raise ValueError("a table has rows, all of the same columns")

    @property
    def shares(self) -> tuple[int, ...]:
        """各栏的宽度，as shares: a column of names is narrower than what it names."""
        columns = len(self.head or self.rows[0])
        return self.widths or ((5, 11) if columns == 2 and not self.head else (1,) * columns)


Part = Paragraph | Heading | Table


@dataclass(frozen=True)
class Letter:
    """一件公文。An element that is empty is left out; without ``red_head`` the organ stands over the title.

    A line break in the title is where it is to be broken; without one it is broken between words.
    """

    organ: str
    number: str
    title: str
    addressee: str
    paragraphs: tuple[Part, ...]
    attachments: tuple[str, ...] = ()
    signature: str = ""
    day: date | None = None
    contact: str = ""
    copy_to: str = ""
    red_head: bool = True
    watermark: str = ""

    @property
    def about(self) -> str:
        """标题，in one line."""
        return self.title.replace("\n", "")

    @property
    def dated(self) -> str:
        """成文日期，or the room for it."""
        return chinese_day(self.day) if self.day else NO_DAY

    @property
    def salutation(self) -> str:
        """主送机关，with the colon that follows it."""
        return f"{self.addressee.rstrip('：:')}：" if self.addressee else ""

    @property
    def note(self) -> str:
        """附注，in its round brackets."""
        return f"（{self.contact.strip('（）()')}）" if self.contact else ""

    @property
    def copied(self) -> str:
        """抄送机关，with the full stop that ends them."""
        return f"{self.copy_to.removeprefix('抄送：').rstrip('。')}。" if self.copy_to else ""

    @property
    def over_title(self) -> str:
        """标题之上的机关名称，where no red head and not the title itself names it."""
        return "" if self.red_head or self.title.startswith(self.organ) else self.organ

    @property
    def enclosed(self) -> tuple[tuple[str, str], ...]:
        """附件说明：the ordinal and the name of each; a single one has no ordinal."""
        alone = len(self.attachments) == 1
        return tuple(("" if alone else f"{place}.", name) for place, name in enumerate(self.attachments, 1))

    @property
    def is_signed(self) -> bool:
        """是否有署名和成文日期；a form is signed in its own cells."""
        return bool(self.signature or self.day)


def cleaned(letter: Letter) -> Letter:
    """可以排版的公文：no unseen character, no blank paragraph, one paragraph for every line of the text."""
    return replace(
        letter,
        organ=line(letter.organ),
        number=line(letter.number),
        title="\n".join(lines(letter.title)),
        addressee=line(letter.addressee),
        paragraphs=tuple(part for each in letter.paragraphs for part in _parts(each)),
        attachments=tuple(name for name in map(line, letter.attachments) if name),
        signature=line(letter.signature),
        contact=line(letter.contact),
        copy_to=line(letter.copy_to),
        watermark=line(letter.watermark),
    )


def line(text: str) -> str:
    """一行文字：line breaks and tabs become spaces; a space of full width stays, it is room to write in."""
    return " ".join(lines(text))


def lines(text: str) -> tuple[str, ...]:
    """一段文字的各行，without those that say nothing."""
    said = (_seen(each).strip() for each in text.splitlines())
    return tuple(each for each in said if each)


def _seen(text: str) -> str:
    return _BLANK.sub(" ", without_unseen(text))


def _parts(part: Part) -> Iterator[Part]:
    match part:
        case Paragraph(text):
            yield from map(Paragraph, lines(text))
        case Heading(text, level):
            yield from (Heading(said, level) for said in [line(text)] if said)
        case Table(rows, head, _):
            cells = tuple(tuple(_cell(cell) for cell in row) for row in rows)
            yield replace(part, rows=cells, head=tuple(map(line, head)))


def _cell(text: str) -> str:
    """Spaces of full width stay at its beginning too: a day to be written in stands to the right."""
    return "\n".join(_seen(each).strip(" ") for each in text.splitlines() if each.strip())
