"""清单的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.law.fields import Field, FieldType
from mingtang.law.registers import register_kinds
from mingtang.organs.models import Unit
from mingtang.registers.actions.registers import Facts
from mingtang.tables.typed import form_field
from mingtang.ui.widgets import DateInput
from mingtang.workplan.forms import UnitField


class FactsForm(forms.Form):
    """清单的要素。"""

    title = forms.CharField(label="名称", max_length=100)
    basis = forms.CharField(label="依据", max_length=300, required=False)
    column = forms.ChoiceField(label="放在哪个栏目", required=False)
    review_months = forms.IntegerField(
        label="多少个月复查一次", min_value=0, max_value=60, help_text="到时候在今日提醒专员；填 0 不提醒。"
    )

    def __init__(self, *args: Any, columns: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].choices = [("", "不放进栏目"), *columns]

    def stands(self, values: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What stands now, as it is read."""
        told = dict(self.fields["column"].choices)
        shown = {**values, "column": told.get(values["column"], values["column"])}
        return [(self.fields[name].label, str(value)) for name, value in shown.items() if value != ""]

    def facts(self) -> Facts:
        """As the action takes them."""
        names = ("title", "basis", "column", "review_months")
        return Facts(**{name: self.cleaned_data[name] for name in names})


class NewForm(forms.Form):
    """设立清单。"""

    unit = UnitField(label="哪个机关的清单", queryset=None, empty_label=None)
    kind = forms.ChoiceField(label="种类", choices=[(kind.code, kind.name) for kind in register_kinds()])
    title = forms.CharField(label="名称", max_length=100, help_text="例如：七里镇人民政府权责清单。")
    slug = forms.CharField(
        label="地址名", max_length=39, help_text="公开地址的最后一段，小写字母、数字和连字符，例如 powers。以后不能改。"
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(units)


class FieldForm(forms.Form):
    """一列。"""

    key = forms.CharField(required=False, widget=forms.HiddenInput())
    title = forms.CharField(label="列名", max_length=30, required=False)
    type = forms.ChoiceField(label="类型", choices=[(one.value, one.label) for one in FieldType], required=False)
    must = forms.BooleanField(label="必填", required=False)
    is_key = forms.BooleanField(label="用来认行", required=False)
    choices = forms.CharField(label="选项", max_length=600, required=False, help_text="是选项的才填，用顿号隔开。")
    basis = forms.CharField(label="依据", max_length=200, required=False)

    def field(self) -> Field:
        """As the action takes it."""
        told = self.cleaned_data
        choices = tuple(part.strip() for part in told["choices"].replace("，", "、").split("、") if part.strip())
        return Field(
            key=told["key"],
            title=told["title"].strip(),
            type=FieldType(told["type"] or "text"),
            required=told["must"],
            is_key=told["is_key"],
            choices=choices,
            basis=told["basis"],
        )


FieldSet = forms.formset_factory(FieldForm, extra=3, max_num=33, absolute_max=40)


def told_of(fields: tuple[Field, ...]) -> list[dict[str, Any]]:
    """What the form of the columns starts with."""
    return [
        {**field.told(), "must": field.required, "choices": "、".join(field.choices), "type": field.type.value}
        for field in fields
    ]


class RowForm(forms.Form):
    """一行：its fields are the columns of the register, named ``cell-…``."""

    prefix = "cell"

    def __init__(self, *args: Any, heads: tuple[Field, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for head in heads:
            self.fields[head.key] = form_field(head)

    def cells(self) -> dict[str, str]:
        """What was typed, by column."""
        return {name: str(value or "") for name, value in self.cleaned_data.items()}


class ChangedForm(forms.Form):
    """登记变动。"""

    prefix = "changed"

    on = forms.DateField(label="哪一天变动的", widget=DateInput())
    what = forms.CharField(label="变动了什么", max_length=200)


EARLY = "生效日期早于公开那天的才填，公众会看到。"


class SubmitForm(forms.Form):
    """送审公开。"""

    prefix = "version"

    effective_on = forms.DateField(label="生效日期", widget=DateInput(), help_text="从哪一天起按这一版。")
    note = forms.CharField(
        label="这一版的说明", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    why_early = forms.CharField(label="为什么公开以前就生效", max_length=200, required=False, help_text=EARLY)
