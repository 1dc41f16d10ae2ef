"""异议的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms

from mingtang.law.payees import MOST_CONTACT, MOST_LETTERS, MOST_NAME, ObjectionOutcome
from mingtang.objections.actions import Typed
from mingtang.ui.widgets import DateInput

_OFF = {"autocomplete": "off"}


class WordsForm(forms.Form):
    """异议的内容。"""

    text = forms.CharField(
        label="对名单的哪一点有异议",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=f"不超过 {MOST_LETTERS} 个字。写清哪个村、哪一行、错在哪里；不用写身份证号。",
    )
    name = forms.CharField(label="称呼", required=False, help_text=f"例如：李女士。不超过 {MOST_NAME} 个字。")
    contact = forms.CharField(
        label="联系方式",
        required=False,
        help_text=f"需要核实时才用，不公开。不超过 {MOST_CONTACT} 个字。",
        widget=forms.TextInput(attrs=_OFF),
    )

    def typed(self) -> Typed:
        """What was typed, as the action takes it."""
        told = self.cleaned_data
        return Typed(told["text"], told["name"], told["contact"], told.get("key", ""), told.get("website", ""))


class ObjectionForm(WordsForm):
    """网上提异议。"""

    website = forms.CharField(
        label="请留空，这一栏用来识别自动程序",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


class CounterForm(WordsForm):
    """窗口登记异议。"""

    prefix = "counter"

    on = forms.DateField(label="收到日期", widget=DateInput())


class LookForm(forms.Form):
    """查询异议。"""

    number = forms.CharField(
        label="受理编号", max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric", **_OFF})
    )
    code = forms.CharField(
        label="查询码", max_length=20, help_text="8 个字母和数字，大写小写都行。", widget=forms.TextInput(attrs=_OFF)
    )


class AnswerForm(forms.Form):
    """核实结果和答复。"""

    outcome = forms.ChoiceField(
        label="核实结果", choices=[(o.value, o.label) for o in ObjectionOutcome], widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label="核实的情况和答复", widget=forms.Textarea(attrs={"rows": 5}), help_text="提异议的人凭编号和查询码看到。"
    )

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        return {"outcome": ObjectionOutcome(self.cleaned_data["outcome"]), "answer": self.cleaned_data["answer"]}
