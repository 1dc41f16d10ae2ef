"""今日：what waits for a person across the rooms, the most urgent first, and how their days were computed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from mingtang.audit.queries import entries_of
from mingtang.desk.queries import (
    backups,
    carried,
    corrections,
    debts,
    founding,
    handed,
    handed_down,
    key_works,
    lapsed,
    recoveries,
    returned,
    unattended,
)
from mingtang.desk.queries.work import for_person
from mingtang.editorial.models import Published
from mingtang.editorial.reasons import is_returned, stage_of
from mingtang.freshness.queries import today as catalogue
from mingtang.holidays.queries import calendar
from mingtang.inhand.ports import waiting_for
from mingtang.law.commitments import CommitmentState
from mingtang.law.explained import DUTIES
from mingtang.law.openness import Openness
from mingtang.law.reckoning import Due
from mingtang.law.units import PostKind
from mingtang.ledger.queries import ledger
from mingtang.ledger.rows import Row, by_days, organs_of
from mingtang.organs.models import Person, Post
from mingtang.organs.sight import day_of
from mingtang.postings.pressing import pressing
from mingtang.releases import waiting as releases
from mingtang.reporting.queries import today as snapshots
from mingtang.reviewing.waiting import Waiting, waiting
from mingtang.workplan.models import Plan
from mingtang.workplan.queries.days import publication_clock
from mingtang.workplan.queries.posts import JUDGES

SHOWN = 12
EVERYONES: tuple[Callable[..., list[Row]], ...] = (
    returned.rows,
    carried.rows,
    founding.rows,
    backups.rows,
    key_works.rows,
    snapshots.rows,
    handed_down.rows,
    catalogue.rows,
    releases.rows,
    debts.rows,
)
"""各房间要办的事：each asks by itself whether the person has anything to do with it."""


def rows(person: Person, *, at: datetime) -> list[Row]:
    """今日：what failed to go out, what waits for the person's signature, what was handed over; then by days left."""
    on = day_of(at)
    mine = [row for row in waiting(person, at=at) if row.is_mine and not is_returned(row.revision)]
    signing = [_signing(row) for row in mine if stage_of(row.revision) is not None]
    due = for_person(person, on=on, at=at)
    for told in EVERYONES:
        due += told(person, at=at)
    due += waiting_for(person, at=at)
    judged = organs_of(person, JUDGES, on=on)
    if judged:
        due += lapsed.rows(person, judged, on=on)
    kept = organs_of(person, (PostKind.DISCLOSURE_CLERK,), on=on)
    if kept:
        due += [*unattended.rows(kept, on=on), *corrections.rows(kept, on=on)]
        due += returned.programmes(person, kept, at=at)
        due += [Row(**vars(told)) for told in pressing(kept, on=on)]
    failed = [row for row in due if row.words == releases.NOT_OUT]
    rest = sorted((row for row in due if row.words != releases.NOT_OUT), key=by_days)
    return [*failed, *signing, *recoveries.rows(person, at=at), *handed.rows(person), *rest]


def _signing(row: Waiting) -> Row:
    words = f"{row.state}，{row.left}"
    url = reverse("reviewing:revision", args=[row.revision.pk])
    due_on = row.due.due_on if row.due else None
    return Row(f"《{row.revision.title}》等您审签后公布", due_on, words, row.left_tone, url, row.step)


@dataclass(frozen=True)
class Mine:
    """我的任务：the unfinished commitments of one office post, and where all of them stand."""

    post: Post
    plan: Plan
    rows: tuple[ledger.Row, ...]
    total: int
    url: str


def my_tasks(person: Person, *, at: datetime) -> list[Mine]:
    """我的任务：of each office in which the person is 科室承办人, from the newest plan."""
    held = [post for post in person.posts_on(day_of(at)) if post.kind == PostKind.OFFICE_OFFICER.value]
    if not held:
        return []
    newest: dict[int, Plan] = {}
    for plan in ledger.plans_seen(person, at=at):
        newest.setdefault(plan.unit_id, plan)
    return [_mine(post, newest[post.unit.organ_id], person, at=at) for post in held if post.unit.organ_id in newest]


def _mine(post: Post, plan: Plan, person: Person, *, at: datetime) -> Mine:
    asked = ledger.Asked(office=post.unit.code)
    page, _ = ledger.board(plan, asked, viewer=person, at=at, page=None)
    open_ = [row for row in page.object_list if row.commitment.state != CommitmentState.DONE]
    url = f"{reverse('ledger:ledger')}?organ={plan.unit.code}&year={plan.year}&office={post.unit.code}"
    return Mine(post, plan, tuple(open_[:SHOWN]), page.paginator.count, url)


@dataclass(frozen=True)
class Overview:
    """台账的几个数：of one organ's newest plan."""

    plan: Plan
    counts: dict[str, int]
    url: str


def overview(person: Person, *, at: datetime) -> Overview | None:
    """本机关的台账：for those whose post is on the organ itself."""
    organs = {post.unit_id for post in person.posts_on(day_of(at)) if post.unit.is_organ}
    plan = next((plan for plan in ledger.plans_seen(person, at=at) if plan.unit_id in organs), None)
    if plan is None:
        return None
    url = f"{reverse('ledger:ledger')}?organ={plan.unit.code}&year={plan.year}"
    return Overview(plan, ledger.counts(plan, viewer=person, at=at), url)


@dataclass(frozen=True)
class Computed:
    """一个算出来的日子：what is due, and every step of the reckoning."""

    title: str
    due: Due


def computed(person: Person, *, at: datetime) -> list[Computed]:
    """怎样算出来的：the days by which plans of one's organs must be public, step by step."""
    on = day_of(at)
    clerk = PostKind.DISCLOSURE_CLERK.value
    organs = [post.unit_id for post in person.posts_on(on) if post.kind == clerk and post.unit.is_organ]
    if not organs:
        return []
    plans = Plan.rows.filter(unit__in=organs, year__gte=on.year - 1, openness=Openness.PROACTIVE.value)
    published = set(Published.public.filter(document__unit__in=organs).values_list("document__address", flat=True))
    waiting_ = [plan for plan in plans.select_related("unit") if plan.address not in published]
    clocks = [(plan.title, publication_clock(plan, calendar())) for plan in waiting_]
    return [Computed(title, due) for title, due in clocks if due is not None]


def is_first_visit(person: Person) -> bool:
    """第一次来：whether the trail knows no earlier sign-in."""
    return entries_of(person).filter(verb="access.sign_in").count() <= 1


def duties(person: Person, *, on: date) -> list[tuple[str, str]]:
    """我的岗位能做什么。"""
    return [(str(post), DUTIES[PostKind(post.kind)]) for post in person.posts_on(on)]
