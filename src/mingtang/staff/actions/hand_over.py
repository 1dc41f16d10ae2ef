"""交接的写入：posts and all that a person has in hand go to a successor, in one transaction."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from mingtang.law.days import chinese_day
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs import ports
from mingtang.organs.actions import appoint
from mingtang.organs.actions.rules import Actor, iso, note, reasons_against_managing_person
from mingtang.organs.models import Person, Post
from mingtang.organs.sight import day_of
from mingtang.staff.models import HandOver

LISTED = 20
"""How many things of one sort a hand-over names one by one."""
AHEAD_DAYS = 30
"""接手的人最晚几天以后在岗：the things change hands at once, so that nobody keeps them long without the post."""


def reasons_against_handing_over(person: Person, *, by: Actor, at: datetime) -> list[str]:
    """不能办理交接的理由。"""
    reasons = reasons_against_managing_person(person, by=by, at=at)
    if reasons:
        return ["交接由本机关或上级机关的管理员办理，请联系管理员。"]
    return [] if person.is_active else [f"{person.name}已经离岗。"]


def in_hand(person: Person, *, at: datetime) -> list[ports.Belonging]:
    """手里的全部事项：the posts first, then what each room tells."""
    posts = [(str(post), "") for post in _held(person, on=day_of(at))]
    mine = [ports.Belonging("岗位", tuple(posts), must_go=False)] if posts else []
    return [*mine, *ports.belongings(person, at=at)]


def _held(person: Person, *, on: date) -> list[Post]:
    held = Post.rows.filter(Q(until_on=None) | Q(until_on__gte=on), person=person)
    return list(held.select_related("unit").order_by("unit__path", "pk"))


@transaction.atomic
def hand_over(person: Person, *, successor: Person, since_on: date, by: Actor, at: datetime) -> HandOver:
    """办理交接：the successor is appointed to the same posts from the day on and gets all that is in hand.

    The name of whoever hands over stays on everything done. Errors: ``RuleBroken`` with every reason at once.
    """
    locked = Person.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ__parent")
    people = {row.pk: row for row in locked.filter(pk__in={person.pk, successor.pk}).order_by("pk")}
    person, successor = people[person.pk], people[successor.pk]
    reasons = reasons_against_handing_over(person, by=by, at=at) + _reasons_against_successor(person, successor)
    things, held = in_hand(person, at=at), _held(person, on=day_of(at))
    reasons += _reasons_against_day(held, successor, since_on=since_on, at=at)
    if not things:
        reasons.append(f"{person.name}手里没有要交接的事项。")
    elif not _lacking(held, successor) and len(things) == (1 if held else 0):
        reasons.append(f"{successor.name}已任同样的岗位，{person.name}手里没有别的要交接的事项。")
    refuse_if_any(reasons)
    refuse_if_any(_appointed(_lacking(held, successor), successor, since_on=since_on, by=by, at=at))
    ports.hand_over(person, to=successor, by=by, at=at)
    made = HandOver.rows.create(
        person=person,
        successor=successor,
        since_on=since_on,
        things=[_listed(thing) for thing in things],
        made_by=by if isinstance(by, Person) else None,
        at=at,
    )
    facts: dict[str, object] = {"person": person.pk, "successor": successor.pk, "since_on": iso(since_on)}
    note(person.unit, by=by, verb="staff.hand_over", of=made, at=at, facts=facts)
    return made


def _reasons_against_successor(person: Person, successor: Person) -> list[str]:
    reasons = []
    if successor.pk == person.pk:
        reasons.append("请交给另一个人。")
    if not successor.is_active:
        reasons.append(f"{successor.name}已经离岗，不能接手。")
    if successor.unit.organ_id != person.unit.organ_id:
        reasons.append("请交给本机关的人。")
    return reasons


def _reasons_against_day(posts: Sequence[Post], successor: Person, *, since_on: date, at: datetime) -> list[str]:
    """The day is near, and no later than posts that the successor was given already."""
    reasons = []
    if (since_on - day_of(at)).days > AHEAD_DAYS:
        reasons.append(f"事项现在就交清，接手的人最晚在 {AHEAD_DAYS} 天以后在岗；再晚的，到时候再办理交接。")
    given = _given(successor)
    for post in posts:
        begins = given.get((post.unit_id, post.kind), since_on)
        if begins > since_on:
            day = chinese_day(begins)
            reasons.append(f"{post}：{successor.name}从{day}起才任这个岗位，请改填{day}，或者先撤销那项任命。")
    return reasons


def _lacking(posts: Sequence[Post], successor: Person) -> list[Post]:
    """The posts that the successor neither holds nor was given for a later day."""
    given = _given(successor)
    return [post for post in posts if (post.unit_id, post.kind) not in given]


def _given(person: Person) -> dict[tuple[int, str], date]:
    """The posts held without an end, now or from a later day, each with its first day."""
    return {(post.unit_id, post.kind): post.since_on for post in Post.rows.filter(person=person, until_on=None)}


def _appointed(posts: Sequence[Post], successor: Person, *, since_on: date, by: Actor, at: datetime) -> list[str]:
    """Give the successor these posts; why some of them cannot be given."""
    reasons = []
    for post in posts:
        try:
            appoint(successor, unit=post.unit, kind=PostKind(post.kind), since_on=since_on, by=by, at=at)
        except RuleBroken as broken:
            reasons += [f"{post}：{reason}" for reason in broken.reasons]
    return list(dict.fromkeys(reasons))


def _listed(thing: ports.Belonging) -> dict[str, Any]:
    links = [list(link) for link in thing.things[:LISTED]]
    return {"label": thing.label, "count": len(thing.things), "links": links}


@transaction.atomic
def look_at(made: HandOver, *, by: Person, at: datetime) -> HandOver:
    """看过交接：by the successor, once; then it leaves the day's list."""
    made = HandOver.rows.select_for_update(of=("self",), no_key=True).select_related("person__unit").get(pk=made.pk)
    refuse_if_any(reasons_against_looking(made, by=by))
    made.seen_at = at
    made.save(update_fields=["seen_at"])
    note(made.person.unit, by=by, verb="staff.hand_over.seen", of=made, at=at)
    return made


def reasons_against_looking(made: HandOver, *, by: Person) -> list[str]:
    """不能标为看过的理由。"""
    reasons = [] if made.successor_id == by.pk else ["由接手的人自己确认看过。"]
    return reasons if made.seen_at is None else [*reasons, "已经看过。"]
