"""清理的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms

from mingtang.law.cleanup_tables import CHOOSE
from mingtang.law.cleanups import LONGEST_NAME, Fate, Proposal, Scope
from mingtang.law.metadata import document_types
from mingtang.organs.models import Unit, UnitQuerySet

USUAL_TYPES = ("normative", "policy")


def _day(label: str, *, required: bool = True, text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=text, widget=widget)


def _area(label: str, *, required: bool = True, text: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=text, widget=forms.Textarea(attrs={"rows": 3}))


class ScopeForm(forms.Form):
    """清理的范围和分工。"""

    title = forms.CharField(label="名称", max_length=LONGEST_NAME, help_text="例如：2026年行政规范性文件清理")
    basis = _area("为什么清理，依据", text="哪份通知、哪条规定要求的。公布时写在前面。")
    since_on = _day("文件从哪天制定的起")
    until_on = _day("到哪天制定的止")
    types = forms.MultipleChoiceField(label="文件种类", widget=forms.CheckboxSelectMultiple)
    lead = forms.ModelChoiceField(label="牵头单位", queryset=None)
    legal = forms.ModelChoiceField(
        label="合法性审查单位", queryset=None, help_text="这个单位的审核人做合法性审查，一般是司法所。"
    )
    due_on = _day("到哪天完成")

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["types"].choices = [(kind.code, kind.name) for kind in document_types().values()]
        self.fields["lead"].queryset = self.fields["legal"].queryset = units

    def scope(self) -> Scope:
        """范围，as the action takes it."""
        told = self.cleaned_data
        names = ("title", "basis", "since_on", "until_on", "due_on")
        return Scope(**{name: told[name] for name in names}, types=tuple(told["types"]))

    def units(self) -> dict[str, Unit]:
        """谁牵头，谁审查。"""
        return {name: self.cleaned_data[name] for name in ("lead", "legal")}


class NewForm(ScopeForm):
    """登记清理：with the organ, for a clerk of several."""

    organ = forms.ModelChoiceField(label="机关", queryset=None)
    field_order = ("organ",)

    def __init__(self, *args: Any, organs: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs


class SheetForm(forms.Form):
    """上传表格。"""

    file = forms.FileField(
        label="表格",
        help_text="用 WPS 或 Excel 存的 .xlsx。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "请选择表格。"},
    )


class LedgerForm(SheetForm):
    """导入台账。"""

    prefix = "ledger"


class ReadBackForm(SheetForm):
    """读回处理意见。"""

    prefix = "back"

    @property
    def may_choose(self) -> bool:
        """Whether it was refused only because of what was proposed in the meantime."""
        return CHOOSE in self.non_field_errors()


class ProposalForm(forms.Form):
    """处理意见，for the documents that are ticked."""

    fate = forms.ChoiceField(
        label="处理意见", choices=[(fate.value, fate.label) for fate in Fate], widget=forms.RadioSelect,
        error_messages={"required": "请选择处理意见。"},
    )  # fmt: skip
    amend_by_on = _day("到哪天改好", required=False, text="只有修改的才填。")
    reason = _area("理由", required=False, text="除了继续有效的，都要写。")
    is_reason_public = forms.BooleanField(label="公布时写上理由", required=False)

    def proposal(self) -> Proposal:
        """处理意见，as the action takes it."""
        told = self.cleaned_data
        return Proposal(Fate(told["fate"]), told["amend_by_on"], told["reason"], told["is_reason_public"])


class WordsForm(forms.Form):
    """审查、退回的意见。"""

    words = _area("意见")

    def __init__(self, *args: Any, label: str = "意见", prefix: str = "", **kwargs: Any) -> None:
        super().__init__(*args, prefix=prefix or None, **kwargs)
        self.fields["words"].label = label
