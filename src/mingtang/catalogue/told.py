"""填写的内容：what a person fills in for an item and for a column, as one thing each; and how an item is copied."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mingtang.catalogue.models import Column, Item
from mingtang.language.unseen import clean_name, clean_text
from mingtang.law.catalogue import WITHIN, Cadence, Part
from mingtang.law.freshness import EARLY
from mingtang.organs.models import Unit

OFFICIAL = (
    *("art", "first", "second", "elements", "basis", "limit", "channels", "other_channel", "audiences"),
    *("audience_words", "ways", "levels", "cadence", "within", "stale_after", "yearly_by"),
)
"""承接的内容：what comes from the unit above; the publisher, the office and the column are one's own."""
COPIED = (*OFFICIAL, "code", "position", "subject", "early", "owner", "column", "not_involved", "remark", "taken_from")


@dataclass(frozen=True)
class ItemFacts:
    """一个事项的内容。"""

    art: str
    first: str
    second: str
    elements: str
    limit: str
    subject: str
    basis: str = ""
    cadence: Cadence = Cadence.ON_FORMING
    within: int = WITHIN
    stale_after: int = 0
    yearly_by: str = ""
    early: int = EARLY
    channels: Sequence[str] = ()
    other_channel: str = ""
    audiences: Sequence[str] = ()
    audience_words: str = ""
    ways: Sequence[str] = ()
    levels: Sequence[str] = ()
    owner: Unit | None = None
    column: Column | None = None
    not_involved: str = ""
    remark: str = ""

    @property
    def values(self) -> dict[str, Any]:
        """The values of the row, white space put in order."""
        told: dict[str, Any] = {}
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            if name in {"channels", "audiences", "ways", "levels"}:
                value = list(value)
            elif isinstance(value, str) and name != "cadence":
                value = clean_text(value) if name in {"elements", "basis"} else clean_name(value)
            told[name] = value
        return told | {"cadence": self.cadence.value}


@dataclass(frozen=True)
class ColumnFacts:
    """一个栏目的内容。"""

    name: str
    part: Part
    parent: Column | None = None
    position: int = 0
    stale_after: int = 0
    owner: Unit | None = None


def facts_of(item: Item, **changed: Any) -> ItemFacts:
    """一个事项现在的内容，with what is changed about it."""
    told = {name: getattr(item, name) for name in ItemFacts.__dataclass_fields__}
    return ItemFacts(**told | {"cadence": Cadence(item.cadence)} | changed)


def copy_of(item: Item, **changed: Any) -> Item:
    """一个事项的副本，for another version."""
    return Item(**{name: getattr(item, name) for name in (*COPIED, "since_on")} | changed)


def differs(one: Item, other: Item) -> tuple[str, ...]:
    """哪些内容不同，by their names on screen."""
    return tuple(
        str(Item._meta.get_field(name).verbose_name) for name in OFFICIAL if getattr(one, name) != getattr(other, name)
    )
