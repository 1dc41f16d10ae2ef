"""政策解读的表单：parsing only; the fields of a block come from the law room."""

from typing import Any

from django import forms
from django.conf import settings

from mingtang.contents.text import parts
from mingtang.interpretation.models import TITLE
from mingtang.language.papers import Unreadable
from mingtang.law.explainer_blocks import MOST_ROWS, SHAPES, BlockKind, Field
from mingtang.law.interpretation import Form, Plan, Way
from mingtang.recordings.looked import ACCEPT, ALLOWED
from mingtang.ui.widgets import DateInput

EMPTY_ROWS = 3
_PICTURES = ".jpg,.jpeg,.png,.webp"
MOST_BYTES = 2 * 1024 * 1024


class _Asked:
    """要填的：marked as such; what is missing is said by the rules, with everything else at once."""

    empty_values: list[Any]

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:
            super().validate(value)  # type: ignore[misc]


class AskedText(_Asked, forms.CharField):
    """一段字。"""


class AskedChoice(_Asked, forms.ChoiceField):
    """选一个。"""


class AskedChoices(_Asked, forms.MultipleChoiceField):
    """选几个。"""


class AskedDate(_Asked, forms.DateField):
    """一天。"""


class PlanForm(forms.Form):
    """解读方案。"""

    title = AskedText(label="解读的标题", max_length=TITLE)
    outline = AskedText(
        label="提纲", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="讲清背景依据、目的、主要内容、适用范围、执行标准、期限、新旧差别、咨询方式。",
    )  # fmt: skip
    formats = AskedChoices(
        label="形式", choices=[(it.value, it.label) for it in Form],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    interpreter = AskedText(
        label="谁来解读", max_length=60,
        help_text="谁起草谁解读，起草单位负责人是第一解读人；联合发文的，由牵头起草的单位。写单位和职务。",
    )  # fmt: skip
    ways = AskedChoices(label="途径", choices=[(it.value, it.label) for it in Way], widget=forms.CheckboxSelectMultiple)
    planned_on = AskedDate(label="计划公开的日期", widget=DateInput())

    def plan(self) -> Plan:
        """The plan as it was typed."""
        told = self.cleaned_data
        return Plan(
            title=told["title"],
            outline=told["outline"],
            forms=tuple(told["formats"]),
            ways=tuple(told["ways"]),
            interpreter=told["interpreter"],
            when=told["planned_on"],
        )


def _field(told: Field, *, bare: bool = False) -> forms.Field:
    if told.choices:
        return AskedChoice(label=told.label, choices=told.choices, widget=forms.RadioSelect)
    rows = 2 if bare else 12 if told.name == "table" else 6
    widget = forms.Textarea(attrs={"rows": rows}) if told.long else forms.TextInput()
    needed = told.needed and told.name != "table"
    kind, hint = AskedText if needed else forms.CharField, "" if bare else told.hint
    return kind(label=told.label, required=needed, widget=widget, help_text=hint, max_length=told.most)


class BlockForm(forms.Form):
    """内容块：the fields that its kind has, and what it was when it was opened."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: BlockKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update({told.name: _field(told) for told in SHAPES[kind].fields})
        if kind is BlockKind.CHART:
            accept = forms.FileInput(attrs={"accept": ".xlsx,.csv"})
            self.fields["sheet"] = forms.FileField(
                label="或者选择表格文件", required=False, widget=accept, help_text="读第一张表，不保存文件。"
            )
        if SHAPES[kind].files:
            accept = forms.FileInput(attrs={"accept": _PICTURES})
            self.fields["picture"] = forms.FileField(label="图片文件", required=False, widget=accept)
        if SHAPES[kind].records:
            accept, most = forms.FileInput(attrs={"accept": ACCEPT}), settings.RECORDINGS_MAX_BYTES // 1024 // 1024
            hint = f"{ALLOWED}一个文件最大 {most} MB。文件里记的时间、地点、名称存入时清除。"
            self.fields["recording"] = forms.FileField(
                label="录音录像文件", required=False, widget=accept, help_text=hint
            )

    def clean_sheet(self) -> tuple[str, bytes, str] | None:
        """What stands in the sheet, with tabs between its cells, and the file itself to be looked into."""
        upload = self.cleaned_data["sheet"]
        if not upload:
            return None
        if upload.size > MOST_BYTES:
            raise forms.ValidationError("表格超过 2 MB，请只留下要画的几列。")
        data = upload.read()
        try:
            read = [part for part in parts(data, upload.name or "") if not part.hidden and part.where.endswith("行")]
        except Unreadable as broken:
            raise forms.ValidationError(str(broken)) from broken
        first = read[0].where.rpartition("第")[0] if read else ""
        lines = [part.text for part in read if part.where.startswith(first)]
        return "\n".join(lines), data, upload.name or ""


def tell_rows(form: forms.Form, rows: forms.BaseFormSet) -> None:
    """各行的错，said above with the rest, each with its row and its field."""
    for error in rows.non_form_errors():
        form.add_error(None, error)
    for number, row in enumerate(rows.forms, start=1):
        for bound in row:
            for error in bound.errors:
                form.add_error(None, f"第 {number} 行的“{bound.label}”：{error}")


_WRONG_ROWS = {
    "missing_management_form": "各行没有完整送到，请从解读的“内容”里重新打开这一块，再填一次。",
    "too_many_forms": f"一块里最多 {MOST_ROWS} 行，请分成两块。",
}


def row_set(kind: BlockKind, *args: Any, **kwargs: Any) -> forms.BaseFormSet | None:
    """各行：those there are and a few empty ones; emptied ones are left out."""
    shape = SHAPES[kind]
    if not shape.rows:
        return None
    row = type("RowForm", (forms.Form,), {told.name: _field(told, bare=True) for told in shape.rows})
    made = forms.formset_factory(row, extra=EMPTY_ROWS, max_num=MOST_ROWS + EMPTY_ROWS, absolute_max=MOST_ROWS * 2)
    return made(*args, prefix="rows", error_messages=_WRONG_ROWS, **kwargs)
