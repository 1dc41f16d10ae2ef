"""代岗的写入：arrange, end, name the usual deputy, begin and stop acting."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from mingtang.law import deputies
from mingtang.law.days import chinese_day
from mingtang.law.deputies import AbsenceKind, Stage, Taken
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs import ports
from mingtang.organs.actions.rules import Actor, iso, note, reasons_against_managing
from mingtang.organs.models import Deputy, Person, Post
from mingtang.organs.sight import day_of


def reasons_against_arranging(post: Post, *, by: Actor, at: datetime) -> list[str]:
    """不能安排代岗的理由：the holder arranges it for oneself, the administrator for anyone."""
    reasons = []
    if isinstance(by, Person) and by.standing_in is not None:
        reasons.append("您正在代岗，请先结束代岗，再安排代岗。")
    elif not (isinstance(by, Person) and by.pk == post.person_id) and reasons_against_managing(post.unit, by=by, at=at):
        reasons.append("代岗由岗位本人或者管理员安排。")
    if not post.person.is_active:
        reasons.append(f"{post.person.name}已经离岗，请任命接替的人。")
    elif post.revoked_on is not None:
        reasons.append("这项任命已撤销，不必代岗。")
    elif post.until_on is not None and post.until_on < day_of(at):
        reasons.append(f"这个岗位已于{chinese_day(post.until_on)}结束，不必代岗。")
    return reasons


def _reasons_against_person(post: Post, person: Person, days: tuple[date, date] | None, *, by: Actor) -> list[str]:
    """Whether the person may stand in on these days, or on any day when none are given."""
    reasons = list(
        deputies.reasons_against_deputy(
            PostKind(post.kind),
            is_holder=person.pk == post.person_id,
            same_organ=person.unit.organ_id == post.unit.organ_id,
            held=_held(person, days),
        )
    )
    if not person.is_active:
        reasons.append(f"{person.name}已经离岗，不能代岗。")
    if isinstance(by, Person) and by.pk == person.pk and by.pk != post.person_id:
        reasons.append("不能安排自己代岗，请由岗位本人或者另一名管理员办理。")
    return reasons


def _held(person: Person, days: tuple[date, date] | None) -> list[tuple[PostKind, str]]:
    """What the person holds or stands in for on any of the days."""
    posts, arranged = Post.rows.filter(person=person), Deputy.rows.filter(person=person, ended_at=None)
    if days is None:
        posts, arranged = posts.filter(until_on=None), arranged.none()
    else:
        since_on, until_on = days
        posts = posts.filter(Q(until_on=None) | Q(until_on__gte=since_on), since_on__lte=until_on)
        arranged = arranged.filter(since_on__lte=until_on, until_on__gte=since_on)
    found = [*posts.select_related("unit"), *(row.post for row in arranged.select_related("post__unit"))]
    return [(PostKind(post.kind), post.unit.short_name) for post in found]


@transaction.atomic
def arrange_deputy(
    post: Post, *, person: Person, since_on: date, until_on: date, reason: AbsenceKind, by: Actor, at: datetime
) -> Deputy:
    """安排代岗：both days count. Errors: ``RuleBroken`` when the person may not, or the days are taken."""
    person = Person.rows.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=person.pk)
    post = _locked(post)
    reasons = reasons_against_arranging(post, by=by, at=at)
    if isinstance(by, Person) and since_on < day_of(at):
        reasons.append("第一天不能早于今天，代岗不能补到过去。")
    if post.until_on is not None and day_of(at) <= post.until_on < until_on:
        reasons.append(f"这个岗位到{chinese_day(post.until_on)}结束，代岗不能晚于这一天。")
    standing = Deputy.rows.filter(post=post, ended_at=None).select_related("person")
    taken = [Taken(row.since_on, row.until_on, row.person.name) for row in standing]
    reasons += deputies.reasons_against_days(since_on, until_on, taken=taken)
    reasons += _reasons_against_person(post, person, (since_on, until_on), by=by)
    refuse_if_any(reasons)
    deputy = Deputy.rows.create(
        post=post,
        person=person,
        since_on=since_on,
        until_on=until_on,
        reason=reason.value,
        made_by=by if isinstance(by, Person) else None,
        made_at=at,
    )
    facts = {"person": person.pk, "post": post.pk, "since_on": iso(since_on), "until_on": iso(until_on)}
    note(post.unit, by=by, verb="organs.deputy.arrange", of=deputy, at=at, facts=facts)
    return deputy


def reasons_against_ending_deputy(deputy: Deputy, *, by: Actor, at: datetime) -> list[str]:
    """不能提前结束代岗的理由。"""
    reasons = []
    own = isinstance(by, Person) and by.standing_in is None and by.pk == deputy.post.person_id
    if not own and reasons_against_managing(deputy.post.unit, by=by, at=at):
        reasons.append("代岗由岗位本人或者管理员结束。")
    stage = deputy.stage(on=day_of(at))
    if stage in {Stage.PAST, Stage.ENDED}:
        reasons.append(f"这次代岗{stage.label}。")
    return reasons


@transaction.atomic
def end_deputy(deputy: Deputy, *, by: Actor, at: datetime) -> Deputy:
    """提前结束代岗：from this instant on; what was done stays, with the names of both."""
    post = _locked(Post(pk=deputy.post_id))
    deputy = Deputy.rows.select_for_update(of=("self",), no_key=True).select_related("person").get(pk=deputy.pk)
    deputy.post = post
    refuse_if_any(reasons_against_ending_deputy(deputy, by=by, at=at))
    deputy.ended_at = at
    deputy.save(update_fields=["ended_at"])
    note(post.unit, by=by, verb="organs.deputy.end", of=deputy, at=at)
    return deputy


@transaction.atomic
def name_usual_deputy(post: Post, *, person: Person | None, by: Actor, at: datetime) -> Post:
    """记下常设 B 岗：who is proposed when leave is entered; it gives no power by itself."""
    post = _locked(post)
    reasons = reasons_against_arranging(post, by=by, at=at)
    if person is not None:
        reasons += _reasons_against_person(post, person, None, by=by)
    refuse_if_any(reasons)
    if post.usual_deputy_id != (person.pk if person else None):
        post.usual_deputy = person
        post.save(update_fields=["usual_deputy"])
        facts = {"person": person.pk if person else None}
        note(post.unit, by=by, verb="organs.post.usual_deputy", of=post, at=at, facts=facts)
    return post


def reasons_against_standing_in(deputy: Deputy, *, by: Person, at: datetime) -> list[str]:
    """现在不能开始代岗的理由。"""
    reasons = [] if deputy.person_id == by.pk else ["这次代岗不是安排给您的。"]
    stage = deputy.stage(on=day_of(at))
    if stage is not Stage.RUNNING:
        reasons.append(f"这次代岗{stage.label}，今天不能代。")
    elif not deputy.in_force(on=day_of(at)):
        reasons.append("这个岗位已经结束，不能再代。")
    if by.standing_in is not None:
        reasons.append(f"您正在代{by.standing_in.post.person.name}，请先结束代岗。")
    return reasons or ports.reasons_against_standing_in(by, kind=PostKind(deputy.post.kind))


@transaction.atomic
def begin_standing_in(deputy: Deputy, *, by: Person, at: datetime) -> Deputy:
    """开始代岗：noted in the trail; from the next request on the person holds the represented post alone."""
    deputy.post = _locked(deputy.post)
    refuse_if_any(reasons_against_standing_in(deputy, by=by, at=at))
    note(deputy.post.unit, by=by, verb="organs.deputy.begin", of=deputy, at=at)
    return deputy


def note_stop(deputy: Deputy, *, by: Person, at: datetime) -> None:
    """结束代岗：back to one's own posts, noted in the trail."""
    note(deputy.post.unit, by=by, verb="organs.deputy.stop", of=deputy, at=at)


def _locked(post: Post) -> Post:
    return (
        Post.rows.select_for_update(of=("self",), no_key=True)
        .select_related("unit__organ__parent", "person")
        .get(pk=post.pk)
    )
