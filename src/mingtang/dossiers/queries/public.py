"""公开情况的查询：what of a key work the public has now, read from what was published."""

from collections.abc import Mapping
from typing import Any

from mingtang.audit.actions import reference
from mingtang.dossiers.models import Dossier, Update
from mingtang.editorial.models import Published

KIND = "key_work"


def live_body(dossier: Dossier) -> dict[str, Any] | None:
    """What the public reads now; ``None`` when nothing is public."""
    newest = Published.public.filter(document__kind=KIND, document__subject=reference(dossier)).order_by("-number")
    published = newest.first()
    return published.content if published else None


def numbers_of(body: Mapping[str, Any] | None) -> frozenset[int]:
    """The progress that a body shows, by number."""
    return frozenset(row["n"] for row in body["updates"]) if body else frozenset()


def is_public(update: Update) -> bool:
    """Whether the public reads it now."""
    return update.pk in numbers_of(live_body(update.dossier))
