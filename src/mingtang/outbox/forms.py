"""通知设置的表单：parsing only."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from mingtang.law.mail import HOURS, NoticeKind, Quiet
from mingtang.outbox.models import Preference

ASCII = RegexValidator(r"^[\x21-\x7e]+\Z", "邮件地址只用半角字母、数字和符号。")
OCLOCK = [(hour, f"{hour}:00") for hour in HOURS]


class AddressForm(forms.Form):
    """邮件地址。"""

    address = forms.EmailField(
        label="邮件地址",
        max_length=254,
        validators=[ASCII],
        help_text="只用来给您寄通知，别人看不到，可以随时删除。请用工作邮箱。",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(forms.Form):
    """验证码。"""

    code = forms.RegexField(
        label="验证码",
        regex=r"^\s*\d{6}\s*$",
        error_messages={"invalid": "验证码是六位数字。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class ChoiceForm(forms.Form):
    """什么时候寄。"""

    at_once = forms.MultipleChoiceField(
        label="哪些马上寄",
        required=False,
        choices=[(kind.value, kind.label) for kind in NoticeKind],
        widget=forms.CheckboxSelectMultiple,
        help_text="没有勾选的，放进每日摘要。",
    )
    digest = forms.BooleanField(label="每个工作日寄一份摘要", required=False)
    digest_hour = forms.TypedChoiceField(label="摘要在几点寄", choices=OCLOCK, coerce=int)
    quiet_since = forms.TypedChoiceField(label="免打扰从几点起", choices=OCLOCK, coerce=int)
    quiet_until = forms.TypedChoiceField(
        label="免打扰到几点止", choices=OCLOCK, coerce=int, help_text="两个钟点相同，就没有免打扰的钟点。"
    )
    quiet_days_off = forms.BooleanField(label="休息日和节假日免打扰", required=False)

    @property
    def told(self) -> dict[str, Any]:
        """What the action is told."""
        data = self.cleaned_data
        return {
            "at_once": [NoticeKind(kind) for kind in data["at_once"]],
            "digest": data["digest"],
            "digest_hour": data["digest_hour"],
            "quiet": Quiet(data["quiet_since"], data["quiet_until"], data["quiet_days_off"]),
        }


def chosen(preference: Preference) -> dict[str, Any]:
    """What the form shows first."""
    return {name: getattr(preference, name) for name in ChoiceForm.base_fields}
