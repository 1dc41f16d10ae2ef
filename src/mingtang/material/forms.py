"""材料的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms

from mingtang.contents.kinds import ACCEPT as ATTACHMENTS
from mingtang.law.material import MOST_FILES, Held

CLASSIFIED = "本系统是非涉密系统，不要写涉密、工作秘密内容。"
NO_NAMES = "不要写申请人的姓名、单位、电话和地址：科室只用知道要什么，不用知道是谁要。"


class SeveralFilesInput(forms.FileInput):
    """选几个文件。"""

    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """几个文件：as a list, empty where none was chosen."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each of them cleaned."""
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFiles, self).clean(one, initial) for one in chosen if one]


class AskForm(forms.Form):
    """请科室提供材料。"""

    prefix = "ask"

    unit = forms.ModelChoiceField(label="请哪个单位提供", queryset=None, empty_label="请选择")
    wanted = forms.CharField(
        label="申请人要什么",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=f"从申请里抄来的，科室看得到，请改到只剩要什么。{NO_NAMES}",
    )
    asked = forms.CharField(
        label="请提供什么",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=f"写明要哪些材料、哪个时间段的。{NO_NAMES}{CLASSIFIED}",
    )
    days = forms.IntegerField(label="给几个工作日", help_text="从明天起算，最迟在答复期限前两个工作日。")

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units


class AnswerForm(forms.Form):
    """提供材料。"""

    prefix = "answer"

    held = forms.ChoiceField(
        label="有没有这份材料",
        choices=[(held.value, held.label) for held in Held],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="情况",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"写明材料的名称、份数、能不能公开的意见；没有的，写明在哪些地方查过。{CLASSIFIED}",
    )
    elsewhere = forms.CharField(
        label="可能在哪里", required=False, max_length=200, help_text="没有这份材料的填：哪个单位可能有。"
    )
    files = SeveralFiles(
        label="材料",
        required=False,
        widget=SeveralFilesInput(attrs={"accept": ATTACHMENTS}),
        help_text=f"PDF、Word、Excel、照片、.csv 或 .txt，一次最多 {MOST_FILES} 个。",
    )

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = {name: self.cleaned_data[name] for name in ("text", "elsewhere")}
        return told | {"held": Held(self.cleaned_data["held"]) if self.cleaned_data["held"] else None}


class ReasonForm(forms.Form):
    """退回的理由。"""

    prefix = "back"

    reason = forms.CharField(label="退回的理由", widget=forms.Textarea(attrs={"rows": 2}))
