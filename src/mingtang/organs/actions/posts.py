"""岗位的写入：appoint, end, revoke."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from mingtang.law import units
from mingtang.law.days import chinese_day
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs import ports
from mingtang.organs.actions.rules import (
    Actor,
    iso,
    note,
    reasons_against_managing,
    reasons_for_last_administrator,
    reasons_for_tasks,
    reasons_for_things,
)
from mingtang.organs.models import Deputy, Person, Post, Unit
from mingtang.organs.sight import day_of


@transaction.atomic
def appoint(person: Person, *, unit: Unit, kind: PostKind, since_on: date, by: Actor, at: datetime) -> Post:
    """任岗。Errors: ``RuleBroken`` when the unit may not carry the post, or the person has left or holds it."""
    person = Person.rows.select_for_update(no_key=True).get(pk=person.pk)
    unit = Unit.rows.select_for_update(of=("self",), no_key=True).select_related("organ__parent").get(pk=unit.pk)
    reasons = reasons_against_managing(unit, by=by, at=at)
    reasons += units.reasons_against_post(unit.unit_kind, kind)
    if isinstance(by, Person) and person.pk in by.hands:
        reasons.append("不能给自己任岗，请由另一名管理员办理。")
    if isinstance(by, Person) and since_on < day_of(at):
        reasons.append("起始日期不能早于今天，岗位不能补到过去。")
    elif isinstance(by, Person) and (since_on - day_of(at)).days > units.POST_AHEAD_DAYS:
        reasons.append(f"起始日期最晚在 {units.POST_AHEAD_DAYS} 天以后，再晚的到时候再任命。")
    if not person.is_active:
        reasons.append(f"{person.name}已经离岗，不能再任岗。")
    if Post.rows.filter(person=person, unit=unit, kind=kind.value, until_on=None).exists():
        reasons.append(f"{person.name}已经是{unit.short_name}{kind.label}。")
    if unit.closed_on is not None:
        reasons.append(f"{unit.name}已撤销，不能再设岗。")
    reasons += _reasons_against_holding_together(person, unit, kind, since_on=since_on)
    refuse_if_any(reasons)
    post = Post.rows.create(person=person, unit=unit, kind=kind.value, since_on=since_on)
    facts = {"person": person.pk, "kind": kind.value, "since_on": iso(since_on)}
    note(unit, by=by, verb="organs.post.appoint", of=post, at=at, facts=facts)
    return post


def _reasons_against_holding_together(person: Person, unit: Unit, kind: PostKind, *, since_on: date) -> list[str]:
    """Administering reaches down the tree, so what lies beneath counts as the same place."""
    held = Post.rows.filter(Q(until_on=None) | Q(until_on__gte=since_on), person=person).select_related("unit")
    stood_in = Deputy.rows.not_over(on=since_on).filter(person=person).select_related("post__unit")
    return [
        reason
        for post in (*held, *(deputy.post for deputy in stood_in))
        if post.unit.organ_id == unit.organ_id or post.unit.contains(unit) or unit.contains(post.unit)
        for reason in units.reasons_against_holding_together(PostKind(post.kind), kind, place=post.unit.short_name)
    ]


def reasons_against_ending(post: Post, *, by: Actor, at: datetime) -> list[str]:
    """不能免岗的理由。"""
    return [*reasons_against_managing(post.unit, by=by, at=at), *reasons_for_last_administrator(post, on=day_of(at))]


@transaction.atomic
def end_post(post: Post, *, until_on: date, by: Actor, at: datetime) -> Post:
    """免岗：the last day counts. The organ keeps at least one administrator."""
    post = _locked(post)
    reasons = reasons_against_ending(post, by=by, at=at)
    if post.until_on is not None and post.until_on < until_on:
        reasons.append(f"这个岗位已于{chinese_day(post.until_on)}结束。")
    if until_on < post.since_on:
        reasons.append(f"截止日期不能早于起始日期{chinese_day(post.since_on)}。")
    elif isinstance(by, Person):
        reasons += _reasons_against_last_day(post, until_on, at=at)
    refuse_if_any(reasons)
    stop(post, on=until_on)
    note(post.unit, by=by, verb="organs.post.end", of=post, at=at, facts={"until_on": iso(until_on)})
    _shut_without_a_post(post.person, at=at)
    return post


def _reasons_against_last_day(post: Post, until_on: date, *, at: datetime) -> list[str]:
    """The past stays as it was; and what nobody else answers for is handed over before the post ends."""
    if until_on < day_of(at) - timedelta(days=1):
        return ["最后一天不能早于昨天，岗位不能在过去结束。"]
    left = ports.left_behind([post], on=until_on).by_all
    reasons = reasons_for_tasks(left, after="这个岗位结束以后")
    stays = Post.rows.filter(Q(until_on=None) | Q(until_on__gt=until_on), person=post.person_id).exclude(pk=post.pk)
    return reasons if stays.exists() else [*reasons, *reasons_for_things(post.person, at=at)]


def reasons_against_revoking(post: Post, *, by: Actor, at: datetime) -> list[str]:
    """不能撤销任命的理由。"""
    reasons = reasons_against_managing(post.unit, by=by, at=at)
    if post.revoked_on is not None:
        reasons.append(f"这项任命已于{chinese_day(post.revoked_on)}撤销。")
    elif post.since_on <= day_of(at):
        reasons.append(f"这个岗位从{chinese_day(post.since_on)}起已经开始，不能撤销任命，请填最后一天来结束它。")
    return reasons


@transaction.atomic
def revoke_post(post: Post, *, by: Actor, at: datetime) -> Post:
    """撤销任命：of a post that has not begun. It never begins; who gave it and who took it back stay in the trail."""
    post = _locked(post)
    refuse_if_any(reasons_against_revoking(post, by=by, at=at))
    stop(post, on=day_of(at))
    note(post.unit, by=by, verb="organs.post.revoke", of=post, at=at)
    _shut_without_a_post(post.person, at=at)
    return post


def _shut_without_a_post(person: Person, *, at: datetime) -> None:
    """没有岗位了：whoever holds no post, now or later, is signed out at once."""
    if not Post.rows.filter(Q(until_on=None) | Q(until_on__gte=day_of(at)), person=person).exists():
        ports.shut(person, at=at)


def stop(post: Post, *, on: date) -> None:
    """停止：of a post whose row is locked. The day is its last; one that would begin later never does."""
    unbegun = post.since_on > on
    post.revoked_on, post.until_on = (on, on - timedelta(days=1)) if unbegun else (None, on)
    post.save(update_fields=["revoked_on", "until_on"])


def _locked(post: Post) -> Post:
    """两名管理员同时互相免岗，也只能成一个：先锁单位，再看还剩谁。"""
    unit_id = Post.rows.values_list("unit", flat=True).get(pk=post.pk)
    Unit.rows.select_for_update(no_key=True).get(pk=unit_id)
    return (
        Post.rows.select_for_update(of=("self",), no_key=True)
        .select_related("unit__organ__parent", "person")
        .get(pk=post.pk)
    )
