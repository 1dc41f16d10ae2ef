"""不能办的理由：shown on the form that asked, each at its field where that is known."""

from collections.abc import Mapping

from django import forms

from mingtang.law.rules import RuleBroken


def add_reasons(
    form: forms.BaseForm, broken: RuleBroken, field: str | None = None, *, at: Mapping[str, str] | None = None
) -> None:
    """Show why an act was refused: on the whole form, at one field of it, or where ``at`` says by the reason."""
    for reason in broken.reasons:
        form.add_error((at or {}).get(reason, field), reason)


def typed_in(form: forms.BaseForm) -> list[tuple[str, str]]:
    """写过的：label and words of a form that is not on the page any more, to be copied out.

    Of a choice its name, as a reader knows it; a file cannot be given back.
    """
    found = [(str(field.label), _words(field)) for field in form]
    return [(label, words) for label, words in found if words]


def _words(field: forms.BoundField) -> str:
    value = field.value()
    if isinstance(value, bool):
        return "是" if value else ""
    if not isinstance(value, str) or not value.strip():
        return ""
    names = {str(key): str(name) for key, name in getattr(field.field, "choices", ())}
    return names.get(value, value).strip()
