"""目录的查询：the version that holds, with its items as they are kept, for the official layout."""

from collections.abc import Iterable

from mingtang.catalogue.models import Item, Version
from mingtang.organs.models import Unit


def in_force(unit: Unit) -> tuple[Version, list[Item]] | None:
    """执行中的目录，with its items in their order."""
    version = Version.rows.in_force().filter(unit=unit).select_related("unit").first()
    return (version, list(version.items.order_by("position", "pk"))) if version else None


def with_catalogue(units: Iterable[Unit]) -> set[str]:
    """哪些单位有执行中的目录，by code."""
    return set(Version.rows.in_force().filter(unit__in=list(units)).values_list("unit__code", flat=True))
