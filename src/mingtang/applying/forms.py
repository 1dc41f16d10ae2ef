"""申请的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from mingtang.applying.actions.checking import Came
from mingtang.law.applying import FORMS_WANTED, MOST, MOST_PICTURES, WAYS_WANTED, Typed
from mingtang.law.foi import ApplicantKind, Channel
from mingtang.organs.models import Unit
from mingtang.sealed.actions import MOST_BYTES

_KINDS = [(kind.value, kind.label) for kind in ApplicantKind]
_CHANNELS = [(channel.value, channel.label) for channel in Channel if channel is not Channel.WEB]
_QUIET = {"autocomplete": "off"}

MOST_MEGABYTES = MOST_BYTES // (1024 * 1024)
MOST_BYTES_IN_ALL = 2 * MOST_BYTES
SIZES = (
    f"JPG、PNG 或 PDF，一次最多选 {MOST_PICTURES} 张，每张不超过 {MOST_MEGABYTES} MB，"
    f"一共不超过 {2 * MOST_MEGABYTES} MB。加密存放，到期抹去。"
)
PROOF = "身份证的照片；单位申请的，执照或者登记证书的照片；请人代办的，加上授权委托书和代理人的身份证。" + SIZES


class _ByLaw:
    """法律要的一栏：marked as wanted; that it is missing is told by the action, with everything else at once."""

    def validate(self, value: Any) -> None:
        """Nothing is refused here."""


class _Words(_ByLaw, forms.CharField):
    """法律要写的。"""


class _Several(forms.ClearableFileInput):
    """能一次选几张的。"""

    allow_multiple_selected = True


class Pictures(forms.FileField):
    """证明的图片：several at once; one that is too large is refused here, with everything typed given back."""

    widget = _Several

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, (list, tuple)) else [data]
        taken = [super(Pictures, self).clean(one, initial) for one in given if one]
        too_large = [one.name for one in taken if one.size > MOST_BYTES]
        if too_large:
            named = "、".join(f"“{name}”" for name in too_large)
            raise forms.ValidationError(f"{named}超过 {MOST_MEGABYTES} MB，没有收下。请换一张小一些的照片。")
        if sum(one.size for one in taken) > MOST_BYTES_IN_ALL:
            raise forms.ValidationError(f"照片一共超过 {2 * MOST_MEGABYTES} MB，没有收下。请换小一些的，或者少选几张。")
        return taken


class WhatForm(forms.Form):
    """申请内容：the same columns for the public and for staff."""

    wanted = _Words(
        label="要什么信息",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"写名称，或者能让人查到的特征：哪一年、哪件事、哪个村。不用写用途。不超过 {MOST['wanted']} 个字。",
    )
    hint = forms.CharField(label="文号或者其他线索", required=False, help_text="知道文号的写文号，没有就空着。")
    kind = forms.ChoiceField(label="谁来申请", choices=_KINDS, widget=forms.RadioSelect, initial="citizen")
    name = _Words(label="姓名或者单位名称", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = forms.CharField(
        label="联系电话",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text="电话、邮箱、地址至少写一样，能联系上您就行。",
    )
    email = forms.CharField(
        label="电子邮箱",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email"}),
    )
    address = forms.CharField(
        label="通信地址", required=False, widget=forms.TextInput(attrs={"autocomplete": "address-line1"})
    )
    postcode = forms.CharField(
        label="邮政编码",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    unit_code = forms.CharField(label="统一社会信用代码", required=False, help_text="单位申请的写，不知道的可以空着。")
    legal_person = forms.CharField(label="法定代表人", required=False, help_text="单位申请的写。")
    agent = forms.CharField(label="代理人或者联系人", required=False, help_text="有人代办、代为联系的，写他的姓名。")
    image = Pictures(label="身份证明的照片", required=False, help_text=PROOF)
    form = forms.ChoiceField(
        label="要什么形式", choices=list(FORMS_WANTED.items()), widget=forms.RadioSelect, initial="any"
    )
    way = forms.ChoiceField(
        label="怎样给您", choices=list(WAYS_WANTED.items()), widget=forms.RadioSelect, initial="online"
    )
    help_wanted = forms.CharField(
        label="需要什么协助", required=False, help_text="阅读、视听有困难的，写下需要怎样的帮助。没有就空着。"
    )

    def typed(self) -> Typed:
        """What was typed, as the action takes it."""
        told = self.cleaned_data
        names = ("name", "wanted", "phone", "email", "address", "postcode", "unit_code", "legal_person", "agent")
        rest = {name: told[name] for name in (*names, "hint", "form", "way", "help_wanted")}
        return Typed(kind=ApplicantKind(told["kind"]), **rest)


class ApplyForm(WhatForm):
    """网上申请：the proof of identity goes with it."""

    image = Pictures(label="身份证明", help_text=PROOF)

    website = forms.CharField(
        label="请留空，这一栏用来识别自动程序",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


def _day(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=picker)


class EnterForm(WhatForm):
    """登记申请：how it came, before what it says."""

    channel = forms.ChoiceField(
        label="怎样来的",
        choices=_CHANNELS,
        widget=forms.RadioSelect,
    )
    submitted_on = _day("提交日期", required=True, help_text="当面交的，写交的那天；来信的，写寄出的那天（看邮戳）。")
    arrived_on = _day("到达日期", help_text="来信、传真、邮件到本机关的那天；当面交的空着。")
    signed_for_on = _day("签收日期", help_text="挂号、特快专递，本机关签收的那天。")
    confirmed_on = _day("和申请人确认的日期", help_text="平常信函、传真、邮件要当天联系申请人确认，确认的那天算收到。")
    confirmation = forms.CharField(label="怎样确认的", required=False, help_text="例如：打电话给申请人，本人接的。")
    identity_seen = forms.CharField(
        label="身份证明怎样核对的",
        required=False,
        help_text="当面看过原件的，写“已看身份证原件”；来件里附了的，扫描附在下面；没有的空着，登记以后告知补正。",
    )
    way = forms.ChoiceField(
        label="怎样给申请人", choices=list(WAYS_WANTED.items()), widget=forms.RadioSelect, help_text="照申请人写的选。"
    )
    phone = forms.CharField(
        label="联系电话",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"} | _QUIET),
        help_text="电话、邮箱、地址，来件里写了的都抄下；一样也没有写的空着，先登记，联系上了再确认。",
    )
    title = forms.CharField(
        label="事项", max_length=100, required=False, help_text="一句话写这件申请要什么，列表里用。不写申请人的姓名。"
    )

    is_another = forms.BooleanField(label="确实另有一份", required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    field_order = (
        "channel",
        "submitted_on",
        "arrived_on",
        "signed_for_on",
        "confirmed_on",
        "confirmation",
        "title",
    )

    def came_in(self) -> Came:
        """How it came, as the action takes it."""
        told = self.cleaned_data
        arrived: date = told["arrived_on"] or told["signed_for_on"] or told["submitted_on"]
        days = {name: told[name] for name in ("submitted_on", "signed_for_on", "confirmed_on")}
        words = {name: told[name] for name in ("confirmation", "identity_seen", "title")}
        return Came(Channel(told["channel"]), arrived_on=arrived, **days, **words)


class LookUpForm(forms.Form):
    """查询申请的办理。"""

    organ = forms.ChoiceField(label="向哪个机关申请的", choices=())
    number = forms.CharField(
        label="受理编号", max_length=20, widget=forms.TextInput(attrs=_QUIET), help_text="例如 2026-12。"
    )
    code = forms.CharField(
        label="查询码",
        max_length=20,
        widget=forms.TextInput(attrs=_QUIET | {"autocapitalize": "characters"}),
        help_text="8 个字母和数字，大写小写都行。",
    )

    def __init__(self, *args: Any, organs: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [(organ.code, organ.name) for organ in organs]
        if len(organs) == 1:
            self.fields["organ"].widget = forms.HiddenInput()
            self.fields["organ"].initial = organs[0].code


class CorrectForm(forms.Form):
    """补正。"""

    prefix = "correct"

    corrected = _Words(
        label="补正后的申请内容",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"照要补的，把要的信息写清楚。只缺证明的，这里不用写。不超过 {MOST['wanted']} 个字。",
    )
    image = Pictures(label="补交的证明", required=False, help_text="缺身份证明、授权委托书的附上。" + SIZES)
