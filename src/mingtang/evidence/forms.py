"""佐证的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from mingtang.contents.kinds import ACCEPT as ATTACHMENTS
from mingtang.evidence.handing import Handed
from mingtang.evidence.models import Evidence
from mingtang.ui.widgets import DateInput


class NoteForm(forms.Form):
    """进展记录。"""

    prefix = "note"

    text = forms.CharField(
        label="做了什么",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一两句话，不要写个人信息。",
    )


class ReasonForm(forms.Form):
    """理由。"""

    reason = forms.CharField(label="理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class RuleForm(forms.Form):
    """佐证规则。"""

    prefix = "rule"

    source = forms.ChoiceField(label="来源")
    words = forms.CharField(label="匹配词", max_length=100)

    def __init__(self, *args: Any, sources: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = list(sources)
        self.fields["source"].choices = [(source.key, source.label) for source in told]
        self.fields["words"].help_text = "".join(source.help for source in told)


class EvidenceForm(forms.Form):
    """交佐证：the fields of its kind, and the two that every kind has."""

    prefix = "evidence"

    title = forms.CharField(label="名称", max_length=200, help_text="例如：第三季度补贴公示。")
    on = forms.DateField(label="日期", widget=DateInput(), help_text="事情发生或者材料形成的日子，不是上传的日子。")
    for_period_on = forms.TypedChoiceField(
        label="所属期",
        required=False,
        coerce=date.fromisoformat,
        empty_value=None,
        help_text="这份佐证说的是哪一期。不选，就算在日期所在的一期。",
    )
    file = forms.FileField(
        label="文件",
        help_text="PDF、Word、Excel、照片、.csv 或 .txt，一个不超过 20 兆。",
        widget=forms.FileInput(attrs={"accept": ATTACHMENTS}),
    )
    url = forms.CharField(label="地址", max_length=500, help_text="以 https:// 或 http:// 开头，能公开打开的网页。")
    value = forms.DecimalField(label="数值", max_digits=16, decimal_places=2)
    unit_of_value = forms.CharField(label="单位", max_length=20, help_text="例如：户、份、万元。")
    detail = forms.CharField(label="说明", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    needs = {
        Evidence.FILE: ("file",),
        Evidence.LINK: ("url",),
        Evidence.NUMBER: ("value", "unit_of_value"),
        Evidence.EVENT: (),
    }

    def __init__(self, *args: Any, kind: str, on: date, periods: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["for_period_on"].choices = [("", "日期所在的一期"), *periods]
        if not periods:
            del self.fields["for_period_on"]
        self.kind = kind
        self.fields["on"].initial = on
        self.fields["on"].widget.attrs["max"] = on.isoformat()
        for name in {"file", "url", "value", "unit_of_value"} - set(self.needs[kind]):
            del self.fields[name]
        if kind == Evidence.EVENT:
            self.fields["detail"].required = True
            self.fields["detail"].help_text = "写明时间、地点、来了多少人、做了什么。"

    def handed(self, **more: Any) -> Handed:
        """What was handed in."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "file" and value is not None}
        return Handed(kind=self.kind, **told, **more)
