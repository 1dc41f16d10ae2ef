"""查出的每一处：personal data and wording together, as a list of places, whatever the text stands in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from mingtang.contents.parts import Part
from mingtang.findings.personal import place_of
from mingtang.language import personal, wording
from mingtang.language.personal import Severity

WORDING = "wording."
_ROW = re.compile(r"(?:(?<=”)隐藏的)?第 \d+ [行段]$")
AROUND = 12
_PHONES = frozenset({personal.Kind.PHONE, personal.Kind.LANDLINE})


@dataclass(frozen=True, slots=True)
class Told:
    """查出的一处：its kind and the name of it, how grave it is, where, what is shown of it, and what to do.

    ``mark`` is what it is known by when it is looked for again: the words with those around them. It may hold what must
    not be shown or kept, so that whoever keeps it keeps a digest.
    """

    kind: str
    label: str
    severity: Severity
    where: str
    masked: str
    advice: str
    hidden: bool
    mark: str
    written: str = ""
    """What of a person stands there, in readable form; never shown or kept."""
    phone: str = ""
    """The digits of a telephone, by which one of an office is known; never shown or kept."""

    @property
    def is_personal(self) -> bool:
        """是否个人信息。"""
        return not self.kind.startswith(WORDING)


def told_in(
    parts: Iterable[Part],
    *,
    own: wording.Own = wording.NOTHING_OWN,
    on: date | None = None,
    ends: tuple[int, int] | None = None,
) -> Iterator[Told]:
    """各处，part by part as they are read. What no reader of the page sees is not asked for its wording.

    ``own`` is the organ's list of words and telephones; ``on`` the day on which a statute that is quoted is in force;
    ``ends`` how much of a resident number is shown.
    """
    allowed = personal.telephones(own.phones)
    for _, rows in groupby(parts, key=_table_of):
        table: list[Part] = []
        for part in rows:
            found = [*_of_person(part, allowed, ends), *(() if part.hidden else _of_wording(part, own, on))]
            yield from (it for _, it in sorted(found, key=lambda pair: pair[0]))
            if "\t" in part.text:
                table.append(part)
        yield from _of_sums(table)


def _table_of(part: Part) -> str:
    """Rows of one table are called alike but for their number; whatever is no row stands alone."""
    return _ROW.sub("", part.where) if "\t" in part.text else part.where


def _of_person(part: Part, allowed: frozenset[str], ends: tuple[int, int] | None) -> Iterator[tuple[int, Told]]:
    found = personal.findings(part.text, heads=part.heads, allowed=allowed, ends=ends)
    plain = personal.readable(part.text) if found else ""
    for it in found:
        where, mark = place_of(part, it.begin), _mark(plain, it.begin, it.end)
        phone = personal.digits_of(plain[it.begin : it.end]) if it.kind in _PHONES else ""
        told = Told(
            it.kind.value,
            it.kind.label,
            it.severity,
            where,
            it.masked,
            it.advice,
            part.hidden,
            mark,
            plain[it.begin : it.end],
            phone,
        )
        yield it.begin, told


def _of_wording(part: Part, own: wording.Own, on: date | None) -> Iterator[tuple[int, Told]]:
    found = wording.doubts(part.text, own=own, on=on)
    plain = personal.readable(part.text) if found else ""
    for it in found:
        yield it.begin, _told(part, it, place_of(part, it.begin), _mark(plain, it.begin, it.end))


def _of_sums(table: list[Part]) -> Iterator[Told]:
    rows = [part.text.split("\t") for part in table]
    for row, column, doubt in wording.table_doubts(rows):
        part = table[row]
        begin = sum(len(cell) + 1 for cell in rows[row][:column])
        yield _told(part, doubt, place_of(part, begin), f"{part.text}|{doubt.written}")


def _told(part: Part, it: wording.Doubt, where: str, mark: str) -> Told:
    kind, shown = f"{WORDING}{it.rule.value}", personal.masked(it.written)
    return Told(kind, it.rule.label, Severity.WARN, where, shown, it.advice, part.hidden, mark)


def _mark(plain: str, begin: int, end: int) -> str:
    before, after = plain[max(0, begin - AROUND) : begin], plain[end : end + AROUND]
    return f"{before}|{plain[begin:end]}|{after}"
