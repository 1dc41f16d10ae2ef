"""到期的更新：what the rooms that remind and that keep calendars ask; what falls due on one day is told as one."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from mingtang.catalogue.models import Version, VersionQuerySet
from mingtang.freshness.queries.standing import ItemRow, rows_of
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.outbox.ports import DueDay
from mingtang.reminders.ports import DueItem

Groups = dict[tuple[date, Unit | None], list[ItemRow]]


def versions_in_force() -> VersionQuerySet:
    """执行中的目录。"""
    return Version.rows.in_force().select_related("unit__organ", "unit__parent").order_by("unit__path")


def path_of(unit: Unit, owner: Unit | None) -> str:
    """工作台里的地址：what one unit has to do."""
    asked = f"&owner={owner.code}" if owner else "&owner=none"
    return f"{reverse('freshness:items')}?unit={unit.code}{asked}&state=wanting"


def title_of(unit: Unit, rows: list[ItemRow]) -> str:
    """它进邮件和日历：the name of an item as the public reads it, and how many more."""
    more = f"等 {len(rows)} 项" if len(rows) > 1 else ""
    return f"{unit.short_name}标准目录“{rows[0].item.second}”{more}的更新"


def by_day_and_owner(rows: Iterable[ItemRow]) -> Groups:
    """同一天到期、同一个单位负责的，放在一起。"""
    found: Groups = {}
    for row in rows:
        if row.due_on is not None:
            found.setdefault((row.due_on, row.item.owner), []).append(row)
    return found


def _subject(version: Version, owner: Unit | None, due_on: date) -> str:
    return f"catalogue.version:{version.unit_id}-{owner.pk if owner else 0}-{due_on:%Y%m%d}"


class ItemsToUpdate:
    """要更新的目录事项（端口 reminders.DueItems）：the officers of the unit that answers for them are told."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs in which any catalogue holds."""
        return versions_in_force().order_by().values_list("unit__organ", flat=True).distinct()

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those of the organ, its districts and villages."""
        versions = list(versions_in_force().filter(unit__organ=organ))
        rows = rows_of(versions, on=on)
        for version in versions:
            for (due_on, owner), told in by_day_and_owner(rows[version.pk]).items():
                path = path_of(version.unit, owner)
                answers = owner or (None if version.unit.is_organ else version.unit)
                yield DueItem(_subject(version, owner, due_on), title_of(version.unit, told), due_on, path, answers)


class ItemsOfOfficer:
    """自己负责更新的目录事项（端口 outbox.DueDays）：of the units in which the person is an officer."""

    def of_person(self, person: Person, *, on: date, at: datetime) -> Iterable[DueDay]:
        """Whatever moves such a day is published or approved; the count of both only grows."""
        kind = PostKind.OFFICE_OFFICER.value
        mine = {post.unit_id: post.unit for post in person.posts_on(on) if post.kind == kind}
        if not mine:
            return
        versions = list(versions_in_force().filter(unit__organ__in={unit.organ_id for unit in mine.values()}))
        rows = rows_of(versions, on=on)
        for version in versions:
            own = [row for row in rows[version.pk] if row.item.owner_id in mine]
            for (due_on, owner), told in by_day_and_owner(own).items():
                yield _day(version, owner, due_on, told)


def _day(version: Version, owner: Unit | None, due_on: date, rows: list[ItemRow]) -> DueDay:
    subject, path = _subject(version, owner, due_on), path_of(version.unit, owner)
    published = sum(row.standing.count for row in rows)
    title = title_of(version.unit, rows)
    return DueDay(subject, title, due_on, path, version.approved_at or version.made_at, version.number + published)
