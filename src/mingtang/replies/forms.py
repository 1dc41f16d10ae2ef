"""答复意见的表单：parsing only."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.caseletters.forms import AnswersForm
from mingtang.law.outcomes import Ground
from mingtang.ui.fields import NeededField


def _choices(grounds: Sequence[Ground]) -> list[tuple[str, str]]:
    return [("", "请选择"), *((each.id, each.label) for each in grounds)]


class GroundForm(forms.Form):
    """选依据。"""

    prefix = "ground"

    ground = forms.ChoiceField(label="答复的依据", help_text="按依据选，办理结果自动得出。")

    def __init__(self, *args: Any, grounds: Sequence[Ground], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = _choices(grounds)


class DraftForm(AnswersForm):
    """填写的各项和正文。"""

    prefix = "draft"

    def __init__(self, *args: Any, withholding: Sequence[Ground] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if withholding:
            self.fields["withheld"] = forms.MultipleChoiceField(
                label="不予公开的部分依据哪一条",
                choices=[(each.id, f"{each.label}（{each.article}）") for each in withholding],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        self.fields["text"] = NeededField(
            label="正文", widget=forms.Textarea(attrs={"rows": 16}), help_text="一行是一段，可以改。"
        )


class GiveForm(forms.Form):
    """添加提供的文件。"""

    prefix = "give"

    file = forms.FileField(label="文件")
    title = forms.CharField(
        label="名称", max_length=100, required=False, help_text="写在答复的附件里；不写的用文件名。不要写人名。"
    )


class BackForm(forms.Form):
    """退回的理由。"""

    prefix = "back"

    reason = NeededField(label="退回的理由", widget=forms.Textarea(attrs={"rows": 3}))
