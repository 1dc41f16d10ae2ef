"""更新情况的表单：parsing only."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.freshness.queries.lists import NOBODY, NOT_OWN, WANTED, Asked
from mingtang.law.freshness import FRESHNESS_LABELS
from mingtang.organs.models import Unit

_ANY = ("", "全部")


class FilterForm(forms.Form):
    """目录和栏目的筛选：whatever it cannot read counts as not asked."""

    first = forms.ChoiceField(label="一级事项", choices=[], required=False)
    state = forms.ChoiceField(label="更新情况", choices=[], required=False)
    owner = forms.ChoiceField(label="负责更新的单位", choices=[], required=False)

    def __init__(self, *args: Any, firsts: Sequence[str] | None, owners: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [_ANY, (WANTED, "要更新的"), *((state.value, label) for state, label in FRESHNESS_LABELS.items())]
        if firsts is None:
            del self.fields["first"]
        else:
            self.fields["first"].choices = [_ANY, *((name, name) for name in firsts)]
            states.append((NOT_OWN, "未涉及，或者由下级公开"))
        self.fields["state"].choices = states
        named = [(unit.code, unit.short_name) for unit in owners]
        self.fields["owner"].choices = [_ANY, *named, (NOBODY, "暂不明确")]

    def asked(self) -> Asked:
        """What was asked."""
        self.full_clean()
        told = self.cleaned_data
        words = self.data.get("q", "").strip()[:50]
        return Asked(told.get("first", ""), told.get("state", ""), told.get("owner", ""), words)


class RecheckForm(forms.Form):
    """登记核对。"""

    words = forms.CharField(
        label="核对了什么",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="例如：查了本季度的审批台账，没有新的审批。不要写个人信息。",
    )
