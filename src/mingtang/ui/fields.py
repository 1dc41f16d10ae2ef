"""要填的项：marked as needed on the page; that one is empty the action tells, with all its other reasons at once."""

from typing import Any

from django import forms


class Needed(forms.Field):
    """要填：it may come empty; what is needed the action tells."""

    def validate(self, value: Any) -> None:
        """Nothing is refused for being empty."""
        if value not in self.empty_values:
            super().validate(value)


class NeededField(Needed, forms.CharField):
    """要填的文字。"""


class NeededChoice(Needed, forms.ChoiceField):
    """要选的一项。"""


class NeededBox(forms.BooleanField):
    """要勾的一项。"""

    def validate(self, value: bool) -> None:
        """Nothing is refused for not being ticked."""
