"""执法公示的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from mingtang.language.papers import MAX_BYTES
from mingtang.law.enforcement import Ending, NoticeKind
from mingtang.organs.models import Unit
from mingtang.tables.reading import ACCEPT
from mingtang.tables.typed import form_field
from mingtang.ui.fields import NeededField
from mingtang.ui.widgets import DateInput
from mingtang.workplan.forms import UnitField


class NoticeForm(forms.Form):
    """一条公示：its fields are the columns of its kind, named ``cell-…``."""

    prefix = "cell"

    def __init__(self, *args: Any, kind: NoticeKind, units: QuerySet[Unit] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units is not None:
            self.fields["unit"] = _unit_field(units)
        for head in kind.fields:
            self.fields[head.key] = form_field(head, rows=3)
        if self.add_prefix("looked") in self.data:
            self.ask_to_look()

    def ask_to_look(self) -> None:
        """问一遍：a box for what may still be a name and is none."""
        self.fields["looked"] = looked_field()

    def typed(self) -> dict[str, str]:
        """What was typed, by column."""
        return {name: str(value or "") for name, value in self.cleaned_data.items() if name not in ("unit", "looked")}

    @property
    def looked(self) -> bool:
        """Whether somebody looked again and found no name."""
        return bool(self.cleaned_data.get("looked"))


def looked_field() -> forms.BooleanField:
    """看过了的勾选框。"""
    return forms.BooleanField(label="看过了，文字里没有当事人的姓名", required=False)


def _unit_field(units: QuerySet[Unit]) -> forms.Field:
    field = UnitField(label="哪个机关的决定", queryset=units, empty_label=None)
    if len(units) == 1:
        field.initial, field.widget = units[0], forms.HiddenInput()
    return field


class UploadForm(forms.Form):
    """从表格读入。"""

    file = forms.FileField(
        label="填好的表格",
        error_messages={"required": "请选择填好的表格。"},
        help_text=".xlsx，也可以是另存成的 .csv，不超过 20 兆。只读取，不保存文件。",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = _unit_field(units)

    def clean_file(self) -> UploadedFile:
        """A file that is too large is not even read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(f"文件超过 {MAX_BYTES // 1_000_000} MB，请核对选择的文件。")
        return upload


class EndForm(forms.Form):
    """登记变更、撤销。"""

    prefix = "end"

    how = forms.ChoiceField(label="决定后来", choices=[(one.value, one.label) for one in Ending])
    on = forms.DateField(label="哪一天", widget=DateInput())
    why = forms.CharField(
        label="公开的理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text="公众会在原地址看到。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.add_prefix("looked") in self.data:
            self.ask_to_look()

    def ask_to_look(self) -> None:
        """问一遍：a box for what may still be a name and is none."""
        self.fields["looked"] = looked_field()

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
