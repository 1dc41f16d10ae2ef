"""目录各版的查询：what changed in them, and who waits for whose approval."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from mingtang.catalogue.models import Item, Version, VersionQuerySet
from mingtang.catalogue.queries.units import WITH_PEOPLE
from mingtang.catalogue.told import differs
from mingtang.law.catalogue import VersionState
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def versions(unit: Unit) -> VersionQuerySet:
    """各版，the newest first, with how many items each has."""
    rows = Version.rows.filter(unit=unit).select_related(*WITH_PEOPLE)
    return rows.annotate(item_count=Count("items")).order_by("-number")


def version(unit: Unit, number: int) -> Version | None:
    """One version."""
    return Version.rows.filter(unit=unit, number=number).select_related(*WITH_PEOPLE).first()


def items(version: Version) -> QuerySet[Item]:
    """事项，in their order, with everything that a row shows."""
    return version.items.select_related("owner", "column", "taken_from__version__unit").order_by("position", "pk")


def item(version: Version, code: str) -> Item | None:
    """One item of a version."""
    found = items(version).filter(code=code).first()
    if found is not None:
        found.version = version
    return found


@dataclass(frozen=True)
class Change:
    """与上一版的一处不同：``before`` is empty for a new item, ``after`` for one that is gone."""

    before: Item | None
    after: Item | None
    what: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """新增、删去或者修改。"""
        return "修改" if self.before and self.after else "新增" if self.after else "删去"

    @property
    def name(self) -> str:
        """哪一项。"""
        told = self.after or self.before
        return f"{told.first}：{told.second}" if told else ""


def changes(version: Version) -> list[Change]:
    """与调整前相比：new, changed and gone items, in the order of the new version."""
    if version.base is None:
        return []
    before = {item.code: item for item in version.base.items.all()}
    found = []
    for told in version.items.order_by("position", "pk"):
        old = before.pop(told.code, None)
        what = _what_changed(old, told) if old else ()
        if old is None or what:
            found.append(Change(old, told, what))
    return [*found, *(Change(old, None) for old in before.values())]


def _what_changed(old: Item, new: Item) -> tuple[str, ...]:
    own = ("subject", "not_involved")
    more = [str(Item._meta.get_field(name).verbose_name) for name in own if getattr(old, name) != getattr(new, name)]
    return (*differs(old, new), *more)


def waiting_for(person: Person, *, at: datetime) -> list[Version]:
    """等这个人审核的：handed in, of units that the person may judge, not written by the person."""
    kinds = {PostKind.REVIEWER.value, PostKind.LEADER.value}
    posts = [post for post in person.posts_on(day_of(at)) if post.kind in kinds]
    if not posts:
        return []
    reached = Q(pk__in=[])
    for post in posts:
        is_organ = post.unit.is_organ
        reached |= Q(unit__organ=post.unit_id) if is_organ else Q(unit__path__startswith=post.unit.path)
    handed = Version.rows.filter(reached, state=VersionState.REVIEW.value).exclude(authors__person__in=person.hands)
    return list(handed.select_related("unit").order_by("submitted_at", "pk"))


def returned_to(person: Person, *, at: datetime) -> list[Version]:
    """退回给这个人改的：drafts that came back, of units whose catalogue the person keeps."""
    clerk = PostKind.DISCLOSURE_CLERK.value
    posts = [post for post in person.posts_on(day_of(at)) if post.kind == clerk]
    if not posts:
        return []
    drafts = Version.rows.filter(state=VersionState.DRAFT.value).exclude(returned_reason="").select_related("unit")
    return [row for row in drafts if any(post.reaches(row.unit) for post in posts)]
