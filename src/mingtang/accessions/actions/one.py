"""从文件建稿：read, look into, and begin a manuscript with what was read; nothing is guessed silently.

The file itself is not kept: what becomes public is the manuscript, looked at by three people like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.files.base import ContentFile, File

from mingtang.accessions.closed import Marked, opened
from mingtang.accessions.telling import LONGEST
from mingtang.accessions.word import take_in
from mingtang.contents.kinds import Kind
from mingtang.drafting import reasons
from mingtang.drafting.actions import writing
from mingtang.drafting.actions.typed import refuse
from mingtang.drafting.models import Manuscript
from mingtang.files.reading import look_into
from mingtang.language.official import Found, Official, read_official
from mingtang.language.official.body import html_of
from mingtang.language.papers import Paper, Unreadable, read_paper
from mingtang.language.unseen import clean_name
from mingtang.law.metadata import Facts
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.written import Written
from mingtang.organs.models import Person, Unit


@dataclass(frozen=True)
class Accessioned:
    """建好的稿件：what was read, what is unsure, and what to look at in the text."""

    manuscript: Manuscript
    official: Official
    notes: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Looked:
    """看过的文件：what it is called and holds, and what was read in it; nothing of it is stored yet."""

    name: str
    data: bytes
    kind: Kind | None
    paper: Paper
    official: Official


def accession(unit: Unit, *, upload: File, by: Person, at: datetime) -> Accessioned:
    """从文件建稿：a Word file with its tables and pictures, any other with its lines and tables.

    Errors: ``RuleBroken`` before anything is stored: who may not write, what cannot be read, a mark of secrecy.
    """
    refuse_if_any(reasons.against_writing_for(unit, by=by, at=at))
    try:
        name, data = opened(upload.name or "", b"".join(upload.chunks()))
    except Marked:
        refuse(unit, by=by, at=at)
    return begin(unit, look(unit, name, data, by=by, at=at), by=by, at=at)


def look(unit: Unit, name: str, data: bytes, *, by: Person, at: datetime) -> Looked:
    """看文件：looked into like every upload, and read. Errors: ``RuleBroken``; a mark of secrecy is on the trail."""
    found = look_into(data, name)
    if found.classified:
        refuse(unit, by=by, at=at)
    refuse_if_any(found.reasons)
    try:
        paper = read_paper(data, name)
    except Unreadable as broken:
        raise RuleBroken(str(broken)) from broken
    return Looked(name, data, found.kind, paper, read_official(paper))


def begin(unit: Unit, looked: Looked, *, by: Person, at: datetime) -> Accessioned:
    """建稿，from what was read in a file."""
    official = looked.official
    manuscript, notes = writing.start(unit, by=by, at=at), _doubts(looked.paper)
    html = html_of(looked.paper)
    if looked.kind is Kind.DOCX:
        again = ContentFile(looked.data, looked.name)
        manuscript, told = take_in(manuscript, upload=again, version=manuscript.version, by=by, at=at)
        html, notes = manuscript.html, told
    written = Written(facts=facts_of(official, issuer=unit.organ.name), html=html, outlet=manuscript.outlet)
    manuscript = writing.keep(manuscript, written=written, version=manuscript.version, by=by, at=at)
    return Accessioned(manuscript, official, tuple(notes), fields_of(official))


def facts_of(official: Official, *, issuer: str) -> Facts:
    """要素：what was read for sure and what was read with a doubt; a doubt is told beside it, and so is what is cut."""
    return Facts(
        title=clean_name(_value(official.title))[: LONGEST["title"]],
        issuer=clean_name(_value(official.issuer) or issuer)[: LONGEST["issuer"]],
        number=clean_name(_value(official.number))[: LONGEST["number"]],
        made_on=_day(official.made_on),
        in_force_on=_day(official.in_force_on),
    )


def fields_of(official: Official) -> dict[str, str]:
    """读出的各项，by their names; what was not read is left out."""
    told = {name: _value(getattr(official, name)) for name in ("title", "number", "issuer", "made_on")}
    told |= {name: _value(getattr(official, name)) for name in ("in_force_on", "expires_on")}
    told |= {"addressees": official.addressees, "openness": official.openness}
    told |= {"attachments": "；".join(official.attachments)}
    told |= {"repeals": "；".join(f"《{each.title}》{each.number}" for each in official.repeals)}
    return {name: value for name, value in told.items() if value}


def _doubts(paper: Paper) -> tuple[str, ...]:
    told = [f"{doubt.where}：{doubt.message}" if doubt.where else doubt.message for doubt in paper.doubts]
    return (*([paper.misnamed] if paper.misnamed else []), *told)


def _value(found: Found | None) -> str:
    return found.value if found else ""


def _day(found: Found | None) -> date | None:
    return date.fromisoformat(found.value) if found and found.value else None
