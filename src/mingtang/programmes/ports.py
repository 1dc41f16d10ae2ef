"""规划的端口：what the public already has of the commitments that carry a measure out."""

from collections.abc import Collection, Mapping
from typing import Protocol

from mingtang import ports
from mingtang.workplan.models import Plan


class PublicStates(Protocol):
    """公开的状态：a room that knows in which state the public sees each commitment of a plan."""

    def by_plan(self, plans: Collection[Plan]) -> Mapping[int, Mapping[str, str]]:
        """Plan id → key → state, of plans whose page is public."""
        ...


def public_states(plans: Collection[Plan]) -> dict[int, dict[str, str]]:
    """What the public sees, from every room that the settings name."""
    found: dict[int, dict[str, str]] = {}
    for room in ports.answering("programmes.PublicStates"):
        for plan, states in room.by_plan(plans).items():
            found.setdefault(plan, {}).update(states)
    return found
