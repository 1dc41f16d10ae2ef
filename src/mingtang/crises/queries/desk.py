"""工作台上的专题：the list, one crisis, who may do what, and the hours that are left."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import Count, Q, QuerySet

from mingtang.crises.models import Crisis, Tie
from mingtang.crises.queries.ties import first_told, subject_of_crisis
from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.models import Manuscript
from mingtang.editorial.models import Published, Revision
from mingtang.editorial.queries import current, open_edition
from mingtang.holidays.queries import calendar
from mingtang.law.clocks import Clock
from mingtang.law.crises import BRIEFING, CrisisLevel, Term, clocks_of
from mingtang.law.reckoning import due
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit, UnitQuerySet
from mingtang.organs.sight import Viewer, day_of


def reasons_against_keeping(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能维护专题的理由：a crisis is in the hands of the organ's 政务公开专员."""
    reasons = [] if unit.is_organ else [f"{unit.name}不是行政机关，专题由它所属的机关登记。"]
    if not by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at)):
        reasons.append(f"专题由{unit.name}的政务公开专员维护。")
    return reasons


def crises(viewer: Viewer, *, at: datetime) -> QuerySet[Crisis]:
    """专题 in sight, with how many texts are tied to each."""
    standing = Count("ties", filter=Q(ties__untied_at=None))
    return Crisis.seen_by(viewer, at=at).select_related("unit").annotate(tied=standing).order_by("-begun_on", "-id")


def crisis(organ: str, slug: str, viewer: Viewer, *, at: datetime) -> Crisis | None:
    """One crisis in sight."""
    found = Crisis.seen_by(viewer, at=at).filter(unit__code=organ, slug=slug)
    return found.select_related("unit__organ", "lead", "made_by").first()


def open_of(organs: Iterable[Unit], *, at: datetime) -> list[Crisis]:
    """正在应对的，of these organs."""
    rows = Crisis.rows.filter(unit__in=organs).open(on=day_of(at))
    return list(rows.select_related("unit__organ").order_by("-begun_on", "id"))


def open_for(unit: Unit, *, at: datetime) -> list[Crisis]:
    """正在应对的，of the organ of the unit."""
    return open_of([unit.organ], at=at)


def offices_of(organs: Iterable[Unit], *, at: datetime) -> UnitQuerySet:
    """可以牵头的：the organs and their offices."""
    return Unit.rows.filter(organ__in=organs).open(on=day_of(at)).order_by("position", "path")


def terms(crises: Sequence[Crisis], *, at: datetime) -> dict[int, list[Term]]:
    """发布时限，by crisis: each with when it runs out and when what it asks for was done; two queries."""
    told = first_told(crises)
    return {crisis.pk: [_term(crisis, one, told) for one in _clocks(crisis)] for crisis in crises}


def _clocks(crisis: Crisis) -> tuple[Clock, ...]:
    return clocks_of(CrisisLevel(crisis.level), on=day_of(crisis.noticed_at))


def _term(crisis: Crisis, one: Clock, told: Mapping[int, datetime]) -> Term:
    due_at = cast(datetime, due(one, crisis.noticed_at, calendar()).due)
    return Term(one, due_at, crisis.briefed_at if one.id == BRIEFING else told.get(crisis.pk))


@dataclass(frozen=True)
class Told:
    """关联的一件：its tie, and what it is called, while it is written or public."""

    tie: Tie
    title: str
    url: str
    is_public: bool


def tied(crisis: Crisis) -> list[Told]:
    """关联的各件，the newest first; always the same number of queries."""
    ties = list(Tie.rows.filter(crisis=crisis, untied_at=None).select_related("tied_by", "corrects").order_by("-id"))
    subjects = [tie.subject for tie in ties]
    standing = Published.public.standing().filter(document__subject__in=subjects).select_related("document")
    public = {row.document.subject: row for row in standing.defer("body")}
    rows = Manuscript.rows.filter(pk__in=[_number(it) for it in subjects]).only("pk", "title", "document")
    written = {f"{Manuscript._meta.label_lower}:{row.pk}": row for row in rows}
    return [_told(tie, public.get(tie.subject), written.get(tie.subject)) for tie in ties]


def _told(tie: Tie, public: Published | None, manuscript: Manuscript | None) -> Told:
    if public is not None:
        return Told(tie, public.title, public.document.address, True)
    return Told(tie, str(manuscript) if manuscript is not None else tie.subject, "", False)


def _number(subject: str) -> int:
    return int(subject.rpartition(":")[2])


def tie(pk: int, crisis: Crisis) -> Tie | None:
    """One standing tie of the crisis."""
    return Tie.rows.filter(crisis=crisis, pk=pk, untied_at=None).first()


@dataclass(frozen=True)
class Publicity:
    """公开的情形：what the public has, and what is under way."""

    live: Published | None
    revision: Revision | None

    @property
    def is_returned(self) -> bool:
        """在办的一稿是否被退回。"""
        return hasattr(self.revision, "returned")


def publicity(crisis: Crisis) -> Publicity:
    """专题公开到哪一步。"""
    edition = open_edition("crisis", subject_of_crisis(crisis))
    newest = edition.revisions.select_related("returned__reviewer", "author").order_by("-number") if edition else None
    return Publicity(current(crisis.address), newest.first() if newest is not None else None)


def tie_of_text(pk: int, manuscript: Manuscript) -> Tie | None:
    """The standing tie of a manuscript, if it is this one."""
    return Tie.rows.filter(pk=pk, subject=subject_of(manuscript), untied_at=None).select_related("crisis").first()


def crisis_numbered(pk: int, organ: Unit) -> Crisis | None:
    """One crisis of the organ by its number."""
    return Crisis.rows.filter(pk=pk, unit=organ.organ_id).select_related("unit__organ").first()
