"""目录调整的表单：parsing only; what the rules say comes from the actions."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from mingtang.catalogue.forms import ColumnField, UnitField
from mingtang.catalogue.models import Item
from mingtang.catalogue.told import ItemFacts
from mingtang.law.catalogue import ARTICLES, AUDIENCES, CADENCES, CHANNELS, LEVELS, WAYS, WITHIN, Cadence
from mingtang.law.freshness import EARLY
from mingtang.organs.models import Unit, UnitQuerySet
from mingtang.ui.widgets import DateInput

_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d)|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31")


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _boxes(label: str, choices: Mapping[str, str]) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=list(choices.items()), widget=widget, required=False)


class AssignForm(forms.Form):
    """负责更新的单位和通常的栏目。"""

    owner = UnitField(label="负责更新的单位", queryset=None, required=False, empty_label="暂不明确")
    column = ColumnField(label="通常的栏目", queryset=None, required=False, empty_label="暂不明确")

    def __init__(self, *args: Any, unit: Unit, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = units
        self.fields["column"].queryset = unit.columns.open().select_related("parent").order_by("position", "pk")


class ItemForm(AssignForm):
    """一个目录事项。"""

    art = forms.ChoiceField(label="法定分类", choices=[(code, f"{code} {name}") for code, name in ARTICLES.items()])
    first = forms.CharField(label="一级事项", max_length=60)
    second = forms.CharField(label="二级事项", max_length=100)
    elements = forms.CharField(label="公开内容（要素）", widget=_text(3), help_text="各项要素之间用分号隔开。")
    basis = forms.CharField(label="公开依据", required=False, widget=_text(2))
    limit = forms.CharField(label="公开时限", max_length=300, help_text="目录里的写法，公众看得到。")
    subject = forms.CharField(label="公开主体", max_length=100)
    channels = _boxes("公开渠道和载体", CHANNELS)
    other_channel = forms.CharField(label="其他渠道是什么", max_length=60, required=False)
    audiences = _boxes("公开对象", AUDIENCES)
    audience_words = forms.CharField(label="特定群众是哪些人", max_length=60, required=False)
    ways = _boxes("公开方式", WAYS)
    levels = _boxes("公开层级", LEVELS)
    cadence = forms.ChoiceField(label="公开节奏", choices=[(c.value, label) for c, label in CADENCES.items()])
    within = forms.IntegerField(
        label="多少个工作日以内", initial=WITHIN, help_text="从信息形成或者变更之日起，条例规定 20 个工作日，可以更短。"
    )
    stale_after = forms.IntegerField(
        label="多少天没有更新算过期", initial=0, help_text="自然日，0 表示不量。按期公开的事项按期计算，不看这里。"
    )
    yearly_by = forms.CharField(
        label="每年最晚的月日",
        max_length=5,
        required=False,
        help_text="按年公开的事项才填，例如 01-31；不填是 12 月 31 日。",
    )
    early = forms.IntegerField(label="提前多少天预警", initial=EARLY, min_value=0, max_value=90)
    not_involved = forms.CharField(
        label="未涉及的说明",
        max_length=300,
        required=False,
        help_text="本单位没有这项工作的，写明理由；写了就不再计时。",
    )
    remark = forms.CharField(label="备注", max_length=300, required=False, help_text="只在内部看。")

    field_order = (*ItemFacts.__dataclass_fields__,)

    def __init__(self, *args: Any, unit: Unit, units: UnitQuerySet, item: Item | None = None, **kwargs: Any) -> None:
        initial = (
            {name: getattr(item, name) for name in ItemFacts.__dataclass_fields__} if item else {"subject": unit.name}
        )
        super().__init__(*args, unit=unit, units=units, initial=initial, **kwargs)

    def clean_yearly_by(self) -> str:
        """A month and a day that every year has."""
        told = self.cleaned_data["yearly_by"].strip()
        if told and not _MONTH_DAY.fullmatch(told):
            raise forms.ValidationError("请写成两位的月和日，例如 01-31。2 月最晚写到 02-28。")
        if told == "02-29":
            raise forms.ValidationError("不是每年都有 2 月 29 日，请写 02-28。")
        return told

    def facts(self) -> ItemFacts:
        """What was filled in."""
        return ItemFacts(**self.cleaned_data | {"cadence": Cadence(self.cleaned_data["cadence"])})


class SubmitForm(forms.Form):
    """送审。"""

    note = forms.CharField(
        label="调整说明",
        required=False,
        widget=_text(3),
        max_length=2000,
        help_text="调整了什么、为什么，审核人先看它。",
    )


class ApproveForm(forms.Form):
    """审核通过。"""

    in_force_on = forms.DateField(label="从哪天起执行", widget=DateInput())
