"""撤回的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms

from mingtang.law.editorial import WithdrawalKind
from mingtang.law.withdrawals import ASKED_FOR

_ROWS = {"rows": 3}
_CLASSIFIED = "本系统是非涉密系统，不要写涉密、工作秘密内容。"


class AskForm(forms.Form):
    """申请撤回。"""

    prefix = "ask"

    kind = forms.ChoiceField(
        label="怎样撤回", choices=[(kind.value, kind.label) for kind in ASKED_FOR], widget=forms.RadioSelect
    )
    public_reason = forms.CharField(
        label="公开的理由",
        max_length=500,
        widget=forms.Textarea(attrs=_ROWS),
        help_text="公众在原地址看到的就是这句话。不要写个人信息，不要写是谁。",
    )
    target = forms.CharField(
        label="现在到哪里看",
        required=False,
        max_length=300,
        help_text="移到别处、由别的文件取代的要填。本站的地址以 / 开头，别处的以 https:// 或 http:// 开头。",
    )
    internal_reason = forms.CharField(
        label="内部的原因",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs=_ROWS),
        help_text=f"只留在内部，决定的人会看到。{_CLASSIFIED}",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.add_prefix("looked") in self.data:
            self.ask_to_look()

    def ask_to_look(self) -> None:
        """问一遍：a box for what may still be a name and is none, once it was asked."""
        self.fields["looked"] = forms.BooleanField(label="看过了，公开的理由里没有写是谁", required=False)

    @property
    def asked(self) -> WithdrawalKind:
        """The kind that was chosen."""
        return WithdrawalKind(self.cleaned_data["kind"])


class AnswerForm(forms.Form):
    """不同意。"""

    prefix = "answer"

    answer = forms.CharField(
        label="不同意的理由", max_length=500, widget=forms.Textarea(attrs=_ROWS), help_text="提出的人会看到。"
    )


class SafetyForm(forms.Form):
    """安全撤稿：why, and that what happens was read."""

    prefix = "safety"

    internal_reason = forms.CharField(
        label="原因",
        max_length=500,
        widget=forms.Textarea(attrs=_ROWS),
        help_text="只留在内部，不对外公开。写是哪一类问题、在哪一处，不要抄写涉密内容和个人信息本身。",
    )
    sure = forms.BooleanField(
        label="我看过上面写的后果，现在就撤", error_messages={"required": "请看过后果以后勾选，再撤。"}
    )


class CopyForm(forms.Form):
    """登记转载处。"""

    prefix = "copy"

    place = forms.CharField(label="在哪里转载", max_length=100, help_text="例如：县政府门户网站、某某公众号。")
    address = forms.CharField(
        label="地址",
        required=False,
        max_length=300,
        help_text="网页地址，以 https:// 或 http:// 开头；没有的可以不填。",
        widget=forms.URLInput,
    )


class CloseForm(forms.Form):
    """清理完毕。"""

    prefix = "close"

    finding = forms.CharField(
        label="在哪些地方查过",
        max_length=500,
        widget=forms.Textarea(attrs=_ROWS),
        help_text="例如：县门户、两个公众号、搜索引擎的缓存都查过，没有转载。",
    )
