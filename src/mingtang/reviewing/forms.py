"""编审的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms

from mingtang.law.editorial import SECRECY_ITEMS, TICKS, Stage, reasons_against_secrecy

CLEAR, TOUCHED = "clear", "touched"


class SecrecyForm(forms.Form):
    """保密审查：one answer for each item, none given beforehand."""

    prefix = "secrecy"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item, label in SECRECY_ITEMS.items():
            self.fields[item] = forms.ChoiceField(
                label=label,
                choices=[(CLEAR, "未涉及"), (TOUCHED, "涉及")],
                widget=forms.RadioSelect,
                error_messages={"required": "请选择“未涉及”或“涉及”。"},
            )

    def clean(self) -> dict[str, Any]:
        """What was found stops it at once, whatever is not ticked yet."""
        told = super().clean() or {}
        if len(told) == len(SECRECY_ITEMS):
            for reason in reasons_against_secrecy(self.findings):
                self.add_error(None, reason)
        return told

    @property
    def findings(self) -> dict[str, bool]:
        """Item → found clear."""
        return {item: answer == CLEAR for item, answer in self.cleaned_data.items()}


class SendBackForm(forms.Form):
    """退回。"""

    prefix = "back"

    reason = forms.CharField(
        label="退回的理由",
        max_length=2000,
        help_text="写明哪一处要怎样改，拟稿人照着改。",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TicksForm(forms.Form):
    """审校清单：what is looked at at this stage, ticked one by one."""

    prefix = "ticks"

    def __init__(self, stage: Stage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label in TICKS[stage].items():
            self.fields[key] = forms.BooleanField(
                label=label, error_messages={"required": f"请核对以后勾选：{label}。"}
            )

    @property
    def ticked(self) -> list[str]:
        """What was ticked."""
        return [key for key, value in self.cleaned_data.items() if value]
