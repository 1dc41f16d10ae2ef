"""放假通知的表单：parsing only."""

from dataclasses import replace
from typing import Any

from django import forms

from mingtang.holidays.pasted import read_pasted
from mingtang.law.notices import Notice, Source, usual_title
from mingtang.law.rules import RuleBroken
from mingtang.ui.widgets import DateInput

_HELP = (
    "可以粘贴通知全文，也可以一行写一天或者一段：2027-01-01 休，2027-01-02 至 2027-01-05 休，2027-01-31 班，"
    "1月1日至3日放假，2月14日（星期六）上班。“休”是放假，“班”是调休上班。"
)


class NoticeForm(forms.Form):
    """放假通知。``notice`` is what was read, once the form is valid."""

    year = forms.IntegerField(label="年份", min_value=2000, max_value=2099)
    document_number = forms.CharField(
        label="发文字号", max_length=40, required=False, help_text="粘贴的全文里有发文字号的，可以不填。"
    )
    published_on = forms.DateField(label="发布日期", widget=DateInput())
    source = forms.CharField(label="来源", max_length=300, help_text="通知从哪里来：中国政府网的网址，或者收文登记号。")
    text = forms.CharField(
        label="放假和调休上班的日子", max_length=10_000, help_text=_HELP, widget=forms.Textarea(attrs={"rows": 12})
    )

    notice: Notice

    def clean(self) -> dict[str, Any]:
        """Read the days; each fault is shown at the field they were typed into."""
        cleaned = super().clean() or {}
        if "text" not in cleaned or "year" not in cleaned:
            return cleaned
        try:
            read = read_pasted(cleaned["text"], year=cleaned["year"])
        except RuleBroken as broken:
            for reason in broken.reasons:
                self.add_error("text", reason)
            return cleaned
        number = "".join(cleaned.get("document_number", "").split()) or read.sources[0].number
        self.notice = replace(read, sources=(Source(usual_title(read.year), number),))
        return cleaned
