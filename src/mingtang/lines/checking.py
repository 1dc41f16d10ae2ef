"""核对：every figure of a text and its files against the line that holds now, each at its place.

Whether an agreed sentence is contradicted is not asked: only a reader can tell. Law: 政府信息公开条例 第六条（准确）.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from django.utils import timezone

from mingtang.contents.parts import Part
from mingtang.crises.models import Crisis
from mingtang.crises.queries.desk import open_for
from mingtang.crises.queries.ties import crisis_of
from mingtang.files.models import Attachment
from mingtang.files.queries import text_of as text_of_file
from mingtang.findings.personal import place_of
from mingtang.language.figures import Columns, Named, Quoted, quoted, tells_as_of
from mingtang.language.papers import Unreadable
from mingtang.language.richtext import blocks
from mingtang.law.lines import reasons_against_differing, title_words
from mingtang.lines.models import Figure, Line, Settlement
from mingtang.lines.queries.lines import figures_of, in_force, is_required, set_aside, settlements_of
from mingtang.vetting.places import Text

AROUND = 12
_NUMBERED = re.compile(r"(?:(?<=”)隐藏的)?第 \d+ [行段]$")


@dataclass(frozen=True)
class Quote:
    """一处引用：where the text gives a figure, what was agreed, and what was said of a difference."""

    figure: Figure
    where: str
    written: str
    differs: bool
    dated: bool
    mark: str
    settlement: Settlement | None = None

    @property
    def is_open(self) -> bool:
        """还没有办：it differs, and no reason of it was confirmed."""
        return self.differs and (self.settlement is None or self.settlement.confirmed_at is None)

    @property
    def told(self) -> str:
        """说法，for whoever must put it right."""
        agreed = f"{self.figure.told}（截至 {moment_of(self.figure)}）"
        return f"{self.where}写“{self.written}”，{self.figure.name}应为 {agreed}"


@dataclass(frozen=True)
class Check:
    """一篇文字的核对：of which crisis it speaks, which line holds, and every figure that it gives."""

    text: Text
    at: datetime
    explains: str = ""
    """What an explainer explains: it speaks of the crisis that its document is tied to."""

    @cached_property
    def crisis(self) -> Crisis | None:
        """关联的专题。"""
        return crisis_of(self.explains or self.text.subject)

    @cached_property
    def line(self) -> Line | None:
        """现行口径。"""
        return in_force(self.crisis, at=self.at) if self.crisis is not None else None

    @cached_property
    def quotes(self) -> list[Quote]:
        """各处引用，in the order of reading: the text, then file by file."""
        figures = {row.pk: row for row in figures_of(self.line)}
        return list(_quotes(self.text, figures)) if figures else []

    @cached_property
    def untied(self) -> list[tuple[Crisis, str]]:
        """像是说到的专题，with the name of the figure that it gives; nothing of a text that is tied."""
        if self.crisis is not None or self.explains:
            return []
        aside = set_aside(self.text.subject)
        others = [crisis for crisis in open_for(self.text.organ, at=self.at) if crisis.pk not in aside]
        found = ((crisis, _spoken_of(self.text, crisis, at=self.at)) for crisis in others)
        return [(crisis, name) for crisis, name in found if name]

    def reasons(self) -> list[str]:
        """还不能公开的理由。"""
        if self.crisis is None:
            return [_against_untied(crisis, name) for crisis, name in self.untied]
        if self.line is None:
            return [_NO_LINE.format(self.crisis.title)] if is_required(self.crisis.unit) else []
        told = [quote.told for quote in self.quotes if quote.is_open]
        return reasons_against_differing(self.crisis.title, told, explains=bool(self.explains))

    def undated(self) -> list[Quote]:
        """没有写明截至何时的，for the writer; it keeps nothing from going public."""
        return [quote for quote in self.quotes if not quote.dated]


_NO_LINE = "“{}”专题还没有签批的口径。本机关要求有签批的口径才能公开，请先拟写口径，由分管领导签批。"


def moment_of(figure: Figure) -> str:
    """截至的时间，here."""
    return f"{timezone.localtime(figure.as_of):%Y-%m-%d %H:%M}"


def _against_untied(crisis: Crisis, name: str) -> str:
    return f"文中写到“{name}”的数字，像是“{crisis.title}”专题的，请关联专题，或者写明为什么不关联。"


def _spoken_of(text: Text, crisis: Crisis, *, at: datetime) -> str:
    """The name of a figure of the crisis that the text gives while it speaks of the crisis; empty for none.

    Files are read only when the text itself speaks of the crisis: this is asked whenever a text is saved.
    """
    words = title_words(crisis.title, without=(crisis.unit.name, crisis.unit.short_name))
    if not any(word in part.text for part in _written(text) for word in words):
        return ""
    figures = [row.named for row in figures_of(in_force(crisis, at=at))]
    found = (it.named.name for _, _, it in _found(text, figures)) if figures else iter(())
    return next(found, "")


def _quotes(text: Text, figures: dict[int, Figure]) -> Iterator[Quote]:
    settled = settlements_of(text.subject)
    for file, part, it in _found(text, [row.named for row in figures.values()]):
        figure, where = figures[it.named.key], place_of(part, it.begin)
        around = part.text[max(0, it.begin - AROUND) : it.end + AROUND]
        mark = hashlib.sha256(f"{figure.pk}|{file.sha256 if file else ''}|{around}".encode()).hexdigest()
        place = f"附件“{file.name}”{where}" if file else where
        dated = tells_as_of((part.text, text.title))
        yield Quote(figure, place, it.written, it.differs, dated, mark, settled.get(mark))


def _found(text: Text, named: list[Named]) -> Iterator[tuple[Attachment | None, Part, Quoted]]:
    """Every figure that is given; the rows of one table are called alike but for their number."""
    for (file, _), parts in groupby(_parts(text), key=lambda pair: (pair[0], _table_of(pair[1]))):
        columns = Columns()
        for _, part in parts:
            heads = columns.of(part.text, named) if "\t" in part.text else ()
            yield from ((file, part, it) for it in quoted(part.text, named, heads=heads))


def _table_of(part: Part) -> str:
    return _NUMBERED.sub("", part.where) if "\t" in part.text else part.where


def _parts(text: Text) -> Iterator[tuple[Attachment | None, Part]]:
    """What is written, and everything that its files say."""
    yield from ((None, part) for part in _written(text))
    for file in text.files:
        try:
            yield from ((file, part) for part in text_of_file(file))
        except (Unreadable, FileNotFoundError):
            continue


def _written(text: Text) -> Iterator[Part]:
    """The title, what is told beside the text, its paragraphs and rows."""
    yield Part("标题", text.title)
    for told in text.told:
        yield Part("要素", told)
    for number, (_, words) in enumerate(blocks(text.html), 1):
        yield Part(f"正文第 {number} 段", words)
