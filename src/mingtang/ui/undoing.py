"""撤销：what was just done is told together with the way back, where the law leaves one.

The way back is an act like any other: asked of the law, written once, kept in the trail. It is offered once, on the
page that follows, and never for what counts from the moment it is done (a decision, a signature, a release).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_SIGN = "undo "
_OF = "undo_of"
CHANGED_SINCE = "这以后又有人改过，不能直接撤销。请看现在的样子，要改的再改一次。"


def done(
    request: HttpRequest,
    said: str,
    *,
    url: str = "",
    data: Mapping[str, str | Sequence[str]] | None = None,
    state: Any = None,
) -> None:
    """办好了：tell it, with a button that posts ``data`` to ``url``; without a url there is no way back.

    ``state`` is what was just written, where undoing writes the old values over it; see ``reasons_against_undoing``.
    """
    sent = dict(data or {}) if state is None else {**(data or {}), _OF: _digest(state)}
    tags = _SIGN + json.dumps({"url": url, "data": sent}) if url else ""
    messages.success(request, said, extra_tags=tags)


def reasons_against_undoing(request: HttpRequest, *, state: Any) -> list[str]:
    """不能直接撤销的理由：the ``state`` that stands is another than the one that is to be undone."""
    told = request.POST.get(_OF)
    return [CHANGED_SINCE] if told is not None and told != _digest(state) else []


def _digest(state: Any) -> str:
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:16]


def way_back(message: Message) -> dict[str, Any] | None:
    """怎样撤销：the address, and the names and values to send there; ``None`` where there is no way back."""
    if not (message.extra_tags or "").startswith(_SIGN):
        return None
    told = json.loads(message.extra_tags.removeprefix(_SIGN))
    pairs = [
        (name, one) for name, value in told["data"].items() for one in ([value] if isinstance(value, str) else value)
    ]
    return {"url": told["url"], "pairs": pairs}
