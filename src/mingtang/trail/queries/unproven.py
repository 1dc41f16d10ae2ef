"""没有留痕的审签、发布和撤下：rows that say somebody decided, of which no entry of the trail tells.

Whoever writes such a row past the program writes no entry for it, or one that no sign-in covers. Entries without a
sign-in are counted by ``access.queries.unsigned``; rows without an entry are found here.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import Model, QuerySet

from mingtang.audit import raw
from mingtang.audit.models import Entry
from mingtang.editorial.models import Approval, Document, Published, Revision
from mingtang.emergencies.models import Emergency
from mingtang.law.editorial import Stage
from mingtang.organs.models import Person
from mingtang.papers.models import PaperSignature
from mingtang.withdrawals.models import Withdrawal

FIRST = 5
_AT_ONCE = 500
_ORGAN = "revision__edition__document__unit__organ__code"


@dataclass(frozen=True)
class Source:
    """一种记录：the entry that each of its rows must have, by verb, subject, who acted, and facts that name persons."""

    label: str
    rows: QuerySet[Any]
    verb: str
    actor: str
    persons: Mapping[str, str] = field(default_factory=dict)
    subject: str = "revision_id"
    of: type[Model] = Revision
    organ: str = _ORGAN

    def ask(self, chains: Collection[str] | None) -> QuerySet[Any]:
        """Keys alone: a text that somebody wrote by hand may not be readable."""
        rows = self.rows if chains is None else self.rows.filter(**{f"{self.organ}__in": chains})
        return rows.order_by("pk").values_list("pk", self.subject, self.organ, self.actor, *self.persons.values())


@dataclass(frozen=True)
class Unproven:
    """没有留痕的记录：how many, of how many, and the first: what it is, of which organ, and which row."""

    count: int
    of: int
    first: tuple[tuple[str, str, str], ...]


def unproven(chains: Collection[str] | None = None) -> Unproven:
    """Count them, of the organs named or of all."""
    count, of, first = 0, 0, []
    for source in _sources():
        rows = source.ask(chains).iterator(chunk_size=_AT_ONCE)
        while batch := list(islice(rows, _AT_ONCE)):
            of += len(batch)
            for pk, organ in _without(source, batch):
                count += 1
                if len(first) < FIRST:
                    first.append((source.label, organ, f"{source.rows.model._meta.label_lower}:{pk}"))
    return Unproven(count, of, tuple(first))


def _sources() -> Iterator[Source]:
    represented = {"stands_for": "stands_for_id"}
    approvals = Approval.rows.filter(attested_by=None)
    for stage in Stage:
        at_stage = approvals.filter(stage=stage.value)
        yield Source(stage.label, at_stage, f"editorial.sign.{stage.value}", "reviewer_id", represented)
    attested = Approval.rows.exclude(attested_by=None)
    yield Source("见证纸质签名", attested, "editorial.attest", "attested_by_id", {"signer": "reviewer_id"})
    yield Source("登记纸质签名", PaperSignature.rows.all(), "papers.record", "recorded_by_id", {"signer": "signer_id"})
    yield Source("决定应急发布", Emergency.rows.all(), "emergencies.declare", "by_id", represented)
    cleared = Emergency.rows.exclude(cleared_by=None)
    yield Source("补审", cleared, "emergencies.clear", "cleared_by_id")
    yield Source("公布", Published.rows.all(), "editorial.release", "released_by_id")
    yield Source(
        "撤下",
        Withdrawal.rows.all(),
        "withdrawals.withdraw",
        "by_id",
        subject="document_id",
        of=Document,
        organ="document__unit__organ__code",
    )


def _without(source: Source, batch: list[tuple[Any, ...]]) -> Iterator[tuple[int, str]]:
    """Rows of the batch that no entry tells of; where the row names nobody, whoever the entry names will do."""
    entries = _entries(source, [row[1] for row in batch])
    for pk, subject, organ, actor, *named in batch:
        persons = {fact: _person(key) for fact, key in zip(source.persons, named, strict=True)}
        who = None if actor is None else f"person:{actor}"
        found = entries[_subject(source, subject)]
        if not any(entry == (organ, who or entry[1], persons) for entry in found):
            yield pk, organ


def _entries(source: Source, subjects: list[int]) -> dict[str, list[tuple[Any, Any, dict[str, Any]]]]:
    """By subject: chain, who acted, and the persons named."""
    found = defaultdict(list)
    rows = Entry.rows.filter(verb=source.verb, subject__in={_subject(source, each) for each in subjects})
    for entry in raw.entries(rows):
        facts = _facts(entry["facts"])
        persons = {fact: facts.get(fact) for fact in source.persons}
        found[str(entry["subject"])].append((entry["chain"], entry["actor"], persons))
    return found


def _facts(text: str | None) -> dict[str, Any]:
    try:
        told = json.loads(text or "")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _subject(source: Source, key: int) -> str:
    return f"{source.of._meta.label_lower}:{key}"


def _person(key: int | None) -> str | None:
    return None if key is None else f"{Person._meta.label_lower}:{key}"
