"""搜索：what of the records in sight bears all the words, by kind; always the same number of queries."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from mingtang.editorial.models import Revision
from mingtang.evidence.models import Evidence, Note
from mingtang.language.offices import said
from mingtang.language.width import narrow
from mingtang.law.days import chinese_day
from mingtang.ledger.rows import commitment_url, plan_url
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import people_seen_by, tree_seen_by
from mingtang.workplan.models import Commitment, Plan

SHOWN = 10
"""How many of a kind are shown; more are a reason for one more word."""
WORDS = 6


@dataclass(frozen=True)
class Hit:
    """一条结果：what it is called, what else there is to say of it, and where it is."""

    title: str
    more: str
    url: str


@dataclass(frozen=True)
class Found:
    """一类结果；``is_cut``: there are more than are shown."""

    label: str
    hits: tuple[Hit, ...]
    is_cut: bool


@dataclass(frozen=True)
class Kind:
    """一类记录：which rows the reader sees, the fields that are searched, and how a row is told."""

    label: str
    rows: Callable[[Person, datetime], QuerySet[Any]]
    fields: tuple[str, ...]
    told: Callable[[Any], Hit]


def _commitments(viewer: Person, at: datetime) -> QuerySet[Any]:
    return Commitment.seen_by(viewer, at=at).select_related("plan__unit", "owner").order_by("-plan__year", "position")


def _evidence(viewer: Person, at: datetime) -> QuerySet[Any]:
    return Evidence.seen_by(viewer, at=at).select_related("commitment__plan__unit").order_by("-on", "-pk")


def _notes(viewer: Person, at: datetime) -> QuerySet[Any]:
    return Note.seen_by(viewer, at=at).select_related("commitment__plan__unit").order_by("-written_at")


def _plans(viewer: Person, at: datetime) -> QuerySet[Any]:
    return Plan.seen_by(viewer, at=at).select_related("unit").order_by("-year")


def _revisions(viewer: Person, at: datetime) -> QuerySet[Any]:
    return Revision.seen_by(viewer, at=at).select_related("edition__document__unit").order_by("-made_at")


def _units(viewer: Person, at: datetime) -> QuerySet[Any]:
    return tree_seen_by(viewer, at=at).select_related("parent")


def _people(viewer: Person, at: datetime) -> QuerySet[Any]:
    return people_seen_by(viewer, at=at).select_related("unit").order_by("unit__path", "pk")


def _of_commitment(row: Commitment) -> Hit:
    owner = row.owner.short_name if row.owner else "没有责任单位"
    gone = "，已移出" if row.withdrawn_at else ""
    more = f"{row.plan.unit.short_name}{row.plan.year}年第 {row.key} 条，{owner}{gone}"
    return Hit(said(row.text), more, commitment_url(row))


def _of_evidence(row: Evidence) -> Hit:
    more = f"{chinese_day(row.on)}的佐证，第 {row.commitment.key} 条：{said(row.commitment.text)[:40]}"
    return Hit(row.title, more, f"{commitment_url(row.commitment)}#evidence-{row.pk}")


def _of_note(row: Note) -> Hit:
    more = f"第 {row.commitment.key} 条的进展：{said(row.commitment.text)[:40]}"
    return Hit(row.text[:80], more, f"{commitment_url(row.commitment)}#notes")


def _of_revision(row: Revision) -> Hit:
    more = f"{row.edition.document.unit.short_name}，第 {row.edition.number} 版第 {row.number} 稿"
    return Hit(row.title, more, reverse("reviewing:revision", args=[row.pk]))


def _of_unit(row: Unit) -> Hit:
    return Hit(row.name, row.get_kind_display(), reverse("staff:unit", args=[row.code]))


def _of_person(row: Person) -> Hit:
    return Hit(row.name, row.unit.name, reverse("staff:person", args=[row.username]))


KINDS: tuple[Kind, ...] = (
    Kind("任务", _commitments, ("text", "key", "owner__name"), _of_commitment),
    Kind("佐证", _evidence, ("title", "detail", "url", "attachment__name"), _of_evidence),
    Kind("进展", _notes, ("text",), _of_note),
    Kind("要点", _plans, ("title", "preamble"), lambda row: Hit(row.title, row.unit.name, plan_url(row))),
    Kind("送审件", _revisions, ("title",), _of_revision),
    Kind("单位", _units, ("name", "short_name", "code", "duties"), _of_unit),
    Kind("人员", _people, ("name", "username"), _of_person),
)


def words_of(typed: str) -> list[str]:
    """The words that are searched for: width makes no difference, and more than six are not looked at."""
    return narrow(typed).split()[:WORDS]


def search(typed: str, *, viewer: Person, at: datetime) -> list[Found]:
    """搜索：by kind, the rows in sight in which every word stands in one field or another."""
    words = words_of(typed)
    return [found for kind in KINDS if (found := _found(kind, words, viewer=viewer, at=at)).hits] if words else []


def _found(kind: Kind, words: Iterable[str], *, viewer: Person, at: datetime) -> Found:
    rows = kind.rows(viewer, at)
    for word in words:
        rows = rows.filter(_any_field(kind.fields, word))
    some = list(rows[: SHOWN + 1])
    return Found(kind.label, tuple(kind.told(row) for row in some[:SHOWN]), len(some) > SHOWN)


def _any_field(fields: Sequence[str], word: str) -> Q:
    condition = Q()
    for name in fields:
        condition |= Q(**{f"{name}__icontains": word})
    return condition
