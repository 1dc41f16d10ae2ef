"""待办的工作：what of the ledger is due for a person, the most urgent first, in a fixed number of queries."""

from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from mingtang.audit.actions import reference
from mingtang.editorial.models import Published
from mingtang.editorial.queries import awaiting
from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.states import with_state
from mingtang.holidays.queries import calendar
from mingtang.intake.models import Draft
from mingtang.language.offices import said
from mingtang.law.commitments import CommitmentState
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind, UnitKind
from mingtang.law.workdays import Calendar
from mingtang.ledger.queries.ledger import NO_OFFICE
from mingtang.ledger.rows import Row, by_days, commitment_url, organs_of, plan_url
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.progress.publication import KIND
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.models.commitments import CommitmentQuerySet
from mingtang.workplan.queries.posts import JUDGES
from mingtang.workplan.words import SOON, left, left_of

FRESH = timedelta(days=2)


def for_person(person: Person, *, on: date, at: datetime) -> list[Row]:
    """今日：my work due or stale, evidence that waits for me, drafts, plans to publish, what came back."""
    table = calendar()
    rows = [*_my_work(person, on=on, table=table), *_to_judge(person, on=on)]
    kept = organs_of(person, (PostKind.DISCLOSURE_CLERK,), on=on)
    if kept:
        rows += [*_returned(person, kept, at=at), *_to_publish(kept, on=on, table=table)]
        rows += [*_drafts(kept), *_unassigned(kept, on=on)]
    return sorted(rows, key=by_days)


def _of_these_years(on: date) -> Q:
    return Q(plan__year__gte=on.year - 1)


def _my_work(person: Person, *, on: date, table: Calendar) -> list[Row]:
    mine = _mine(person, on=on)
    if not mine:
        return []
    rows = pressing(mine, on=on).select_related("plan__unit", "owner").order_by("plan", "position").distinct()
    several = _answers_for_several(person, on=on)
    told = []
    for row in rows:
        words = left_of(row, state=row.state, on=on, calendar=table)
        stale = row.state == CommitmentState.STALE
        telling = f"需更新；{words.words}" if stale else words.words
        tone = "warn" if stale and words.tone == "none" else words.tone
        sentence = f"{row.owner.short_name}：{said(row.text)}" if several and row.owner else said(row.text)
        told.append(Row(sentence, row.next_due_on, telling, tone, commitment_url(row), "补佐证"))
    return told


def _answers_for_several(person: Person, *, on: date) -> bool:
    """Whether the person is officer of several units: of a district with its villages, or by several posts."""
    units = [post.unit for post in person.posts_on(on) if post.kind == PostKind.OFFICE_OFFICER.value]
    return len(units) > 1 or any(unit.kind == UnitKind.MANAGEMENT_DISTRICT.value for unit in units)


def pressing(whose: Q, *, on: date) -> CommitmentQuerySet:
    """Unfinished tasks of this year's and last year's plans that are late, due soon or stale."""
    found = with_state(Commitment.rows.tasks().filter(_of_these_years(on)).filter(whose), on=on)
    return found.filter(Q(next_due_on__lte=on + SOON) | Q(state=CommitmentState.STALE.value), is_done=False)


def _mine(person: Person, *, on: date) -> Q:
    """The commitments that are the person's work as an officer; empty for those who hold no such post."""
    mine = Q()
    for post in person.posts_on(on):
        if post.kind != PostKind.OFFICE_OFFICER.value:
            continue
        for lookup in ("owner", "shares__unit"):
            if post.unit.is_organ:
                mine |= Q(**{lookup: post.unit})
            else:
                mine |= Q(**{f"{lookup}__path__startswith": post.unit.path})
    return mine


def _to_judge(person: Person, *, on: date) -> list[Row]:
    organs = organs_of(person, JUDGES, on=on)
    if not organs:
        return []
    waiting = Evidence.rows.waiting().filter(
        commitment__plan__unit__in=organs, commitment__plan__year__gte=on.year - 1, commitment__withdrawn_at=None
    )
    rows = waiting.by_others(person).select_related("commitment__plan__unit").order_by("submitted_at")
    told = []
    for piece in rows:
        days = (on - day_of(piece.submitted_at)).days
        url = f"{commitment_url(piece.commitment)}#evidence-{piece.pk}"
        words = f"已等 {days} 天" if days else "今天交来"
        tone = "warn" if days > FRESH.days else "none"
        told.append(
            Row(f"佐证“{piece.title}”等待认定：{said(piece.commitment.text)}", None, words, tone, url, "去认定")
        )
    return told


def _returned(person: Person, kept: list[int], *, at: datetime) -> list[Row]:
    back = awaiting(person, at=at).filter(is_returned=True, edition__document__kind=KIND)
    revisions = list(back.filter(edition__document__unit__in=kept))
    subjects = {revision: int(revision.edition.document.subject.rpartition(":")[2]) for revision in revisions}
    plans = Plan.rows.select_related("unit").in_bulk(subjects.values())
    return [
        Row(
            f"《{revision.title}》被退回：{revision.returned.reason}",
            None,
            "等您修改",
            "warn",
            plan_url(plans[subjects[revision]]),
            "去修改",
        )
        for revision in revisions
    ]


def _to_publish(kept: list[int], *, on: date, table: Calendar) -> list[Row]:
    """Plans whose openness nobody decided, and those decided 主动公开 that the public does not have yet.

    Of a ledger of this year that began without its plan: that the plan is to be imported.
    """
    plans = Plan.rows.filter(unit__in=kept, year__gte=on.year - 1).select_related("unit").order_by("year")
    subjects = {reference(plan): plan for plan in plans}
    public = set(Published.public.filter(document__subject__in=subjects).values_list("document__subject", flat=True))
    told = []
    for subject, plan in subjects.items():
        if not plan.is_read:
            if plan.year >= on.year:
                url = reverse("intake:plan-new")
                told.append(Row(f"《{plan.title}》还没有要点原文", None, "待导入", "warn", url, "导入要点"))
        elif plan.openness == Openness.UNDECIDED.value:
            told.append(Row(f"《{plan.title}》还没有认定公开属性", None, "待认定", "warn", plan_url(plan), "去认定"))
        elif plan.publish_by_on is not None and subject not in public:
            words = left(plan.publish_by_on, on=on, calendar=table)
            sentence = f"《{plan.title}》要向社会公开"
            told.append(Row(sentence, plan.publish_by_on, words.words, words.tone, plan_url(plan), "去送审"))
    return told


def _drafts(kept: list[int]) -> list[Row]:
    open_ = Draft.rows.filter(unit__in=kept, imported_at=None, dropped_at=None).order_by("made_at")
    return [
        Row(
            f"上传的《{made.reading['title'] or made.source_name}》还没有导入台账",
            None,
            "待整理",
            "none",
            reverse("intake:draft", args=[made.pk]),
            "接着整理",
        )
        for made in open_
    ]


def _unassigned(kept: list[int], *, on: date) -> list[Row]:
    tasks = Commitment.rows.tasks().filter(_of_these_years(on), plan__unit__in=kept, owner=None)
    counted = tasks.order_by().values("plan__unit__code", "plan__year", "plan__title").annotate(n=Count("pk"))
    return [
        Row(
            f"《{told['plan__title']}》有 {told['n']} 项任务没有责任单位",
            None,
            "待明确",
            "none",
            f"{reverse('ledger:ledger')}?organ={told['plan__unit__code']}&year={told['plan__year']}&office={NO_OFFICE}",
            "去明确",
        )
        for told in counted.order_by("plan__year")
    ]
