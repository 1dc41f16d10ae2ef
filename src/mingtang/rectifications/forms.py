"""更正的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms

from mingtang.law.rectifications import Typed, Verdict
from mingtang.matters.forms import ArrivalForm, DoorForm, Image, ToldForm, Words, area, day

PROOF = "身份证的照片；单位提出的，执照或者登记证书的照片。JPG、PNG 或 PDF。加密存放，到期抹去。"


class WhatForm(forms.Form):
    """哪一件记录不准确：the same columns for the public and for staff."""

    record = area("哪一件记录", 3, "在哪份文件、哪张表、哪个网页、哪次答复里。只能是关于您自己的。")
    wrong = area("哪里不准确", 3)
    right = area("应当是什么", 3)
    evidence = area("用什么证明", 3, "例如哪份证件、合同、登记、判决。")
    proof = forms.FileField(label="证据的照片", required=False, help_text="一份，JPG、PNG 或 PDF。加密存放，到期抹去。")
    name = Words(label="姓名或者单位名称", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = forms.CharField(
        label="联系电话",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text="电话、地址至少写一样。",
    )
    address = forms.CharField(
        label="通信地址", required=False, widget=forms.TextInput(attrs={"autocomplete": "address-line1"})
    )

    def typed(self) -> Typed:
        """What was typed, as the action takes it."""
        names = ("name", "record", "wrong", "right", "evidence", "phone", "address")
        return Typed(**{name: self.cleaned_data[name] for name in names})

    def images(self) -> dict[str, Any]:
        """The images that came with it."""
        return {name: self.cleaned_data[name] or None for name in ("identity", "proof")}


class AskForm(DoorForm, WhatForm):
    """网上要求更正。"""

    identity = Image(label="身份证明", help_text=PROOF)


class EnterForm(ArrivalForm, WhatForm):
    """登记更正要求。"""

    identity = forms.FileField(label="身份证明的照片", required=False, help_text=PROOF)
    identity_seen = forms.CharField(
        label="身份证明怎样核对的", required=False, help_text="看过原件的，写“已看身份证原件”；没有看过的，附照片。"
    )


class FindForm(forms.Form):
    """结论。"""

    verdict = forms.ChoiceField(
        label="结论",
        choices=[(v.value, v.label) for v in Verdict],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择结论。"},
    )
    organ_to = forms.CharField(
        label="有权更正的机关", max_length=60, required=False, help_text="转送、告知向别的机关提出的才填。"
    )
    facts = area("核实的经过和依据", 4, "写给内部看。")
    answer = area("告知本人的话", 5, "批准以后写进告知书，本人凭编号和查询码也看得到。")

    def told(self) -> dict[str, Any]:
        """As the action takes it."""
        return self.cleaned_data | {"verdict": Verdict(self.cleaned_data["verdict"])}


class CarriedOutForm(ToldForm):
    """更正、转送的日期。"""

    on = day("更正或者转送的日期")
