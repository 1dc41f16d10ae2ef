"""文件里的个人信息：every number of a person that a file holds, where it stands, and its shape; never the number."""

from collections.abc import Iterable, Iterator
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


def findings(source: Path | bytes, name: str, *, kind: str = "") -> list[Found]:
    """文件里的个人信息：in its name, then in the order of the file. Errors: ``Unreadable`` for what cannot be read."""
    return list(found_in(chain([Part("文件名", name)], parts(source, name, kind=kind))))


def found_in(written: Iterable[Part]) -> Iterator[Found]:
    """What the parts hold, as they are read. A sheet may be called by a number, too: no place repeats one."""
    for part in written:
        for it in personal.findings(part.text):
            yield Found(it.kind, personal.masked(part.where), it.masked, it.severity, it.advice, part.hidden)
