"""文件里的个人信息：everything of a person that a file holds, where it stands, and its shape; never the value."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mingtang.contents.parts import Part
from mingtang.contents.text import parts
from mingtang.language import personal


@dataclass(frozen=True, slots=True)
class Found:
    """一处个人信息：its kind, its place in the file, its shape, how grave it is and what to do."""

    kind: personal.Kind
    where: str
    masked: str
    severity: personal.Severity
    advice: str
    hidden: bool


def findings(source: Path | bytes, name: str, *, kind: str = "", allowed: Collection[str] = ()) -> list[Found]:
    """文件里的个人信息：in its name, then in the order of the file. Errors: ``Unreadable`` for what cannot be read."""
    return list(found_in(chain([Part("文件名", name)], parts(source, name, kind=kind)), allowed=allowed))


def found_in(
    written: Iterable[Part], *, allowed: Collection[str] = (), ends: tuple[int, int] | None = None
) -> Iterator[Found]:
    """What the parts hold, as they are read. A sheet may be called by a number, too: no place repeats one."""
    for part in written:
        for it in personal.findings(part.text, heads=part.heads, allowed=allowed, ends=ends):
            yield Found(it.kind, place_of(part, it.begin), it.masked, it.severity, it.advice, part.hidden)


def place_of(part: Part, at: int) -> str:
    """位置：the part in words, with the cell where it is a row of a sheet."""
    column = personal.readable(part.text).count("\t", 0, at) if part.cells else 0
    cell = part.cells[column] if column < len(part.cells) else ""
    return personal.masked(part.where) + (f"（{cell}）" if cell else "")


def values_in(written: Iterable[Part], kinds: Collection[personal.Kind]) -> Iterator[tuple[str, personal.Kind]]:
    """写着的值：what is found of these kinds by the name of its column, or by the cell beside it, as it is written, for
    whoever covers it cell by cell."""
    for part in written:
        if part.heads or "\t" in part.text:
            plain = personal.readable(part.text)
            for it in personal.findings(part.text, heads=part.heads):
                if it.kind in kinds and it.kind is not personal.Kind.HARDSHIP:
                    yield plain[it.begin : it.end], it.kind
