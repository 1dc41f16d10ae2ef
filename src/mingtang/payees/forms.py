"""补贴名单的表单：parsing only; what the rules say comes from the actions."""

from django import forms

from mingtang.language.width import narrow, squeeze
from mingtang.law.payees import TAIL
from mingtang.payees.reading import ACCEPT, IS_TAIL
from mingtang.ui.widgets import DateInput

_OFF = {"autocomplete": "off"}


class ListForm(forms.Form):
    """导入名单。"""

    prefix = "list"

    file = forms.FileField(
        label="名单（.xlsx 或 .csv）", widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        help_text="五列：村、姓名、证件号（填末四位就够）、数量、金额。18 位号码读完就不留，只留末四位。",
    )  # fmt: skip
    made_on = forms.DateField(label="结果形成日期", widget=DateInput(), help_text="从这天起 20 个工作日内公示。")
    stated = forms.DecimalField(
        label="合计金额（元）", max_digits=14, decimal_places=2, required=False, help_text="填了就与各行的和核对。"
    )
    note = forms.CharField(
        label="改了什么", max_length=200, required=False, help_text="换已经公示过的名单才填，会公开，不要写姓名。"
    )


class ShowingForm(forms.Form):
    """公示的起止。"""

    prefix = "show"

    since_on = forms.DateField(
        label="公示开始", widget=DateInput(), help_text="不能早于签发的那天，审签要几天的，往后定几天。"
    )
    until_on = forms.DateField(
        label="公示结束", widget=DateInput(), help_text="天数从公示开始的第二天数起。这一天过完，名字自己收起。"
    )


class OwnForm(forms.Form):
    """查自己的一行。"""

    name = forms.CharField(label="姓名", max_length=30, widget=forms.TextInput(attrs=_OFF))
    tail = forms.CharField(
        label="身份证号的末四位", max_length=8, widget=forms.TextInput(attrs=_OFF),
        help_text="最后一位是 X 的照样填；合作社等填统一社会信用代码的末四位。",
    )  # fmt: skip

    def clean_tail(self) -> str:
        """Four signs; anything else is a slip of the hand, and no try."""
        tail = squeeze(narrow(str(self.cleaned_data["tail"]))).upper()
        if not IS_TAIL.fullmatch(tail):
            raise forms.ValidationError(f"末四位是 {TAIL} 个数字或者字母，请核对。")
        return tail
