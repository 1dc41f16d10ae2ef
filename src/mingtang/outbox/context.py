"""铃：how many notices are unread, for the head of every page of the desk; asked only when it is drawn."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from mingtang.outbox.queries.notices import unread_count


def bell(request: HttpRequest) -> dict[str, Any]:
    """未读几条。"""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"unread_notices": SimpleLazyObject(lambda: unread_count(user))}
