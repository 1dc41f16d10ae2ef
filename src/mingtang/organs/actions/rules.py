"""管理单位与人员的共同规则：who may manage them, what a code and a password must be, and where the trail runs."""

from datetime import date, datetime

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db.models import Q

from mingtang.audit.actions import record
from mingtang.law.reserved import RESERVED_CODES
from mingtang.law.units import PostKind
from mingtang.organs import ports
from mingtang.organs.models import CODE, Person, Post, Unit
from mingtang.organs.sight import day_of

Actor = Person | str
"""Who acts: a person, or the part of the software that acts by rule (loading an example, setting up)."""


def reasons_against_managing(unit: Unit | None, *, by: Actor, at: datetime) -> list[str]:
    """不能管理的理由：managing is for the administrator of the organ or of one above it."""
    if isinstance(by, str):
        return []
    reach = unit
    while reach is not None:
        if by.holds(PostKind.ADMINISTRATOR, at_unit=reach, on=day_of(at)):
            return []
        reach = reach.organ.parent if reach.organ_id else None
    return ["只有本机关或上级机关的管理员可以管理单位、人员和岗位，请联系管理员。"]


def reasons_against_managing_person(person: Person, *, by: Actor, at: datetime) -> list[str]:
    """不能管理这个人的理由：whoever holds a post elsewhere is managed only by somebody who manages that place too."""
    on = day_of(at)
    held = Post.rows.filter(Q(until_on=None) | Q(until_on__gte=on), person=person).select_related("unit__organ__parent")
    places = [person.unit, *(post.unit for post in held)]
    return list(dict.fromkeys(reason for unit in places for reason in reasons_against_managing(unit, by=by, at=at)))


def code_reasons(code: str, *, what: str, taken: bool) -> list[str]:
    """代码或账号不能用的理由。``what`` is the word for it: 代码, of a person 账号."""
    reasons = []
    try:
        CODE(code)
    except ValidationError:
        reasons.append(f"{what}由小写字母、数字和连字符组成，以字母开头，2 至 39 个字符，请修改。")
    if code in RESERVED_CODES:
        reasons.append(f"{what}“{code}”留作系统地址，请换一个。")
    if taken:
        reasons.append(f"{what}“{code}”已被使用，请换一个。")
    return reasons


def too_long(model: type[Person] | type[Unit], **told: str) -> list[str]:
    """太长的名称，by field: what does not fit into its column."""
    fields = [(model._meta.get_field(name), len(value)) for name, value in told.items()]
    return [
        f"{field.verbose_name}最多 {field.max_length} 个字，现在有 {length} 个，请改短。"
        for field, length in fields
        if length > field.max_length
    ]


def password_reasons(password: str, person: Person) -> list[str]:
    """密码不能用的理由。"""
    try:
        password_validation.validate_password(password, person)
    except ValidationError as error:
        return list(error.messages)
    return []


def reasons_for_last_administrator(post: Post, *, on: date) -> list[str]:
    """An organ keeps at least one administrator, in post already, or nobody could appoint the next one."""
    if post.kind != PostKind.ADMINISTRATOR.value or post.since_on > on:
        return []
    others = Post.rows.filter(kind=post.kind, unit=post.unit, until_on=None, person__is_active=True, since_on__lte=on)
    if others.exclude(person_id=post.person_id).exists():
        return []
    return [f"{post.unit.name}至少要有一名管理员，请先任命接替的人。"]


def reasons_for_tasks(left: int, *, after: str) -> list[str]:
    """Nothing is left without anybody: tasks have an officer who goes on with them."""
    return [f"{after}，有 {left} 项没有完成的任务没有承办人，请先办理交接。"] if left else []


def reasons_for_things(person: Person, *, at: datetime) -> list[str]:
    """What nobody else answers for is handed over first."""
    things = [one for one in ports.belongings(person, at=at) if one.must_go]
    return [f"还有{one.label} {one.count} 件没有人接手，请先办理交接。" for one in things]


def note(unit: Unit, *, by: Actor, verb: str, of: object, at: datetime, facts: dict[str, object] | None = None) -> None:
    """Every act on a unit or its people stands in the chain of its organ."""
    record(unit.organ.code, by=by, verb=verb, of=of, at=at, facts=facts)


def iso(day: date) -> str:
    """A day as the trail writes it."""
    return day.isoformat()
