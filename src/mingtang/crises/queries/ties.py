"""关联的查询：which crisis a text is tied to, what may be tied, and what is public of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mingtang.audit.actions import reference
from mingtang.crises.models import Crisis, Tie
from mingtang.documents.publication import KIND as DOCUMENT
from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.models import Manuscript
from mingtang.editorial.models import Document, Published
from mingtang.language.richtext import text_of
from mingtang.law.crises import Section, first_since, reasons_against_untold, sections_of
from mingtang.listings.models import NEWEST, Listing, ListingQuerySet
from mingtang.organs.models import Unit

OFFERED = 100


def tie_of(subject: str) -> Tie | None:
    """关联，as it stands, of the record that a document is of."""
    rows = Tie.rows.filter(subject=subject, untied_at=None)
    return rows.select_related("crisis__unit__organ", "corrects", "tied_by").first()


def tie_of_manuscript(manuscript: Manuscript) -> Tie | None:
    """稿件的关联。"""
    return tie_of(subject_of(manuscript))


def crisis_of(subject: str) -> Crisis | None:
    """一件公开件属于哪个专题：the crisis that its own page is of, or the one it is tied to."""
    room, _, number = subject.partition(":")
    if room == Crisis._meta.label_lower:
        return Crisis.rows.select_related("unit__organ").filter(pk=int(number)).first()
    tie = tie_of(subject)
    return tie.crisis if tie is not None else None


def subject_of_crisis(crisis: Crisis) -> str:
    """专题自己的公开件所据的记录。"""
    return reference(crisis)


def public_of(unit: Unit, *, on: date) -> ListingQuerySet:
    """一个机关公开的文件，the newest first: its own and those of its offices."""
    rows = Listing.rows.shown(on=on).filter(unit__organ=unit.organ_id, kind=DOCUMENT, document__isnull=False)
    return rows.select_related("document", "unit").order_by(*NEWEST)


def to_tie(crisis: Crisis, *, on: date, words: str = "") -> list[Listing]:
    """可以关联的已公开文件，found by the words that were typed."""
    taken = Tie.rows.filter(untied_at=None).values("subject")
    rows = public_of(crisis.unit, on=on).exclude(document__subject__in=taken)
    return list((rows.filter(title__contains=words) if words else rows)[:OFFERED])


def document_at(pk: int, unit: Unit, *, on: date) -> Document | None:
    """One public document of the organ."""
    row = public_of(unit, on=on).filter(document=pk).first()
    return row.document if row is not None else None


@dataclass(frozen=True)
class Entry:
    """专题里的一件：as the public sees it; ``wrong`` and ``right`` only where its signed text says them itself."""

    listing: Listing
    corrects: Listing | None = None
    wrong: str = ""
    right: str = ""

    @property
    def facts(self) -> tuple[object, ...]:
        """What it is shown from."""
        row, other = self.listing, self.corrects
        told = (row.pk, row.title, row.url, row.summary, row.validity, row.public_on, row.shown_until_on)
        told = (*told, row.corrected_on, row.correction)
        return (*told, row.changed_at, other and (other.title, other.url), self.wrong, self.right)


def entries(crisis: Crisis, *, on: date) -> list[Entry]:
    """专题里公开的各件，the newest first; always the same number of queries."""
    ties = {tie.subject: tie for tie in Tie.rows.filter(crisis=crisis, untied_at=None)}
    rows = list(public_of(crisis.unit, on=on).filter(document__subject__in=ties).select_related("published"))
    targets = shown_of([tie.corrects_id for tie in ties.values() if tie.corrects_id], on=on)
    return [_entry(row, ties[row.document.subject], targets) for row in rows]


def in_sections(crisis: Crisis, *, on: date) -> list[tuple[Section, list[Entry]]]:
    """分节的各件。"""
    ties = dict(Tie.rows.filter(crisis=crisis, untied_at=None).values_list("subject", "section"))
    told = [(Section(ties[one.listing.document.subject]), one) for one in entries(crisis, on=on)]
    return sections_of(told)  # type: ignore[arg-type, return-value]


def _entry(row: Listing, tie: Tie, targets: dict[int, Listing]) -> Entry:
    wrong, right = told_words(row, tie)
    return Entry(row, targets.get(tie.corrects_id) if tie.corrects_id else None, wrong, right)


def told_words(row: Listing, tie: Tie) -> tuple[str, str]:
    """原来怎样说、应当怎样说：what nobody signed is not said."""
    if tie.of is not Section.CORRECTION or row.published is None:
        return "", ""
    untold = reasons_against_untold(signed_text(row), wrong=tie.wrong, right=tie.right)
    return ("", "") if untold else (tie.wrong, tie.right)


def signed_text(row: Listing) -> str:
    """签发的正文。"""
    return text_of(str(row.published.content.get("html") or "")) if row.published is not None else ""


def shown_of(documents: Sequence[int], *, on: date) -> dict[int, Listing]:
    """Those of the documents that the public sees."""
    found = Listing.rows.shown(on=on).filter(document__in=documents)
    return {row.document_id: row for row in found}


def first_told(crises: Sequence[Crisis]) -> dict[int, datetime]:
    """第一次发布的权威信息：of each page itself or of what is tied as such, since it became known; two queries."""
    ties = Tie.rows.filter(crisis__in=crises, untied_at=None, section=Section.STATEMENT.value)
    of = {subject_of_crisis(crisis): crisis.pk for crisis in crises} | dict(ties.values_list("subject", "crisis"))
    told = Published.public.filter(document__subject__in=of).values_list("document__subject", "at")
    return first_since({crisis.pk: crisis.noticed_at for crisis in crises}, [(of[it], at) for it, at in told])


class Corrections:
    """更正了什么、被什么更正（端口 listings.Correcting）。"""

    def correction(self, document: Document, *, on: date) -> Listing | None:
        """The newest, also past its last day: what it corrected stays wrong."""
        subjects = Tie.rows.filter(corrects=document, untied_at=None).values("subject")
        return Listing.rows.filter(document__subject__in=subjects, public_on__lte=on).order_by(*NEWEST).first()

    def corrected(self, document: Document) -> Document | None:
        """What a correction corrects."""
        tie = tie_of(document.subject)
        return tie.corrects if tie is not None else None
