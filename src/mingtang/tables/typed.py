"""一行的表单：one field of a form for each column, marked as needed where it is, its reasons shown at it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from mingtang.law.fields import NO, YES, Field, FieldType
from mingtang.ui.fields import NeededChoice, NeededField

MOST_LONG, MOST_SHORT = 4000, 300


def form_field(head: Field, *, rows: int = 4) -> forms.Field:
    """一列的填写项：that a needed one is empty the action tells, with all its other reasons at once."""
    told: dict[str, Any] = {"label": head.title, "required": head.must}
    told["help_text"] = "；".join(filter(None, (head.basis, head.help)))
    choices = (YES, NO) if head.type is FieldType.YES_NO else head.choices
    if choices:
        pairs = [("", "没有填"), *((one, one) for one in choices)]
        return NeededChoice(choices=pairs, **told) if head.must else forms.ChoiceField(choices=pairs, **told)
    if head.type is FieldType.LONG:
        told["widget"] = forms.Textarea(attrs={"rows": rows})
    most = MOST_LONG if head.type is FieldType.LONG else MOST_SHORT
    return NeededField(max_length=most, **told) if head.must else forms.CharField(max_length=most, **told)


def at_fields(heads: Sequence[Field], reasons: Iterable[str]) -> dict[str, str]:
    """理由写在哪一项旁边：by the heading that a reason names first, the longest where two begin alike."""
    found = {}
    for reason in reasons:
        named = [(reason.find(head.title), -len(head.title), head.key) for head in heads if head.title in reason]
        if named:
            found[reason] = min(named)[2]
    return found
