"""口径的表单：parsing only; what the rules say comes from the actions."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from mingtang.crises.forms import MOMENTS, MomentInput
from mingtang.law.lines import MOST_FIGURES, FigureFacts, LineFacts
from mingtang.lines.models import Line

SPARE = 2
_BETWEEN = re.compile(r"[、,，\s]+")


class FigureForm(forms.Form):
    """口径的一个数字；整行空着的不算。"""

    name = forms.CharField(label="名称", max_length=30, help_text="例如：转移群众。")
    others = forms.CharField(label="别的叫法", max_length=100, required=False, help_text="用顿号隔开。")
    value = forms.DecimalField(label="数值", max_digits=16, decimal_places=3, min_value=0)
    unit = forms.CharField(label="单位", max_length=10, help_text="例如：人、户、万亩、毫米、%。")
    as_of = forms.DateTimeField(label="截至", widget=MomentInput(), input_formats=MOMENTS)
    source = forms.CharField(label="谁提供的", max_length=60)

    def facts(self) -> FigureFacts:
        """The figure as it was typed."""
        told = self.cleaned_data
        others = tuple(word for word in _BETWEEN.split(told["others"]) if word)
        named = {name: told[name] for name in ("name", "value", "unit", "as_of", "source")}
        return FigureFacts(**named, others=others)

    gone = forms.BooleanField(label="这一版不要这个数字", required=False)

    def is_empty(self) -> bool:
        """整行不要，或者什么也没有填。"""
        return bool(self.cleaned_data.get("gone")) or not (self.has_changed() or self.initial)


FigureSet = forms.formset_factory(FigureForm, extra=SPARE, max_num=MOST_FIGURES, absolute_max=MOST_FIGURES)


class LineForm(forms.Form):
    """口径的说法和起始时间。"""

    sentences = forms.CharField(
        label="统一的说法", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="一行一句。系统只核对数字，说法由审核的人对照。",
    )  # fmt: skip
    valid_from = forms.DateTimeField(
        label="从何时起",
        required=False,
        widget=MomentInput(),
        input_formats=MOMENTS,
        help_text="不填，签批的那一刻起。",
    )


def figure_set(data: Any = None, *, line: Line | None = None) -> Any:
    """The rows of figures, beginning with those of the version before."""
    first = [_first(row) for row in line.figures.all()] if line is not None else []
    return FigureSet(data, initial=first, prefix="figures")


def _first(row: Any) -> Mapping[str, Any]:
    told = {name: getattr(row, name) for name in ("name", "unit", "as_of", "source")}
    return told | {"others": "、".join(row.others), "value": f"{row.value.normalize():f}"}


def first_of(line: Line | None) -> Mapping[str, Any]:
    """What the form begins with."""
    return {"sentences": "\n".join(row.text for row in line.sentences.all())} if line is not None else {}


def facts_of(form: LineForm, figures: Any) -> LineFacts:
    """The version as it was typed; rows that are not wanted are left out."""
    rows = tuple(each.facts() for each in figures if not each.is_empty())
    sentences = tuple(text for line in form.cleaned_data["sentences"].splitlines() if (text := line.strip()))
    return LineFacts(rows, sentences, form.cleaned_data["valid_from"])


class RuleForm(forms.Form):
    """口径的要求。"""

    required = forms.TypedChoiceField(
        label="没有签批的口径，关联专题的文字",
        choices=[("yes", "不能公开"), ("no", "可以公开，有了口径再核对")],
        coerce=lambda told: told == "yes",
        widget=forms.RadioSelect,
    )
