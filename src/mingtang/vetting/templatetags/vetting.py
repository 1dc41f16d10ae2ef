"""公开前核对，as it stands beside a text: how much was found, and where it is settled."""

from typing import Any

from django import template

from mingtang.vetting.places import Text, pictures_of, places_of

register = template.Library()
SHOWN = 8


@register.inclusion_tag("vetting/found.html")
def found_in(text: Text, url: str) -> dict[str, Any]:
    """查出的：the grave places first, a few of them, and a link to all."""
    places = [it for it in places_of(text) if it.is_grave or it.is_open]
    grave = [it for it in places if it.is_grave]
    first = [*grave, *(it for it in places if it.is_open)][:SHOWN]
    unchecked = [it for it in pictures_of(text) if it.check is None]
    unheard = sum(1 for it in unchecked if it.is_recording)
    told = {"grave": len(grave), "waiting": len(places) - len(grave), "url": url}
    return told | {"places": first, "unseen": len(unchecked) - unheard, "unheard": unheard}
