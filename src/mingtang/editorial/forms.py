"""编审的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms

from mingtang.law.editorial import SECRECY_ITEMS

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


class SignForm(forms.Form):
    """签发前再看一眼。"""

    prefix = "sign"

    seen = forms.BooleanField(
        label="上面要公开的内容我已看过", error_messages={"required": "请先看过要公开的内容，再勾选这一项。"}
    )
