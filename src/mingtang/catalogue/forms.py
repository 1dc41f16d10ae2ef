"""栏目的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mingtang.catalogue.models import SLUG, Column
from mingtang.catalogue.told import ColumnFacts
from mingtang.law.catalogue import MOST_STALE_AFTER, PARTS, Part
from mingtang.organs.models import Unit, UnitQuerySet


def _within(days: int) -> None:
    """天数在限内：the same as the action says, told beside the other fields."""
    if not 0 <= days <= MOST_STALE_AFTER:
        raise ValidationError(f"在 0 至 {MOST_STALE_AFTER} 之间，0 表示不量。")


class UnitField(forms.ModelChoiceField):
    """一个单位。"""

    def label_from_instance(self, unit: Unit) -> str:
        return unit.short_name


class ColumnField(forms.ModelChoiceField):
    """一个栏目。"""

    def label_from_instance(self, column: Column) -> str:
        return f"{column.parent.name}：{column.name}" if column.parent else column.name


class ColumnForm(forms.Form):
    """一个栏目。"""

    slug = forms.CharField(
        label="地址末段",
        max_length=39,
        validators=[SLUG],
        help_text="小写字母、数字和连字符，例如 tzgg。设立以后不能改，也不会给别的栏目用。",
    )
    name = forms.CharField(label="名称", max_length=40)
    part = forms.ChoiceField(label="所在部分", choices=[(part.value, label) for part, label in PARTS.items()])
    parent = ColumnField(label="上级栏目", queryset=None, required=False, empty_label="没有，在最上面")
    position = forms.IntegerField(label="排序", min_value=0, max_value=999, initial=100, help_text="小的在前。")
    stale_after = forms.IntegerField(
        label="多少天没有更新算过期",
        initial=0,
        validators=[_within],
        help_text="自然日，0 表示不量。检查常用的天数：动态类 14，政策文件和通知公告 180。",
    )
    owner = UnitField(label="负责更新的单位", queryset=None, required=False, empty_label="暂不明确")

    def __init__(
        self, *args: Any, unit: Unit, units: UnitQuerySet, column: Column | None = None, **kwargs: Any
    ) -> None:
        names = ("name", "part", "parent", "position", "stale_after", "owner")
        initial = {name: getattr(column, name) for name in names} if column else {}
        super().__init__(*args, initial=initial, **kwargs)
        above = unit.columns.open().select_related("parent").order_by("position", "pk")
        self.fields["parent"].queryset = above.exclude(pk=column.pk) if column else above
        self.fields["owner"].queryset = units
        if column is not None:
            del self.fields["slug"]

    def facts(self) -> ColumnFacts:
        """What was filled in."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "slug"}
        return ColumnFacts(**told | {"part": Part(told["part"])})


class ReasonForm(forms.Form):
    """退回或者关闭的理由。"""

    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 2}), max_length=200)
