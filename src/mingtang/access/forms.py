"""登录与修改密码的表单：parsing only; what the rules say comes from the actions."""

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
