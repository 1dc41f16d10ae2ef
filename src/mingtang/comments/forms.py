"""公众意见的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.comments.actions.door import Typed
from mingtang.comments.models import Erasure
from mingtang.law.comments import MOST_CONTACT, MOST_LETTERS, MOST_NAME, Adoption
from mingtang.organs.models import Unit


class CommentForm(forms.Form):
    """提意见。"""

    text = forms.CharField(
        label="您的意见",
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=f"不超过 {MOST_LETTERS} 个字。请不要写身份证号、银行卡号和别人的隐私；涉密、工作秘密内容不得填写。",
        error_messages={"required": "请写下您的意见。"},
    )
    name = forms.CharField(label="称呼", required=False, help_text=f"例如：李女士。不超过 {MOST_NAME} 个字。")
    contact = forms.CharField(
        label="联系方式",
        required=False,
        help_text=f"需要当面或者电话了解情况时才用，不公开。不超过 {MOST_CONTACT} 个字。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    website = forms.CharField(
        label="请留空，这一栏用来识别自动程序",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def typed(self) -> Typed:
        """What was typed, as the action takes it."""
        told = self.cleaned_data
        return Typed(told["text"], told["name"], told["contact"], form_key=told["key"], trap=told["website"])


class LookUpForm(forms.Form):
    """查询意见的办理。"""

    number = forms.CharField(
        label="受理编号", max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )
    code = forms.CharField(
        label="查询码",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        help_text="8 个字母和数字，大写小写都行。",
    )


class UnitField(forms.ModelChoiceField):
    """一个单位。"""

    def label_from_instance(self, unit: Unit) -> str:
        return unit.name


class AssignForm(forms.Form):
    """分派给哪个单位。"""

    prefix = "assign"

    office = UnitField(label="承办单位", queryset=None, empty_label="请选择")

    def __init__(self, *args: Any, offices: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices


class AnswerForm(forms.Form):
    """采纳情况和答复。"""

    prefix = "answer"

    adoption = forms.ChoiceField(
        label="采纳情况", choices=[(a.value, a.label) for a in Adoption], widget=forms.RadioSelect, required=False
    )
    passed_to = forms.CharField(
        label="转给哪个单位", required=False, max_length=60, help_text="采纳情况选“已转”的才填。"
    )
    part = forms.ChoiceField(label="因此改动了哪一条", required=False, choices=())
    reason = forms.CharField(
        label="理由",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写给内部看：为什么采纳或者不采纳。",
    )
    answer = forms.CharField(
        label="给提意见人的答复",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="另一个人确认以后，提意见的人凭编号和查询码能看到。不要写个人信息。",
    )

    def __init__(self, *args: Any, parts: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", "没有改动或者不涉及"), *parts]
        self.fields["adoption"].widget.attrs["required"] = False
        self._parts = dict(parts)

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = dict(self.cleaned_data)
        told["adoption"] = Adoption(told["adoption"]) if told["adoption"] else None
        told["part_title"] = self._parts.get(told["part"], "")
        return told


class ReasonForm(forms.Form):
    """理由。"""

    prefix = "back"

    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 3}), required=False)


class ErasureForm(forms.Form):
    """抹去的范围和理由。"""

    prefix = "erase"

    scope = forms.ChoiceField(
        label="抹去什么",
        choices=[(Erasure.CONTACT, "称呼和联系方式"), (Erasure.EVERYTHING, "来件全部内容")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 2}), required=False)
