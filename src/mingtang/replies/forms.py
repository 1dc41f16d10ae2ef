"""答复意见的表单：parsing only."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.caseletters.forms import AnswersForm
from mingtang.law.outcomes import Ground, kinds_of
from mingtang.replies.queries.replies import WHY
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


class KindsField(forms.MultipleChoiceField):
    """属于哪一类：chosen from those that the article names, kept as the reply writes them; asked for by the action."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        """From how it is kept."""
        return list(kinds_of(value)) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """To how it is kept; none is none, while one is still writing."""
        return "、".join(each for each in self.to_python(value) if self.valid_value(each))


class DraftForm(AnswersForm):
    """填写的各项和正文。"""

    prefix = "draft"

    def __init__(
        self,
        *args: Any,
        withholding: Sequence[Ground] = (),
        kinds: Sequence[str] = (),
        why: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, asked in self._asked.items():
            if asked.need == "which_kind" and kinds:
                self.fields[name] = KindsField(label=asked.question, choices=[(each, each) for each in kinds])
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
        if why:
            self.fields["why"] = forms.CharField(
                label="里面的个人信息为什么可以给",
                max_length=500,
                required=False,
                help_text="只有申请人本人的、依法应当给他的才可以，例如申请人要的就是自己的登记信息。由审核的人确认。",
            )

    def values(self) -> dict[str, str]:
        """What was typed, by its name."""
        why = {WHY: self.cleaned_data["why"].strip()} if self.cleaned_data.get("why") else {}
        return super().values() | why


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
