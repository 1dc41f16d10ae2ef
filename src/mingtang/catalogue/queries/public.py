"""公开页要的目录：what holds now, without anything that is said only inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingtang.catalogue import parts
from mingtang.catalogue.models import Column, Item, Version
from mingtang.catalogue.queries.columns import Branch, shaped
from mingtang.law.catalogue import ARTICLES, AUDIENCES, CHANNELS, LEVELS, WAYS
from mingtang.organs.models import Unit


@dataclass(frozen=True)
class PublicItem:
    """目录里的一项，as the public reads it. Law: 政府信息公开条例 第十二条."""

    code: str
    number: int
    first: str
    second: str
    article: str
    elements: str
    basis: str
    limit: str
    subject: str
    channels: tuple[str, ...]
    audiences: tuple[str, ...]
    ways: tuple[str, ...]
    levels: tuple[str, ...]
    column: str
    own: bool
    not_involved: str


@dataclass(frozen=True)
class PublicCatalogue:
    """执行中的目录：since when, and its items in their order."""

    number: int
    in_force_on: date
    items: tuple[PublicItem, ...]


def catalogue(unit: Unit) -> PublicCatalogue | None:
    """一个单位执行中的目录，or ``None`` before the first one was approved."""
    version = Version.rows.in_force().filter(unit=unit).first()
    if version is None or version.in_force_on is None:
        return None
    tier = parts.tier(unit)
    rows = version.items.select_related("column").order_by("position", "pk")
    items = tuple(_public(number, item, tier) for number, item in enumerate(rows, start=1))
    return PublicCatalogue(version.number, version.in_force_on, items)


def columns(unit: Unit) -> list[Branch]:
    """在用的栏目，as a tree."""
    return shaped(Column.rows.open().filter(unit=unit).order_by("position", "pk"))


def column(unit: Unit, slug: str) -> Column | None:
    """一个栏目，closed ones too: what it holds stays at its address."""
    return Column.rows.select_related("parent").filter(unit=unit, slug=slug).first()


def items_in(unit: Unit, slug: str) -> list[Item]:
    """通常放在一个栏目里的事项。"""
    rows = Item.rows.in_force().involved().filter(version__unit=unit, column__slug=slug)
    return list(rows.order_by("position", "pk"))


def said(codes: Sequence[str], labels: Mapping[str, str], *, other: str = "") -> tuple[str, ...]:
    """选中的，in the order and the words of the official layout; ``other`` says what 其他 or 特定群众 means."""
    named = {"other": f"其他：{other}", "group": f"特定群众：{other}"} if other else {}
    return tuple(named.get(code, label) for code, label in labels.items() if code in codes)


def _public(number: int, item: Item, tier: str) -> PublicItem:
    return PublicItem(
        code=item.code,
        number=number,
        first=item.first,
        second=item.second,
        article=ARTICLES[item.art],
        elements=item.elements,
        basis=item.basis,
        limit=item.limit,
        subject=item.subject,
        channels=said(item.channels, CHANNELS, other=item.other_channel),
        audiences=said(item.audiences, AUDIENCES, other=item.audience_words),
        ways=said(item.ways, WAYS),
        levels=said(item.levels, LEVELS),
        column=item.column.slug if item.column else "",
        own=item.is_for(tier),
        not_involved=item.not_involved,
    )
