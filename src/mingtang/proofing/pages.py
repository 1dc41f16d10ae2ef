"""核对页面的内容：what every page shows on which a text is looked at place by place, whichever room the text is of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mingtang.organs.models import Person
from mingtang.vetting.actions import reasons_against_confirming
from mingtang.vetting.places import Place, Text, beyond_of, pictures_of, places_of

SHOWN = 200


@dataclass(frozen=True)
class Ways:
    """去向：where each act on a place is sent."""

    excuse: str
    confirm: str
    picture: Callable[[UUID], str]


def context_of(
    text: Text, ways: Ways, *, by: Person, on: date, typed: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """各处、图片、录音录像，and what was typed about each; of many, so many are listed and the rest are counted."""
    typed, places = typed or {}, places_of(text, on=on)
    grave, waiting = [it for it in places if it.is_grave], [it for it in places if it.is_open]
    looked_at = [(shown, ways.picture(shown.picture.key)) for shown in pictures_of(text)]
    settled = [it for it in places if it.is_settled]
    return {
        "grave": [_grave(place, typed, by=by) for place in grave[:SHOWN]],
        "grave_count": len(grave),
        "waiting": [(place, typed.get(place.noticed.mark, "")) for place in waiting[:SHOWN]],
        "waiting_count": len(waiting),
        "grave_more": max(0, len(grave) - SHOWN),
        "waiting_more": max(0, len(waiting) - SHOWN),
        "most": SHOWN,
        "excused_count": len(settled),
        "excused": settled[:SHOWN],
        "beyond": beyond_of(text),
        "pictures": [row for row in looked_at if not row[0].is_recording],
        "recordings": [row for row in looked_at if row[0].is_recording],
        "excuse_url": ways.excuse,
        "confirm_url": ways.confirm,
    }


def _grave(place: Place, typed: Mapping[str, str], *, by: Person) -> tuple[Place, str, list[str]]:
    """A place that must not go public, what was typed about it, and why this person does not confirm it."""
    against = reasons_against_confirming(place, by=by) if place.excuse is not None else []
    return place, typed.get(place.noticed.mark, ""), against
