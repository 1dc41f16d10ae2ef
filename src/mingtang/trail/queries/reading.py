"""留痕的查阅：the trail of the organs in sight, with names for the references it holds."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from mingtang.access.queries.unsigned import Unsigned, unsigned
from mingtang.audit.models import Entry, Head
from mingtang.audit.queries import Break, as_readable, heads_of, verify
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.queries import organ_codes
from mingtang.organs.sight import day_of
from mingtang.trail import labels
from mingtang.trail.queries.unproven import Unproven, unproven

READERS = frozenset({PostKind.ADMINISTRATOR.value, PostKind.INSPECTOR.value, PostKind.LEADER.value})
TITLE_SHOWN = 40


def organs_read_by(person: Person, *, at: datetime) -> list[Unit]:
    """谁的留痕：of administrators and leaders their organ's, of inspectors those beneath too; of others none."""
    read = Q(pk__in=[])
    for post in person.posts_on(day_of(at)):
        if post.kind == PostKind.INSPECTOR.value:
            read |= Q(path__startswith=post.unit.path)
        elif post.kind in READERS:
            read |= Q(pk=post.unit_id)
    return list(Unit.rows.filter(read, kind=UnitKind.ADMINISTRATIVE_ORGAN.value).order_by("path"))


def entries(organs: Iterable[Unit], *, subject: str = "") -> QuerySet[Entry]:
    """The entries of these organs' chains, newest first; of one record when a subject is asked for."""
    found = Entry.rows.filter(chain__in=[organ.code for organ in organs])
    return (found.filter(subject=subject) if subject else found).order_by("-at", "-id")


@dataclass(frozen=True)
class Told:
    """一条留痕，in words."""

    entry: Entry
    who: str
    what: str
    kind: str
    title: str
    organ: str


def told(page: QuerySet[Entry], organs: Iterable[Unit]) -> list[Told]:
    """The entries of a page with names; one query for each kind of record among them."""
    found = as_readable(page)
    people = {_person_reference(entry.actor) for entry in found} | {_stands_for(entry) for entry in found}
    names = _titles({entry.subject for entry in found} | people)
    short = {organ.code: organ.short_name for organ in organs}
    return [
        Told(
            entry=entry,
            who=_who(entry, names),
            what=labels.verb(entry.verb),
            kind=kind_of(entry.subject),
            title=names.get(entry.subject, ""),
            organ=short[entry.chain],
        )
        for entry in found
    ]


def kind_of(subject: str) -> str:
    """What kind of record a reference names."""
    model = _model_of(subject)
    return str(model._meta.verbose_name) if model else "记录"


def _who(entry: Entry, names: dict[str, str]) -> str:
    kind, _, name = entry.actor.partition(":")
    if kind != "person":
        return labels.system(name)
    return signed(names.get(_person_reference(entry.actor), ""), names.get(_stands_for(entry)))


def _stands_for(entry: Entry) -> str:
    """The person represented in an act, as a reference; empty when somebody acted for themselves."""
    try:
        facts = json.loads(entry.facts)
    except ValueError:
        return ""
    told = facts.get("stands_for", "") if isinstance(facts, dict) else ""
    return told if isinstance(told, str) else ""


def _person_reference(actor: str) -> str:
    kind, _, number = actor.partition(":")
    return f"{Person._meta.label_lower}:{number}" if kind == "person" else ""


def _model_of(subject: str) -> type[models.Model] | None:
    label = subject.partition(":")[0]
    known = {model._meta.label_lower: model for model in apps.get_models()}
    return known.get(label)


def _titles(subjects: Iterable[str]) -> dict[str, str]:
    """Reference → the record as it calls itself."""
    keys: dict[type[models.Model], set[int]] = defaultdict(set)
    for subject in subjects:
        model, number = _model_of(subject), subject.partition(":")[2]
        if model is not None and number.isdigit():
            keys[model].add(int(number))
    return {
        f"{model._meta.label_lower}:{pk}": str(row)[:TITLE_SHOWN]
        for model, wanted in keys.items()
        for pk, row in _with_names(model).in_bulk(wanted).items()
    }


def _with_names(model: type[models.Model]) -> QuerySet[models.Model]:
    """Rows with what their names are made of, so that a page of them takes no query more than one."""
    related = {
        "organs.post": ("unit",),
        "organs.deputy": ("person", "post__person"),
        "editorial.edition": ("document",),
        "emergencies.emergency": ("revision",),
        "papers.papersignature": ("revision",),
        "outlets.outletrule": ("unit",),
        "postings.posting": ("published",),
        "stages.stagerule": ("unit",),
        "withdrawals.withdrawal": ("document",),
        "recovery.recovery": ("person",),
        "evidence.evidencerule": ("commitment",),
        "comments.erasure": ("comment",),
        "applications.event": ("application",),
        "applications.service": ("event__application",),
        "applications.casepaper": ("application",),
        "casework.extensionrequest": ("application",),
        "caseletters.caseletter": ("application",),
        "replies.reply": ("application",),
        "recourse.proceeding": ("application",),
        "casefiles.package": ("application",),
        "casefiles.erasure": ("application",),
    }.get(model._meta.label_lower, ())
    rows = model._default_manager.all()
    return rows.select_related(*related) if related else rows


@dataclass(frozen=True)
class Checked:
    """核对结果：how many entries were read, and the breaks in the chains in sight, with the organ's name."""

    entries: int
    breaks: tuple[tuple[str, Break], ...]
    elsewhere: bool
    unsigned: Unsigned
    first_unsigned: tuple[str, int] | None
    unproven: Unproven
    first_unproven: tuple[tuple[str, str], ...]

    @property
    def ok(self) -> bool:
        return not self.breaks and not self.elsewhere


def checked(organs: Iterable[Unit]) -> Checked:
    """核对：every chain is computed anew; of chains out of sight no more is told than that one is broken."""
    verdict = verify(expected=organ_codes())
    names = {organ.code: organ.name for organ in organs}
    seen = tuple((names[broken.chain], broken) for broken in verdict.broken_at if broken.chain in names)
    missing = unsigned(list(names))
    first = next(((names[chain], seq) for chain, seq in missing.first), None)
    forged = unproven(list(names))
    rows = tuple((names[chain], what) for what, chain, _ in forged.first)
    return Checked(verdict.entries, seen, len(seen) < len(verdict.broken_at), missing, first, forged, rows)


def heads(organs: Iterable[Unit]) -> list[tuple[str, Head]]:
    """链头：of the organs in sight."""
    names = {organ.code: organ.name for organ in organs}
    return [(names[head.chain], head) for head in heads_of(names)]
