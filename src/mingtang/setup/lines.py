"""逐行填写的单位：names as a clerk types them, one to a line, read into units to be made.

    农业农村办公室
    财政所 caizheng
    柳沟管理区：柳沟村、石门村、上岭村

A Latin word behind a name is its code; without one a number is given.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from mingtang.language.unseen import clean_name
from mingtang.language.width import narrow
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit

_CODED = re.compile(r"^(?P<name>.*?)[\s(（]+(?P<code>[A-Za-z][A-Za-z0-9-]*)[)）]?$")
_BETWEEN = re.compile(r"[、，,；;\s]+(?![A-Za-z])")
_LETTERS = {
    UnitKind.INTERNAL_OFFICE: "k",
    UnitKind.DISPATCHED_OFFICE: "p",
    UnitKind.MANAGEMENT_DISTRICT: "q",
    UnitKind.VILLAGE_BODY: "c",
}
COMMITTEE = "村民委员会"


@dataclass(frozen=True)
class Line:
    """一个要设立的单位：``above`` is the short name of the district it lies in, empty for the organ itself."""

    kind: UnitKind
    name: str
    short_name: str
    code: str
    above: str


@dataclass(frozen=True)
class _Typed:
    kind: UnitKind
    short_name: str
    code: str
    above: str


def read(organ: Unit, texts: dict[UnitKind, str], *, taken: Iterable[str]) -> list[Line]:
    """逐行读出：offices, districts, then villages; ``taken`` are the codes that exist."""
    used = {*taken, *(typed.code for typed in _all(texts) if typed.code)}
    lines = []
    for typed in _all(texts):
        code = typed.code or _fresh(organ, typed.kind, used)
        used.add(code)
        lines.append(Line(typed.kind, _full(organ, typed), typed.short_name, code, typed.above))
    return lines


def _all(texts: dict[UnitKind, str]) -> Iterator[_Typed]:
    for kind in _LETTERS:
        for number, line in enumerate(texts.get(kind, "").splitlines(), start=1):
            if clean_name(line):
                yield from _of_line(kind, narrow(line), number)


def _of_line(kind: UnitKind, line: str, number: int) -> Iterator[_Typed]:
    above, colon, names = line.partition(":")
    if kind is UnitKind.MANAGEMENT_DISTRICT or kind is UnitKind.VILLAGE_BODY:
        names = names if colon else line
        for name in _BETWEEN.split(names):
            if clean_name(name):
                yield _typed(kind, name, clean_name(above) if colon else "")
    else:
        yield _typed(kind, line, "")


def _typed(kind: UnitKind, told: str, above: str) -> _Typed:
    coded = _CODED.match(clean_name(told))
    name = clean_name(coded["name"] if coded else told)
    return _Typed(kind, name.removesuffix(COMMITTEE) or name, coded["code"].lower() if coded else "", above)


def _full(organ: Unit, typed: _Typed) -> str:
    """全称：offices and districts bear the organ's name, a village body its own."""
    if typed.kind is UnitKind.VILLAGE_BODY:
        return f"{typed.short_name}{COMMITTEE}"
    return typed.short_name if typed.short_name.startswith(organ.short_name) else organ.short_name + typed.short_name


def _fresh(organ: Unit, kind: UnitKind, used: set[str]) -> str:
    return next(code for number in count(1) if (code := f"{organ.code}-{_LETTERS[kind]}{number:02}") not in used)
