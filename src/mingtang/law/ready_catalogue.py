"""现成的栏目树和标准目录：what a county, a town, a 管理区 or a village may begin with; every word may be changed.

Law: 政府信息公开条例 第二十条、第二十一条. Read from ``law/data/catalogue``.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from .catalogue import ARTICLES, AUDIENCES, CHANNELS, LEVELS, WAYS, WITHIN, Cadence, Part, concerns

USUAL_KINDS = ("county", "town")
TO_CHECK = "时限和节奏按通常做法预设，请按上级指引核对。"
USUAL_COLUMN = "cwhm"
"""管理区、村没有对应栏目的事项放在哪里。"""


@dataclass(frozen=True)
class ReadyColumn:
    """现成的栏目。"""

    slug: str
    name: str
    part: Part
    parent: str
    stale_after: int
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class ReadyItem:
    """现成的事项。"""

    code: str
    art: str
    first: str
    second: str
    elements: str
    basis: str
    limit: str
    cadence: Cadence
    within: int
    stale_after: int
    yearly_by: str
    column: str
    channels: tuple[str, ...]
    audiences: tuple[str, ...]
    audience_words: str
    ways: tuple[str, ...]
    levels: tuple[str, ...]
    remark: str


def ready_columns(tier: str) -> tuple[ReadyColumn, ...]:
    """现成的栏目树：of a tier (``law.catalogue.tier_of``), parents first."""
    return tuple(column for column in _columns() if tier in column.kinds)


def ready_items(tier: str) -> tuple[ReadyItem, ...]:
    """现成的事项，of a tier; a town keeps those of its villages too, which take them over from it."""
    tiers = ("town", "village") if tier == "town" else (tier,)
    return tuple(item for item in _items() if any(concerns(item.levels, each) for each in tiers))


@cache
def _columns() -> tuple[ReadyColumn, ...]:
    return tuple(
        ReadyColumn(
            slug=told["slug"],
            name=told["name"],
            part=Part(told["part"]),
            parent=told.get("parent", ""),
            stale_after=told["stale_after"],
            kinds=tuple(told.get("kinds", USUAL_KINDS)),
        )
        for told in _read("columns.toml")["columns"]
    )


@cache
def _items() -> tuple[ReadyItem, ...]:
    return tuple(_item(told) for told in _read("items.toml")["items"])


def _item(told: dict[str, Any]) -> ReadyItem:
    usual: dict[str, Any] = {
        "within": WITHIN,
        "yearly_by": "",
        "channels": ["site", "reading"],
        "audiences": ["all"],
        "audience_words": "",
        "ways": ["proactive"],
        "levels": list(USUAL_KINDS),
        "remark": TO_CHECK if told["sure"] == "M" else "",
    }
    values = {name: value for name, value in (usual | told).items() if name != "sure"}
    for name, known in (("channels", CHANNELS), ("audiences", AUDIENCES), ("ways", WAYS), ("levels", LEVELS)):
        values[name] = tuple(values[name])
        if not set(values[name]) <= set(known):
            raise ValueError(f"{told['code']}: {name}")
    if told["art"] not in ARTICLES:
        raise ValueError(f"{told['code']}: art")
    return ReadyItem(**values | {"cadence": Cadence(told["cadence"])})


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    folder = resources.files("mingtang.law") / "data" / "catalogue"
    return tomllib.loads((folder / name).read_text("utf-8"))
