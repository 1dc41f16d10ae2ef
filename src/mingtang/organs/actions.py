"""单位、人员、岗位的写入。"""

from collections.abc import Sequence
from datetime import date, datetime

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import transaction

from mingtang.audit.actions import record
from mingtang.law import units
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import CODE, RESERVED_CODES, Person, Post, Unit
from mingtang.organs.sight import day_of

Actor = Person | str


def _code_reasons(code: str, *, taken: bool) -> list[str]:
    reasons = []
    try:
        CODE(code)
    except ValidationError as error:
        reasons += error.messages
    if code in RESERVED_CODES:
        reasons.append(f"代码“{code}”留作系统地址，请换一个。")
    if taken:
        reasons.append(f"代码“{code}”已被使用，请换一个。")
    return reasons


def _administers(by: Actor, unit: Unit | None, on: date) -> list[str]:
    """Managing units, people and posts is for the administrator of the organ or of one above it."""
    if isinstance(by, str):
        return []
    reach = unit
    while reach is not None:
        if by.holds(PostKind.ADMINISTRATOR, at_unit=reach, on=on):
            return []
        reach = reach.organ.parent if reach.organ_id else None
    return ["只有本机关或上级机关的管理员可以管理单位、人员和岗位，请联系管理员。"]


@transaction.atomic
def create_unit(
    *,
    code: str,
    name: str,
    short_name: str,
    kind: UnitKind,
    parent: Unit | None,
    by: Actor,
    at: datetime,
    position: int = 0,
    keywords: Sequence[str] = (),
    duties: str = "",
    address: str = "",
    hours: str = "",
    phone: str = "",
) -> Unit:
    """设立单位：put a unit into the tree. Errors: ``RuleBroken`` when it may not stand there or the code is taken."""
    reasons = _administers(by, parent, day_of(at))
    if parent is None and not isinstance(by, str):
        reasons.append("最上级单位只能在安装时设立。")
    reasons += units.reasons_against_placing(parent.unit_kind if parent else None, kind)
    reasons += _code_reasons(code, taken=Unit.rows.filter(code=code).exists())
    refuse_if_any(reasons)
    unit = Unit(
        code=code,
        name=name,
        short_name=short_name or name,
        kind=kind.value,
        parent=parent,
        path=f"{parent.path if parent else '/'}{code}/",
        position=position,
        keywords=list(keywords),
        duties=duties,
        address=address,
        hours=hours,
        phone=phone,
    )
    unit.organ = None if unit.is_organ else parent.organ if parent else None
    unit.save()
    if unit.is_organ:
        unit.organ = unit
        unit.save(update_fields=["organ"])
    _record(unit, by=by, verb="organs.unit.create", of=unit, at=at, facts={"kind": kind.value})
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, by: Actor, at: datetime, **values: object) -> Unit:
    """变更单位：its names, keywords, duties, address, hours and phone; kind and place in the tree stay."""
    unit = Unit.rows.select_for_update().select_related("organ").get(pk=unit.pk)
    refuse_if_any(_administers(by, unit, day_of(at)))
    allowed = ("name", "short_name", "keywords", "duties", "address", "hours", "phone", "position")
    changed = [field for field in allowed if field in values and getattr(unit, field) != values[field]]
    for field in changed:
        setattr(unit, field, values[field])
    if changed:
        unit.save(update_fields=changed)
        _record(unit, by=by, verb="organs.unit.change", of=unit, at=at, facts={"fields": changed})
    return unit


@transaction.atomic
def close_unit(unit: Unit, *, on: date, by: Actor, at: datetime) -> Unit:
    """撤销单位：it keeps its records and its name, and takes no new ones from the day on."""
    unit = Unit.rows.select_for_update().select_related("organ").get(pk=unit.pk)
    reasons = _administers(by, unit, day_of(at))
    if unit.closed_on is not None:
        reasons.append(f"{unit.name}已于 {unit.closed_on} 撤销。")
    if unit.children.open(on=on).exists():
        reasons.append("它下面还有单位，请先撤销或改设下级单位。")
    if Post.rows.on(on).filter(unit=unit, person__is_active=True).exists():
        reasons.append("还有人在这个单位任职，请先结束他们的岗位。")
    refuse_if_any(reasons)
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])
    _record(unit, by=by, verb="organs.unit.close", of=unit, at=at, facts={"on": on.isoformat()})
    return unit


@transaction.atomic
def add_person(*, username: str, name: str, unit: Unit, password: str, by: Actor, at: datetime) -> Person:
    """登记人员。Errors: ``RuleBroken`` for a taken or unfit account name, an empty name or a weak password."""
    reasons = _administers(by, unit, day_of(at))
    reasons += _code_reasons(username, taken=Person.rows.filter(username=username).exists())
    if not name.strip():
        reasons.append("请填写姓名。")
    person = Person(username=username, name=name.strip(), unit=unit)
    reasons += _password_reasons(password, person)
    refuse_if_any(reasons)
    person.set_password(password)
    person.save()
    _record(unit, by=by, verb="organs.person.add", of=person, at=at)
    return person


def _password_reasons(password: str, person: Person) -> list[str]:
    try:
        password_validation.validate_password(password, person)
    except ValidationError as error:
        return list(error.messages)
    return []


@transaction.atomic
def set_password(person: Person, *, password: str, by: Actor, at: datetime) -> Person:
    """重设密码：by the person, or by an administrator for them. Ends the sessions signed with the old one."""
    person = Person.rows.select_for_update().select_related("unit__organ").get(pk=person.pk)
    reasons = [] if by == person else _administers(by, person.unit, day_of(at))
    reasons += _password_reasons(password, person)
    refuse_if_any(reasons)
    person.set_password(password)
    person.save(update_fields=["password"])
    _record(person.unit, by=by, verb="organs.person.password", of=person, at=at)
    return person


@transaction.atomic
def appoint(person: Person, *, unit: Unit, kind: PostKind, since_on: date, by: Actor, at: datetime) -> Post:
    """任岗。Errors: ``RuleBroken`` when the unit may not carry the post, or the person has left or holds it."""
    person = Person.rows.select_for_update().get(pk=person.pk)
    reasons = _administers(by, unit, day_of(at))
    reasons += units.reasons_against_post(unit.unit_kind, kind)
    if not person.is_active:
        reasons.append(f"{person.name}已经离岗，不能再任岗。")
    if Post.rows.filter(person=person, unit=unit, kind=kind.value, until_on=None).exists():
        reasons.append(f"{person.name}已经是{unit.short_name}{kind.label}。")
    if unit.closed_on is not None and unit.closed_on <= since_on:
        reasons.append(f"{unit.name}已撤销，不能再设岗。")
    refuse_if_any(reasons)
    post = Post.rows.create(person=person, unit=unit, kind=kind.value, since_on=since_on)
    facts = {"person": person.pk, "kind": kind.value, "since_on": since_on.isoformat()}
    _record(unit, by=by, verb="organs.post.appoint", of=post, at=at, facts=facts)
    return post


@transaction.atomic
def end_post(post: Post, *, until_on: date, by: Actor, at: datetime) -> Post:
    """免岗：the last day counts. The organ keeps at least one administrator."""
    post = Post.rows.select_for_update().select_related("unit__organ", "person").get(pk=post.pk)
    reasons = _administers(by, post.unit, day_of(at))
    if post.until_on is not None and post.until_on < until_on:
        reasons.append(f"这个岗位已于 {post.until_on} 结束。")
    if until_on < post.since_on:
        reasons.append(f"截止日期不能早于起始日期 {post.since_on}。")
    reasons += _last_administrator(post, until_on)
    refuse_if_any(reasons)
    post.until_on = until_on
    post.save(update_fields=["until_on"])
    _record(post.unit, by=by, verb="organs.post.end", of=post, at=at, facts={"until_on": until_on.isoformat()})
    return post


def _last_administrator(post: Post, until_on: date) -> list[str]:
    if post.kind != PostKind.ADMINISTRATOR.value:
        return []
    others = Post.rows.filter(kind=post.kind, unit=post.unit, until_on=None, person__is_active=True)
    if others.exclude(person=post.person).exists():
        return []
    return [f"{post.unit.name}至少要有一名管理员，请先任命接替的人。"]


@transaction.atomic
def leave(person: Person, *, on: date, by: Actor, at: datetime) -> Person:
    """离岗：access ends at once, the posts on the day, the name stays in every record."""
    person = Person.rows.select_for_update().select_related("unit__organ").get(pk=person.pk)
    reasons = _administers(by, person.unit, day_of(at))
    if not person.is_active:
        reasons.append(f"{person.name}已经离岗。")
    held = list(Post.rows.select_related("unit__organ", "person").filter(person=person, until_on=None))
    for post in held:
        reasons += _last_administrator(post, on)
    refuse_if_any(reasons)
    for post in held:
        post.until_on = max(on, post.since_on)
        post.save(update_fields=["until_on"])
    person.is_active, person.left_on = False, on
    person.set_unusable_password()
    person.save(update_fields=["is_active", "left_on", "password"])
    _record(person.unit, by=by, verb="organs.person.leave", of=person, at=at, facts={"on": on.isoformat()})
    return person


def _record(
    unit: Unit, *, by: Actor, verb: str, of: object, at: datetime, facts: dict[str, object] | None = None
) -> None:
    """Every act on a unit stands in the chain of its organ."""
    record(unit.organ.code, by=by, verb=verb, of=of, at=at, facts=facts)
