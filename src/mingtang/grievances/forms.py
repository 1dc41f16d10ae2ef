"""投诉的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.grievances.actions.intake import Typed
from mingtang.law.grievances import Complaint, Finding
from mingtang.matters.forms import ArrivalForm, DoorForm, ToldForm, area, day
from mingtang.organs.models import Unit


class WhatForm(forms.Form):
    """投诉谁、投诉什么：the same columns for the public and for staff."""

    about = forms.ChoiceField(label="投诉哪个单位", choices=(), error_messages={"required": "请选择投诉哪个单位。"})
    complaint = forms.ChoiceField(
        label="投诉什么",
        choices=[(one.value, one.label) for one in Complaint],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择投诉什么。"},
    )
    text = area(
        "写清楚是什么事", 6, "哪个单位，什么事，应当怎样而没有怎样。请不要写身份证号、银行卡号；涉密内容不得填写。"
    )
    name = forms.CharField(label="怎样称呼您", required=False, help_text="可以不留；不留的，凭编号和查询码自己查答复。")
    phone = forms.CharField(label="联系电话", required=False, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    address = forms.CharField(label="通信地址", required=False)

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = {unit.code: unit for unit in units}
        self.fields["about"].choices = [("", "请选择"), *((code, unit.name) for code, unit in self._units.items())]

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = self.cleaned_data
        typed = Typed(**{name: told[name] for name in ("text", "name", "phone", "address")})
        return {"about": self._units[told["about"]], "complaint": Complaint(told["complaint"]), "typed": typed}


class ComplainForm(DoorForm, WhatForm):
    """网上投诉。"""


class EnterForm(ArrivalForm, WhatForm):
    """登记投诉。"""


class TransferForm(ToldForm):
    """转送。"""

    to = forms.CharField(label="转送给哪个机关", max_length=60, error_messages={"required": "请写转送给哪个机关。"})
    on = day("转送的日期")
    note = area("为什么转送", 2, wanted=False)


class FindForm(forms.Form):
    """结论。"""

    finding = forms.ChoiceField(
        label="结论",
        choices=[(one.value, one.label) for one in Finding],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择结论。"},
    )
    facts = area("查证的经过和依据", 4, "写给内部看。")
    measures = area("责令改正什么", 3, "成立、部分成立的才写，会写进答复。", wanted=False)
    mend_by = day("哪天以前改正", required=False)
    answer = area("给投诉人的答复", 5, "批准以后写进答复书，投诉人凭编号和查询码也看得到。不写别人的个人信息。")

    def told(self) -> dict[str, Any]:
        """As the action takes it."""
        return self.cleaned_data | {"finding": Finding(self.cleaned_data["finding"])}


class CloseForm(ToldForm):
    """办结。"""

    mended_on = day("改正的日期", required=False, help_text="成立、部分成立的才填。")
    result = area("怎样改正的", 3, wanted=False)
    reported_on = day("向转来的机关报告的日期", required=False, help_text="别的机关转来的才填。")
