"""没有办成的：why a form was refused that the page no longer draws, and what was typed in it, to be copied out."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.forms import Form

from mingtang.ui.refusals import typed_in

Tried = tuple[Form, Sequence[str]]
"""A form, and why it is not drawn for this reader now; no reason: it is drawn, and tells its own errors."""


def given_back(tried: Iterable[Tried], *, refused: Iterable[str] = ()) -> dict[str, Any]:
    """理由和写过的：``refused`` for the top of the page, ``typed`` as pairs of label and words."""
    lost = [(form, against) for form, against in tried if form.is_bound and against]
    reasons = [*refused]
    for form, against in lost:
        reasons += [*against, *(told for errors in form.errors.values() for told in errors)]
    return {"refused": list(dict.fromkeys(reasons)), "typed": [row for form, _ in lost for row in typed_in(form)]}
