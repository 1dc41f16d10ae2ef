"""指出的地方，as they stand beside a text that is being written anew."""

from typing import Any

from django import template

from mingtang.editorial.models import Revision
from mingtang.remarks.queries import standing_on

register = template.Library()


@register.inclusion_tag("remarks/pointed.html")
def pointed_to(revision: Revision) -> dict[str, Any]:
    """指出的地方：one line each, and where it is answered for."""
    return {"remarks": standing_on(revision), "revision": revision}
