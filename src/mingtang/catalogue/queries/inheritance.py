"""承接：what the units above ask of a unit, and where its own catalogue says something else."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingtang.catalogue import parts
from mingtang.catalogue.models import Item, Version
from mingtang.catalogue.told import differs
from mingtang.law.catalogue import concerns
from mingtang.organs.models import Unit


class Kind(StrEnum):
    """与上级目录的差别。"""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {"new": "上级新增", "changed": "上级有变化", "gone": "上级已取消"}[self]


@dataclass(frozen=True)
class Difference:
    """一处差别：what the unit above says now and what one's own catalogue has; ``what`` names the contents."""

    kind: Kind
    code: str
    above: Item | None
    own: Item | None
    what: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """哪一项。"""
        item = self.above or self.own
        return f"{item.first}：{item.second}" if item else self.code


def items_above(unit: Unit) -> dict[str, Item]:
    """上级目录里涉及本单位的事项，by code: of every unit above the nearest one holds."""
    codes = unit.path.strip("/").split("/")[:-1]
    paths = {f"/{'/'.join(codes[: depth + 1])}/": depth for depth in range(len(codes))}
    found = Item.rows.in_force().filter(version__unit__path__in=paths).select_related("version__unit")
    tier, told = parts.tier(unit), {}
    for item in sorted(found, key=lambda item: (paths[item.version.unit.path], item.position)):
        if concerns(item.levels, tier) and not item.not_involved:
            told[item.code] = item
        else:
            told.pop(item.code, None)
    return told


def difference(version: Version, above: Mapping[str, Item] | None = None) -> list[Difference]:
    """与上级目录的差别：of one version, in the order of the catalogue above; nothing is lost in silence."""
    asked = items_above(version.unit) if above is None else above
    own = {item.code: item for item in version.items.select_related("taken_from")}
    found = []
    for code, item in asked.items():
        mine = own.get(code)
        if mine is None:
            found.append(Difference(Kind.NEW, code, item, None))
        elif mine.taken_from_id != item.pk and (what := differs(mine.taken_from or mine, item)):
            found.append(Difference(Kind.CHANGED, code, item, mine, what))
    gone = [item for code, item in own.items() if item.taken_from_id and code not in asked]
    return [*found, *(Difference(Kind.GONE, item.code, None, item) for item in gone)]
