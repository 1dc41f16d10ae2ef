"""当场答复的表单：parsing only."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.law.outcomes import Ground
from mingtang.spoken.actions import NO_PRESENT, NOT_SAID, Spoken
from mingtang.ui.widgets import DateInput

_LINES = forms.Textarea(attrs={"rows": 4})


class SpokenForm(forms.Form):
    """当场答复。"""

    prefix = "spoken"

    ground = forms.ChoiceField(label="答复的依据", error_messages={"required": "请选择答复的依据。"})
    on = forms.DateField(
        label="答复的日期",
        widget=DateInput(),
        error_messages={"required": "请填写答复的日期。"},
    )
    said = forms.CharField(
        label="怎样答复的",
        widget=_LINES,
        error_messages={"required": NOT_SAID},
        help_text="口头还是书面，说了什么、给了什么。涉密、工作秘密的内容不得写在这里。",
    )
    present = forms.CharField(label="在场的工作人员", max_length=100, error_messages={"required": NO_PRESENT})

    def __init__(self, *args: Any, grounds: Sequence[Ground], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [("", "请选择"), *((each.id, each.label) for each in grounds)]

    def spoken(self) -> Spoken:
        """What was typed, as the action takes it."""
        return Spoken(**self.cleaned_data)
