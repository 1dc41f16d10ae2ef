"""登录、修改密码与验证码的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms


def _password(label: str, autocomplete: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=128,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class SignInForm(forms.Form):
    """登录。"""

    username = forms.CharField(
        label="账号",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = _password("密码", "current-password")

    def clean_username(self) -> str:
        """Phones like to begin with a capital."""
        return self.cleaned_data["username"].lower()


class PasswordForm(forms.Form):
    """修改密码。"""

    old = _password("原密码", "current-password")
    new = _password("新密码", "new-password", "至少 10 个字符，不要用姓名、账号或常见的词。")
    again = _password("再输一遍新密码", "new-password")

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if "new" in told and "again" in told and told["new"] != told["again"]:
            self.add_error("again", "两次输入的新密码不一样，请重新输入。")
        return told


def _code(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=12,
        help_text=help_text,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )


class CodeForm(forms.Form):
    """登录的第二步。"""

    code = _code("手机验证码", "手机上验证码应用里“明堂”下面的 6 位数字，每 30 秒换一个。")


class PhoneForm(forms.Form):
    """绑定手机，或者换一部。"""

    old_code = _code("原来那部手机上的验证码", "原来的手机不在了，请本单位管理员办理找回。")
    code = _code("新手机上的验证码", "扫码以后，应用里“明堂”下面的 6 位数字。")

    def __init__(self, *args: Any, replacing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not replacing:
            del self.fields["old_code"]
            self.fields["code"].label = "手机上的验证码"
