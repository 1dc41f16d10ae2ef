"""执法公示的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.law.enforcement import Ending, NoticeKind
from mingtang.organs.models import Unit
from mingtang.tables.typed import AskingForm, TableForm, form_field
from mingtang.ui.fields import NeededField
from mingtang.ui.widgets import DateInput
from mingtang.workplan.forms import UnitField


class NoticeForm(AskingForm):
    """一条公示：its fields are the columns of its kind, named ``cell-…``."""

    prefix = "cell"

    def __init__(self, *args: Any, kind: NoticeKind, units: QuerySet[Unit] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units is not None:
            self.fields["unit"] = _unit_field(units)
        for head in kind.fields:
            self.fields[head.key] = form_field(head, rows=3)
        if self.fields.pop("looked", None):
            self.ask_to_look()

    def typed(self) -> dict[str, str]:
        """What was typed, by column."""
        return {name: str(value or "") for name, value in self.cleaned_data.items() if name not in ("unit", "looked")}

    @property
    def looked(self) -> bool:
        """Whether somebody looked again and found no name."""
        return bool(self.cleaned_data.get("looked"))


def _unit_field(units: QuerySet[Unit]) -> forms.Field:
    field = UnitField(label="哪个机关的决定", queryset=None, empty_label=None)
    field.offer(units)
    return field


class UploadForm(TableForm):
    """从表格读入。"""

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = _unit_field(units)


class EndForm(AskingForm):
    """登记变更、撤销。"""

    prefix = "end"

    how = forms.ChoiceField(label="决定后来", choices=[(one.value, one.label) for one in Ending])
    on = forms.DateField(label="哪一天", widget=DateInput())
    why = forms.CharField(
        label="公开的理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text="公众会在原地址看到。"
    )

    def told(self) -> dict[str, Any]:
        """As the action takes it."""
        return self.cleaned_data | {"how": Ending(self.cleaned_data["how"])}


class RuleForm(forms.Form):
    """公示期限。"""

    months = forms.IntegerField(label="公示多少个月", min_value=1, max_value=120)
    publish_days = forms.IntegerField(
        label="多少个工作日内公示", min_value=1, max_value=7, required=False, help_text="不填，按七个工作日。"
    )


class TakeBackForm(forms.Form):
    """收回登记。"""

    prefix = "back"

    why = NeededField(
        label="为什么收回", max_length=500, help_text="例如：登记错了，决定没有撤销。只留在系统里，不公开。"
    )
