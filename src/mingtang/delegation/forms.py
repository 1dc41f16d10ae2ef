"""任务下达的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.delegation.queries.likely import Likely
from mingtang.delegation.queries.targets import names_of
from mingtang.law.commitments import Rhythm, Term
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit
from mingtang.ui.widgets import DateInput

WHOLE = {
    UnitKind.ADMINISTRATIVE_ORGAN: "下级各机关",
    UnitKind.MANAGEMENT_DISTRICT: "各管理区",
    UnitKind.VILLAGE_BODY: "各村",
}


class WordsForm(forms.Form):
    """下达的内容和时限。"""

    text = forms.CharField(
        label="任务内容",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="可以改得更具体；不要写个人信息，涉密的不得填写。",
    )
    rhythm = forms.TypedChoiceField(
        label="频次", choices=[(r.value, r.label) for r in Rhythm], coerce=Rhythm, help_text="不能比原任务宽。"
    )
    due_on = forms.DateField(label="时限", required=False, widget=DateInput(), help_text="不能比原任务晚。")
    note = forms.CharField(
        label="说明",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="给接收单位看的，例如交什么样的佐证。",
    )

    def words(self) -> dict[str, Any]:
        """What the acts take."""
        told = self.cleaned_data
        return {"text": told["text"], "term": Term(told["rhythm"], told["due_on"]), "note": told["note"]}


class UnitsField(forms.MultipleChoiceField):
    """单位：one that may not be chosen is named, not by its code."""

    def validate(self, value: list[str]) -> None:
        """Those that may not be chosen, all at once."""
        unfit = [code for code in value if not self.valid_value(code)]
        if unfit:
            names = "、".join(names_of(unfit)) or "有的单位"
            raise forms.ValidationError(f"{names}不能接收这项任务，请重新选择。")


class HandDownForm(WordsForm):
    """下达给谁、什么内容、什么时限。"""

    whole = forms.MultipleChoiceField(label="整类选择", required=False, widget=forms.CheckboxSelectMultiple)
    targets = UnitsField(label="单位", required=False, widget=forms.CheckboxSelectMultiple)
    field_order = ("whole", "targets", "text", "rhythm", "due_on", "note")

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {unit.code: unit for unit in units}
        kinds = {unit.unit_kind for unit in units}
        self.fields["whole"].choices = [(kind.value, label) for kind, label in WHOLE.items() if kind in kinds]
        self.fields["targets"].choices = [(unit.code, unit.short_name) for unit in units]
        if not self.fields["whole"].choices:
            del self.fields["whole"]

    def chosen(self) -> list[Unit]:
        """The units that were ticked, one by one or as a whole kind, in the order of the tree."""
        kinds, codes = self.cleaned_data.get("whole", ()), self.cleaned_data["targets"]
        return [unit for code, unit in self.units.items() if code in codes or unit.kind in kinds]


class AcceptForm(forms.Form):
    """怎样接收，and which words were read before."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    own = forms.ChoiceField(
        label="怎样列入",
        required=False,
        widget=forms.RadioSelect,
        help_text="要点里已有同样的任务，就对应它，不必重复列入。",
    )

    def __init__(self, *args: Any, likely: Sequence[Likely], shown: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown"].initial = shown
        self.likely = {str(one.commitment.pk): one.commitment for one in likely if not one.against}
        told = [(pk, f"对应第 {own.key} 条：{own.text}") for pk, own in self.likely.items()]
        self.fields["own"].choices = [("", "作为新的任务列入台账"), *told]
        self.initial.setdefault("own", "")
