"""看一个附件：what its page on the desk shows: the facts, the beginning of its text, its public days."""

from dataclasses import dataclass, field
from datetime import datetime

from mingtang.contents.parts import Part
from mingtang.files import queries
from mingtang.files.models import Attachment, Grant
from mingtang.files.screening import Place, places
from mingtang.language.papers import Unreadable

PARTS_SHOWN, CHARACTERS_SHOWN, PLACES_SHOWN = 200, 20_000, 20


@dataclass
class Extract:
    """文字摘录：the first parts of a text; ``goes_on`` where there is more, ``reason`` where it cannot be read."""

    parts: list[Part] = field(default_factory=list)
    goes_on: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Opened:
    """一次公开：from when, and until when where it has ended."""

    since_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class Numbers:
    """个人信息：the places that are shown, how many grave ones there are, and whether there are more than shown."""

    places: list[Place]
    grave: int
    goes_on: bool


def extract(attachment: Attachment) -> Extract:
    """文字摘录，read no further than it is shown."""
    told, length = Extract(), 0
    try:
        for part in queries.text_of(attachment):
            if len(told.parts) == PARTS_SHOWN or length >= CHARACTERS_SHOWN:
                told.goes_on = True
                break
            left = CHARACTERS_SHOWN - length
            told.goes_on = told.goes_on or len(part.text) > left
            told.parts.append(Part(part.where, part.text[:left], hidden=part.hidden))
            length += len(part.text)
    except Unreadable as unreadable:
        told.reason = str(unreadable)
    return told


def opened(attachment: Attachment) -> list[Opened]:
    """历次公开：what several records released at once is told once."""
    return merged(list(queries.grants(attachment)))


def merged(grants: list[Grant]) -> list[Opened]:
    """Grants that overlap, taken together."""
    told: list[Opened] = []
    for grant in sorted(grants, key=lambda it: it.since_at):
        last = told[-1] if told else None
        if last is None or (last.ended_at is not None and last.ended_at < grant.since_at):
            told.append(Opened(grant.since_at, grant.ended_at))
        elif last.ended_at is not None:
            until = None if grant.ended_at is None else max(last.ended_at, grant.ended_at)
            told[-1] = Opened(last.since_at, until)
    return told


def numbers(attachment: Attachment) -> Numbers:
    """查出的个人号码。"""
    try:
        screening = queries.screening(attachment)
    except (Unreadable, FileNotFoundError):
        return Numbers([], 0, goes_on=False)
    found = places(screening)
    return Numbers(found[:PLACES_SHOWN], screening.count, len(found) > PLACES_SHOWN or screening.count > len(found))
