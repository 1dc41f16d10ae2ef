"""目录和栏目一览：what was asked of them, and whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from mingtang.catalogue.models import Version
from mingtang.freshness.queries.standing import ColumnRow, ItemRow, rows_of, worst_first
from mingtang.law.freshness import WANTING
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

WANTED, NOT_OWN, NOBODY = "wanting", "not-own", "none"
Row = TypeVar("Row", ItemRow, ColumnRow)


@dataclass(frozen=True)
class Asked:
    """要看哪些：empty where nothing was asked."""

    first: str = ""
    state: str = ""
    owner: str = ""
    words: str = ""


def asked_of_items(rows: Sequence[ItemRow], asked: Asked) -> list[ItemRow]:
    """符合的事项，in the order of the catalogue; asked for what is wanting, the worst first."""
    found = [row for row in rows if not asked.first or row.item.first == asked.first]
    if asked.words:
        words = asked.words
        found = [row for row in found if any(words in text for text in (row.item.second, row.item.elements))]
    found = [row for row in found if _has(row.state, asked.state) and _owned(row.item.owner, asked.owner)]
    return sorted(found, key=worst_first) if asked.state == WANTED else found


def asked_of_columns(rows: Sequence[ColumnRow], asked: Asked) -> list[ColumnRow]:
    """符合的栏目；asked for nothing in particular they keep the order of the tree."""
    found = [row for row in rows if _has(row.state, asked.state) and _owned(row.column.owner, asked.owner)]
    return sorted(found, key=worst_first) if asked.state else found


def _has(state: str | None, asked: str) -> bool:
    if asked == WANTED:
        return state in WANTING
    if asked == NOT_OWN:
        return state is None
    return not asked or state == asked


def _owned(owner: Unit | None, asked: str) -> bool:
    return not asked or (owner is None if asked == NOBODY else owner is not None and owner.code == asked)


def owners(rows: Sequence[ItemRow] | Sequence[ColumnRow]) -> list[Unit]:
    """负责更新的单位，each once."""
    told = [row.item.owner if isinstance(row, ItemRow) else row.column.owner for row in rows]
    return sorted({unit for unit in told if unit is not None}, key=lambda unit: unit.path)


@dataclass(frozen=True)
class Wanting:
    """一个单位要更新的事项：the worst first."""

    version: Version
    owner: Unit | None
    rows: tuple[ItemRow, ...]


def wanting_of(person: Person, *, at: datetime) -> list[Wanting]:
    """我的单位要更新的：an officer's by unit; a clerk's what nobody answers for. Nothing is asked of others."""
    on = day_of(at)
    posts = person.posts_on(on)
    offices = {post.unit_id for post in posts if post.kind == PostKind.OFFICE_OFFICER.value}
    kept = [post for post in posts if post.kind == PostKind.DISCLOSURE_CLERK.value]
    if not offices and not kept:
        return []
    organs = {post.unit.organ_id for post in posts}
    found = []
    held = Version.rows.in_force().filter(unit__organ__in=organs).select_related("unit__organ", "unit__parent")
    versions = list(held.order_by("unit__path"))
    rows = rows_of(versions, on=on)
    for version in versions:
        is_kept = any(post.reaches(version.unit) for post in kept)
        found += _of_version(version, rows[version.pk], offices, is_kept=is_kept)
    return found


def _of_version(version: Version, rows: list[ItemRow], offices: set[int], *, is_kept: bool) -> list[Wanting]:
    mine: dict[Unit | None, list[ItemRow]] = {}
    for row in rows:
        answers = row.item.owner
        nobody = answers is None and (is_kept or version.unit_id in offices)
        if row.is_wanting and (nobody or (answers is not None and answers.pk in offices)):
            mine.setdefault(answers, []).append(row)
    return [Wanting(version, owner, tuple(sorted(told, key=worst_first))) for owner, told in mine.items()]
