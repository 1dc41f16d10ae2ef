"""工作要点的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.law.commitments import Rhythm
from mingtang.law.openness import Openness
from mingtang.organs.models import Unit
from mingtang.ui.widgets import DateInput
from mingtang.workplan.models import Plan


class UnitsField(forms.ModelMultipleChoiceField):
    """几个单位。"""

    def label_from_instance(self, unit: Unit) -> str:
        return unit.short_name


class UnitField(forms.ModelChoiceField):
    """一个单位。"""

    def label_from_instance(self, unit: Unit) -> str:
        return unit.name

    def offer(self, units: QuerySet[Unit]) -> None:
        """The units that may be chosen; where there is but one, it is not asked for."""
        self.queryset, self.initial = units, units[0] if units else None
        if len(units) == 1:
            self.widget = forms.HiddenInput()


class OpennessForm(forms.Form):
    """公开属性和成文日期。"""

    openness = forms.ChoiceField(
        label="公开属性",
        choices=[(o.value, o.label) for o in Openness if o is not Openness.UNDECIDED],
        widget=forms.RadioSelect,
        help_text="说的是要点本身。主动公开的，自成文之日起 20 个工作日内公开。",
    )
    reason = forms.CharField(
        label="理由和依据",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="依申请公开、不予公开的必须写明。",
    )
    made_on = forms.DateField(label="成文日期", widget=DateInput(), help_text="印发通知落款的日子，公开时限从它算起。")

    def clean_openness(self) -> Openness:
        return Openness(self.cleaned_data["openness"])


def told_of_plan(plan: Plan | None) -> dict[str, Any]:
    """What the form starts with where the ledger has the plan already."""
    if plan is None:
        return {}
    return {"openness": plan.openness, "reason": plan.openness_reason, "made_on": plan.made_on}


class AssignForm(forms.Form):
    """责任单位和配合单位。"""

    prefix = "assign"

    owner = UnitField(label="责任单位", queryset=None, required=False, empty_label="暂不明确")
    co_owners = UnitsField(
        label="配合单位", queryset=None, required=False, widget=forms.CheckboxSelectMultiple, help_text="没有就不选。"
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = self.fields["co_owners"].queryset = units


class TermForm(forms.Form):
    """本机关自定的频次和时限。"""

    prefix = "term"

    rhythm = forms.ChoiceField(
        label="频次", choices=[("", "按要点"), *((r.value, r.label) for r in Rhythm)], required=False
    )
    due_on = forms.DateField(label="时限", required=False, widget=DateInput(), help_text="不能晚于要点写明的时限。")

    def clean_rhythm(self) -> Rhythm | None:
        return Rhythm(self.cleaned_data["rhythm"]) if self.cleaned_data["rhythm"] else None
