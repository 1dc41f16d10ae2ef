"""不能办的理由：shown on the form that asked."""

from django import forms

from mingtang.law.rules import RuleBroken


def add_reasons(form: forms.BaseForm, broken: RuleBroken, field: str | None = None) -> None:
    """Show why an act was refused, on the whole form or at one field of it."""
    for reason in broken.reasons:
        form.add_error(field, reason)
