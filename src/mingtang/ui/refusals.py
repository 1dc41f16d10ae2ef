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
