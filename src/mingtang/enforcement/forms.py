"""执法公示的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from mingtang.language.papers import MAX_BYTES
from mingtang.law.enforcement import Ending, NoticeKind
from mingtang.law.fields import Field, FieldType
from mingtang.organs.models import Unit
from mingtang.tables.reading import ACCEPT
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
            self.fields[head.key] = _of(head)

    def typed(self) -> dict[str, str]:
        """What was typed, by column."""
        return {name: str(value or "") for name, value in self.cleaned_data.items() if name != "unit"}


def _unit_field(units: QuerySet[Unit]) -> forms.Field:
    field = UnitField(label="哪个机关的决定", queryset=units, empty_label=None)
    if len(units) == 1:
        field.initial, field.widget = units[0], forms.HiddenInput()
    return field


def _of(head: Field) -> forms.Field:
    words = "；".join(filter(None, ("必填" if head.must else "", head.help)))
    told: dict[str, Any] = {"label": head.title, "required": False, "help_text": words}
    if head.choices:
        return forms.ChoiceField(choices=[("", "没有填"), *((one, one) for one in head.choices)], **told)
    if head.type is FieldType.LONG:
        return forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 3}), **told)
    return forms.CharField(max_length=300, **told)


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

    def told(self) -> dict[str, Any]:
        """As the action takes it."""
        return self.cleaned_data | {"how": Ending(self.cleaned_data["how"])}


class RuleForm(forms.Form):
    """公示期限。"""

    months = forms.IntegerField(label="公示多少个月", min_value=1, max_value=120)
    publish_days = forms.IntegerField(
        label="多少个工作日内公示", min_value=1, max_value=7, required=False, help_text="不填，按七个工作日。"
    )
