"""角色：what an item of the paper is in the plan, and the outline made of them."""

from dataclasses import dataclass, field
from enum import Enum

from mingtang.language.papers import Doubt
from mingtang.language.plan.lines import Item, Line


class Role(Enum):
    """层级：what an item of the paper is in the plan."""

    CHAPTER = 1
    SECTION = 2
    ITEM = 3
    TEXT = 4
    TABLE = 5
    CLOSING = 6


@dataclass
class Outline:
    """提纲：the preamble's lines, then every item with its role; ``implied`` chapters begin without any line."""

    preamble: list[Line] = field(default_factory=list)
    entries: list[tuple[Role, Item]] = field(default_factory=list)
    implied: set[int] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)
