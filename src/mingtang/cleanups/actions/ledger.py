"""台账和处理意见：take rows in, match them with the library, drop one, say what becomes of one or many at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.cleanups.actions.campaigns import locked, next_ordinal
from mingtang.cleanups.models import Amended, Cleanup, CleanupEntry
from mingtang.cleanups.queries.standing import entries, library_of
from mingtang.cleanups.queries.who import (
    may_propose,
    reasons_against_amended,
    reasons_against_proposing,
    reasons_against_working,
)
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.editorial.models import Document
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.same_document import Sameness
from mingtang.law.cleanup_tables import reasons_against_unseen
from mingtang.law.cleanups import LONGEST_WORDS, Proposal, Row, reasons_against_days, reasons_against_rows
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

Told = Sequence[tuple[int, Row, Unit]]
Seen = Mapping[int, str]


def take_in(cleanup: Cleanup, *, rows: Told, by: Person, at: datetime) -> dict[str, int]:
    """录入台账：all rows or none; each is matched with the library. How many are sure, perhaps and on paper alone.

    A document that two rows are surely the same as stays with the first; the second is asked about.
    """
    texts = [text for _, row, _ in rows for text in row.texts]
    refuse_classified(cleanup.unit, texts, titles=[row.title for _, row, _ in rows], by=by, at=at)
    with transaction.atomic():
        cleanup = locked(cleanup)
        told = [(place, row) for place, row, _ in rows]
        standing = set(CleanupEntry.rows.filter(cleanup=cleanup, dropped_at=None).values_list("title", "number"))
        reasons = reasons_against_working(cleanup, by=by, at=at) + reasons_against_rows(told, standing)
        reasons += reasons_against_days(told, since_on=cleanup.since_on, until_on=cleanup.until_on)
        refuse_if_any([*reasons, *_personal(told), *([] if rows else ["没有要录入的文件。"])])
        found = _keep(cleanup, rows, at=at)
        record(cleanup.unit.code, by=by, verb="cleanups.take_in", of=cleanup, at=at, facts={"rows": len(rows)})
    return found


def _personal(rows: Sequence[tuple[int, Row]]) -> list[str]:
    return [f"第 {place} 行：{reason}" for place, row in rows for reason in reasons_against_personal_data(*row.texts)]


def _keep(cleanup: Cleanup, rows: Told, *, at: datetime) -> dict[str, int]:
    library = library_of(cleanup.unit, on=day_of(at))
    held = CleanupEntry.rows.filter(cleanup=cleanup, dropped_at=None, document__isnull=False)
    taken = set(held.values_list("document", flat=True))
    found = {sameness.value: 0 for sameness in Sameness}
    for ordinal, (_, row, owner) in enumerate(rows, start=next_ordinal(cleanup)):
        sameness, key = library.closest(row.title, row.number)
        if sameness is Sameness.SURE and key in taken:
            sameness = Sameness.PERHAPS
        taken |= {key} if sameness is Sameness.SURE else set()
        found[sameness.value] += 1
        CleanupEntry.rows.create(
            cleanup=cleanup, ordinal=ordinal, title=row.title, number=row.number, made_on=row.made_on, note=row.note,
            owner=owner, document_id=key if sameness is Sameness.SURE else None,
            perhaps_id=key if sameness is Sameness.PERHAPS else None,
        )  # fmt: skip
    return found


@transaction.atomic
def match(entry: CleanupEntry, *, document: Document | None, by: Person, at: datetime) -> CleanupEntry:
    """确认是不是同一份：a person says with which document of the library, or that it stands on paper alone."""
    entry = _locked(entry)
    reasons = reasons_against_working(entry.cleanup, by=by, at=at)
    if document is not None:
        twin = CleanupEntry.rows.filter(cleanup=entry.cleanup, document=document, dropped_at=None).exclude(pk=entry.pk)
        reasons += [f"台账第 {one.ordinal} 号已经对上这份文件，请核对。" for one in twin]
        reasons += [] if document.unit.organ_id == entry.cleanup.unit_id else ["只能和本机关的文件对上。"]
    refuse_if_any(reasons)
    entry.document, entry.perhaps = document, None
    entry.save(update_fields=["document", "perhaps"])
    facts = {"document": document.pk if document else 0}
    record(entry.cleanup.unit.code, by=by, verb="cleanups.match", of=entry, at=at, facts=facts)
    return entry


@transaction.atomic
def drop(entry: CleanupEntry, *, by: Person, at: datetime) -> CleanupEntry:
    """去掉一份：taken in by mistake; its row stays."""
    entry = _locked(entry)
    reasons = reasons_against_working(entry.cleanup, by=by, at=at)
    refuse_if_any([*reasons, *(["这一份已经去掉。"] if entry.dropped_at else [])])
    entry.dropped_at = at
    entry.save(update_fields=["dropped_at"])
    record(entry.cleanup.unit.code, by=by, verb="cleanups.drop", of=entry, at=at)
    return entry


def propose(
    cleanup: Cleanup, *, ordinals: Sequence[int], proposal: Proposal, seen: Seen | None = None, by: Person, at: datetime
) -> int:
    """提处理意见：the same for one or many documents, told by their numbers in the ledger."""
    told = dict.fromkeys(ordinals, proposal)
    return propose_each(cleanup, proposals=told, seen=seen, by=by, at=at, is_one=True)


def propose_each(
    cleanup: Cleanup,
    *,
    proposals: Mapping[int, Proposal],
    seen: Seen | None = None,
    by: Person,
    at: datetime,
    is_one: bool = False,
) -> int:
    """逐份提处理意见：by number in the ledger; all or none. ``is_one``: the reasons need not tell the number.

    ``seen`` are the digests of the opinions on the page that was filled in; none: there was no page.
    """
    refuse_classified(cleanup.unit, [one.reason for one in proposals.values()], by=by, at=at)
    with transaction.atomic():
        cleanup = locked(cleanup)
        rows = {row.ordinal: row for row in entries(cleanup).filter(ordinal__in=proposals)}
        reasons = reasons_against_proposing(cleanup, by=by, at=at)
        reasons += [] if proposals else ["请先选择文件。"]
        reasons += [
            one for n in proposals if seen and n in rows for one in reasons_against_unseen(n, seen, rows[n].kept)
        ]
        told: dict[str, None] = {}
        for ordinal, proposal in proposals.items():
            for reason in _against(rows.get(ordinal), ordinal, proposal, by=by, at=at):
                told[reason if is_one else f"序号 {ordinal}：{reason}"] = None
        refuse_if_any([*reasons, *told])
        for ordinal, proposal in proposals.items():
            _tell(rows[ordinal], proposal, by=by)
        facts = {"rows": len(proposals), "fates": sorted({one.fate.value for one in proposals.values() if one.fate})}
        record(cleanup.unit.code, by=by, verb="cleanups.propose", of=cleanup, at=at, facts=facts)
    return len(proposals)


def _against(row: CleanupEntry | None, ordinal: int, proposal: Proposal, *, by: Person, at: datetime) -> list[str]:
    if row is None:
        return [f"台账里没有序号 {ordinal} 的文件。"]
    reasons = proposal.reasons(today=day_of(at)) + reasons_against_personal_data(proposal.reason)
    if not may_propose(row, by=by, at=at):
        reasons.append(f"第 {ordinal} 号由{row.owner.name}提意见。")
    return reasons


def _tell(row: CleanupEntry, proposal: Proposal, *, by: Person) -> None:
    assert proposal.fate is not None
    row.fate, row.amend_by_on = proposal.fate.value, proposal.amend_by_on
    row.reason, row.is_reason_public = proposal.reason.strip(), proposal.is_reason_public
    row.proposed_by, row.proposed_for = by, by.stands_for
    row.save()


def amended(entry: CleanupEntry, *, words: str, by: Person, at: datetime) -> Amended:
    """登记修改完成：by which document, or how else it was dealt with."""
    words = words.strip()
    refuse_classified(entry.cleanup.unit, [words], by=by, at=at)
    with transaction.atomic():
        cleanup = locked(entry.cleanup)
        row = entries(cleanup).get(pk=entry.pk)
        reasons = reasons_against_amended(row, by=by, at=at) + reasons_against_personal_data(words)
        reasons += [] if words else ["请写明怎样改的，例如新文件的标题和文号。"]
        reasons += [] if len(words) <= LONGEST_WORDS else [f"文字超过 {LONGEST_WORDS} 个字，请缩短。"]
        refuse_if_any(reasons)
        made = Amended.rows.create(entry=row, words=words, on=day_of(at), made_by=by, made_at=at)
        record(cleanup.unit.code, by=by, verb="cleanups.amended", of=row, at=at)
    return made


def _locked(entry: CleanupEntry) -> CleanupEntry:
    cleanup = locked(entry.cleanup)
    found = entries(cleanup).get(pk=entry.pk) if not entry.dropped_at else CleanupEntry.rows.get(pk=entry.pk)
    found.cleanup = cleanup
    return found
