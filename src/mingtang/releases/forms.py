"""发布的表单：parsing only; what the rules say comes from the actions."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from mingtang.editorial.models import Revision
from mingtang.ui.widgets import DateInput

NOW, AT, HAND = "now", "at", "hand"


class TimeInput(forms.TimeInput):
    """时间：浏览器自带的选时间控件；没有这种控件的按 09:30 填写。"""

    input_type = "time"


class WhenForm(forms.Form):
    """什么时候发布。"""

    prefix = "when"

    when = forms.ChoiceField(label="什么时候发布", widget=forms.RadioSelect)
    on = forms.DateField(label="日期", required=False, widget=DateInput())
    clock = forms.TimeField(
        label="时间",
        required=False,
        widget=TimeInput(format="%H:%M"),
        help_text="到时间自动发布，一分钟以内办好。选了“到时间自动发布”才要填日期和时间。",
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["when"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A time needs its day and its hour."""
        told = super().clean() or {}
        if told.get("when") == AT:
            for name, words in (("on", "请填写哪一天。"), ("clock", "请填写几点几分。")):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return told

    @property
    def planned_at(self) -> datetime | None:
        """The moment, local time; none where it waits for a hand."""
        if self.cleaned_data["when"] != AT:
            return None
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], self.cleaned_data["clock"]))

    @property
    def is_now(self) -> bool:
        """Whether it is to go out at once."""
        return bool(self.cleaned_data["when"] == NOW)


class MembersForm(forms.Form):
    """再列入哪些。"""

    prefix = "add"

    editions = forms.TypedMultipleChoiceField(
        label="再列入", coerce=int, widget=forms.CheckboxSelectMultiple, error_messages={"required": "请至少勾选一件。"}
    )

    def __init__(self, *args: Any, revisions: list[Revision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["editions"].choices = [(row.edition_id, row.title) for row in revisions]  # type: ignore[attr-defined]
