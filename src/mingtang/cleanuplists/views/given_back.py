"""没有办成的：why a form was refused that the page no longer draws, and what was typed in it, to be copied out."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.forms import BoundField, Form

Tried = tuple[Form, Sequence[str]]
"""A form, and why it is not drawn for this reader now; no reason: it is drawn, and tells its own errors."""


def given_back(tried: Iterable[Tried], *, refused: Iterable[str] = ()) -> dict[str, Any]:
    """理由和写过的：``refused`` for the top of the page, ``typed`` as pairs of label and words."""
    lost = [(form, against) for form, against in tried if form.is_bound and against]
    reasons = [*refused]
    for form, against in lost:
        reasons += [*against, *(told for errors in form.errors.values() for told in errors)]
    words = [(field.label, _words(field)) for form, _ in lost for field in form]
    return {"refused": list(dict.fromkeys(reasons)), "typed": [(label, told) for label, told in words if told]}


def _words(field: BoundField) -> str:
    """What was typed, as a reader knows it: of a choice its name; a file cannot be given back."""
    value = field.value()
    if isinstance(value, bool):
        return "是" if value else ""
    names = {str(key): str(name) for key, name in getattr(field.field, "choices", ())}
    return names.get(value, value).strip() if isinstance(value, str) else ""
