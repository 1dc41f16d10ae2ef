"""帮助：what the manual says of the screen in sight."""

from typing import Any

from django import template
from django.template import Context

from mingtang.manual.reading import help_for

register = template.Library()


@register.inclusion_tag("manual/help.html", takes_context=True)
def screen_help(context: Context) -> dict[str, Any]:
    """这一页怎么用：folded, at the foot of every screen of the desk; nothing for whoever is not signed in."""
    request = context.get("request")
    match = request.resolver_match if request else None
    user = context.get("user")
    if match is None or user is None or not user.is_authenticated:
        return {"sections": ()}
    return {"sections": help_for(match.view_name, user.post_kinds(context["today"]))}
