"""时间线的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Iterable
from typing import Any

from django import forms

from mingtang.contents.kinds import ACCEPT
from mingtang.dossiers.models import Update
from mingtang.dossiers.told import Entry
from mingtang.law.days import chinese_day
from mingtang.ui.widgets import DateInput


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class UpdateForm(forms.Form):
    """写进展。"""

    prefix = "update"

    on = forms.DateField(label="日期", widget=DateInput(), help_text="事情发生的日子。")
    text = forms.CharField(
        label="进展", max_length=1000, widget=_text(3), help_text="一两句话，公众看得懂，不写个人信息。"
    )
    value = forms.DecimalField(label="数值", required=False, max_digits=16, decimal_places=2)
    unit_of_value = forms.CharField(label="数值的单位", required=False, max_length=20, help_text="例如：公里、亩。")
    file = forms.FileField(label="附件", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT}))

    def entry(self, **more: Any) -> Entry:
        """What was filled in."""
        return Entry(**{name: value for name, value in self.cleaned_data.items() if name != "file"}, **more)


class MilestoneForm(forms.Form):
    """增加节点。"""

    prefix = "milestone"

    title = forms.CharField(label="节点", max_length=80, help_text="例如：清淤工程完工验收。")
    due_on = forms.DateField(label="计划完成日期", widget=DateInput())


class DoneForm(forms.Form):
    """登记完成。"""

    done_on = forms.DateField(label="完成日期", widget=DateInput())
    note = forms.CharField(label="凭什么认定完成", max_length=500, widget=_text(2), help_text="例如：验收结论、文号。")
    file = forms.FileField(label="证明文件", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT}))


class MoveForm(forms.Form):
    """改期。"""

    due_on = forms.DateField(label="改到", widget=DateInput())
    reason = forms.CharField(label="改期的理由", max_length=500, widget=_text(2))


class CorrectForm(forms.Form):
    """更正。"""

    note = forms.CharField(
        label="更正说明",
        max_length=500,
        widget=_text(2),
        help_text="公众会看到。例如：3月12日的进展数字有误，见新的一条。",
    )


class ReasonForm(forms.Form):
    """终止、恢复的理由。"""

    reason = forms.CharField(label="理由", max_length=500, widget=_text(2))


class ProposeForm(forms.Form):
    """送审公开：which of the internal progress goes public."""

    prefix = "propose"

    updates = forms.TypedMultipleChoiceField(
        label="要公开的进展",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="没有选的仍是内部。",
    )

    def __init__(self, *args: Any, internal: Iterable[Update], **kwargs: Any) -> None:
        rows = list(internal)
        super().__init__(*args, initial={"updates": [row.pk for row in rows if row.proposed_at]}, **kwargs)
        self.fields["updates"].choices = [(row.pk, f"{chinese_day(row.on)}：{row.text[:60]}") for row in rows]
        if not rows:
            del self.fields["updates"]

    @property
    def chosen(self) -> list[int]:
        """选中的进展。"""
        return self.cleaned_data.get("updates", [])
