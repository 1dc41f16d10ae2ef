"""人员的写入：add, change, leave."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from mingtang.language.unseen import clean_name
from mingtang.law.rules import refuse_if_any
from mingtang.organs import ports
from mingtang.organs.actions.posts import stop
from mingtang.organs.actions.rules import (
    Actor,
    code_reasons,
    iso,
    note,
    password_reasons,
    reasons_against_managing,
    reasons_against_managing_person,
    reasons_for_last_administrator,
    reasons_for_tasks,
    reasons_for_things,
    too_long,
)
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.sight import day_of


@transaction.atomic
def add_person(*, username: str, name: str, unit: Unit, password: str | None, by: Actor, at: datetime) -> Person:
    """登记人员：with a password, or without one until an administrator sets it.

    A password that somebody else chose is temporary: its owner must change it before anything else.
    Errors: ``RuleBroken`` for a taken or unfit account name, an empty name, a closed unit or a weak password.
    """
    name = clean_name(name)
    reasons = reasons_against_managing(unit, by=by, at=at)
    reasons += code_reasons(username, what="账号", taken=Person.rows.filter(username=username).exists())
    reasons += _reasons_against_unit(name, unit)
    person = Person(username=username, name=name, unit=unit)
    reasons += password_reasons(password, person) if password is not None else []
    refuse_if_any(reasons)
    person.set_password(password)
    person.password_is_temporary = password is not None and not isinstance(by, str)
    person.save()
    note(unit, by=by, verb="organs.person.add", of=person, at=at)
    return person


def _reasons_against_unit(name: str, unit: Unit) -> list[str]:
    reasons = too_long(Person, name=name) if name else ["请填写姓名。"]
    if unit.closed_on is not None:
        reasons.append(f"{unit.name}已撤销，不能再登记人员。")
    return reasons


@transaction.atomic
def change_person(person: Person, *, name: str, unit: Unit, by: Actor, at: datetime) -> Person:
    """变更人员：the name, and the unit where the person works. Posts stay what they are."""
    name = clean_name(name)
    person = (
        Person.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ__parent").get(pk=person.pk)
    )
    reasons = reasons_against_managing(person.unit, by=by, at=at)
    if unit.pk != person.unit_id and not reasons:
        reasons += reasons_against_managing(unit, by=by, at=at)
    reasons += _reasons_against_unit(name, unit)
    refuse_if_any(reasons)
    changed = [field for field, value in (("name", name), ("unit", unit)) if getattr(person, field) != value]
    if changed:
        note(person.unit, by=by, verb="organs.person.change", of=person, at=at, facts={"fields": changed})
        person.name, person.unit = name, unit
        person.save(update_fields=changed)
    return person


def reasons_against_leaving(person: Person, *, by: Actor, at: datetime) -> list[str]:
    """不能办理离岗的理由。"""
    reasons = reasons_against_managing_person(person, by=by, at=at)
    if not person.is_active:
        reasons.append(f"{person.name}已经离岗。")
    for post in Post.rows.select_related("unit").filter(person=person, until_on=None):
        reasons += reasons_for_last_administrator(post, on=day_of(at))
    if not person.is_active:
        return reasons
    held = Post.rows.filter(Q(until_on=None) | Q(until_on__gte=day_of(at)), person=person).select_related("unit")
    left = ports.left_behind(list(held), on=day_of(at)).by_all
    return [*reasons, *reasons_for_tasks(left, after="离岗以后"), *reasons_for_things(person, at=at)]


@transaction.atomic
def leave(person: Person, *, on: date, by: Actor, at: datetime) -> Person:
    """离岗：access ends at once, the posts on the day, the name stays in every record."""
    person = (
        Person.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ__parent").get(pk=person.pk)
    )
    # 两名管理员同时互相办理离岗，也只能成一个：先按次序锁住任职的单位，再看还剩谁。
    places = Unit.rows.filter(pk__in=Post.rows.filter(person=person, until_on=None).values("unit"))
    list(places.select_for_update(of=("self",), no_key=True).order_by("pk"))
    refuse_if_any(reasons_against_leaving(person, by=by, at=at))
    held = list(Post.rows.select_for_update(no_key=True).filter(Q(until_on=None) | Q(until_on__gt=on), person=person))
    for post in held:
        stop(post, on=on)
    facts = {"on": iso(on), "posts": [post.pk for post in held]}
    note(person.unit, by=by, verb="organs.person.leave", of=person, at=at, facts=facts)
    person.is_active, person.left_on, person.password_is_temporary = False, on, False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "left_on", "password", "password_is_temporary"])
    ports.farewell(person, at=at)
    ports.shut(person, has_left=True, at=at)
    return person
