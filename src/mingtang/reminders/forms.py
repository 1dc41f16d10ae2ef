"""提醒规则的表单：parsing only."""

import re

from django import forms
from django.core.exceptions import ValidationError

from mingtang.language.width import narrow
from mingtang.law.reminders import LATEST_LEADER_WEEK

_BETWEEN = re.compile(r"[、，,；;\s]+")
_WEEKS = [(week, f"超期第 {week} 周") for week in range(1, LATEST_LEADER_WEEK + 1)]


class RuleForm(forms.Form):
    """提醒规则。"""

    days_before = forms.CharField(
        label="到期前几个工作日提醒",
        max_length=40,
        help_text="用顿号分开，如 10、3、1。至少要有 1，和 3 至 10 之间的一个。",
    )
    leader_from_week = forms.TypedChoiceField(label="从什么时候起也告诉分管领导", choices=_WEEKS, coerce=int)

    def clean_days_before(self) -> list[int]:
        """The numbers, as they were written."""
        words = [word for word in _BETWEEN.split(narrow(self.cleaned_data["days_before"])) if word]
        if not words or not all(re.fullmatch(r"\d{1,3}", word, re.ASCII) for word in words):
            raise ValidationError("请写数字，用顿号分开，如 10、3、1。")
        return [int(word) for word in words]
