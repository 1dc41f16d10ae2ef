"""有效性的表单：parsing only."""

from collections.abc import Iterable
from typing import Any

from django import forms

from mingtang.editorial.models import Document
from mingtang.law.metadata import Validity
from mingtang.law.validity import LONGEST_NUMBER, LONGEST_TITLE, LONGEST_WORDS, Outcome, Tie
from mingtang.ui.widgets import DateInput
from mingtang.validity.queries.desk import document_at

_KINDS = (Validity.CHANGED, Validity.EXPIRED, Validity.REPEALED)


class TurnForm(forms.Form):
    """登记修改、失效、废止。"""

    prefix = "turn"

    kind = forms.ChoiceField(
        label="怎样了", choices=[("", "请选择"), *((k.value, k.label) for k in _KINDS)],
        help_text="登记以后马上公开，由分管领导登记。",
    )  # fmt: skip
    on = forms.DateField(label="从哪天起", widget=DateInput())
    basis = forms.CharField(
        label="依据和理由", max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="公众看得到，例如“2026年第3次镇长办公会议决定废止”。",
    )  # fmt: skip


class BackForm(forms.Form):
    """更正一次登记。"""

    reason = forms.CharField(label="为什么更正", max_length=LONGEST_WORDS, help_text="记在办理记录里。")


class AssessForm(forms.Form):
    """登记到期评估。"""

    prefix = "assess"

    outcome = forms.ChoiceField(label="评估结论", choices=[("", "请选择"), *((o.value, o.label) for o in Outcome)])
    until_on = forms.DateField(
        label="新的有效期到", required=False, widget=DateInput(), help_text="继续执行的才填；重新公布以后才算。"
    )
    words = forms.CharField(
        label="评估的情况和理由", max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )


class TieForm(forms.Form):
    """登记文件关系：with a document of the library, or another by title and number."""

    prefix = "tie"

    tie = forms.ChoiceField(
        label="这份文件对另一份", choices=[("", "请选择"), *((t.value, t.label) for t in Tie)],
        help_text="修改、废止的，不在本站的文件，由分管领导登记；别的，政务公开专员也登记。",
    )  # fmt: skip
    other = forms.ChoiceField(label="本站的文件", required=False)
    title = forms.CharField(
        label="不在本站的，写标题", max_length=LONGEST_TITLE, required=False, help_text="本站的选上一栏，不用写。"
    )
    number = forms.CharField(label="文号", max_length=LONGEST_NUMBER, required=False)

    def __init__(self, *args: Any, documents: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", "不是本站的"), *documents]

    def chosen(self) -> Document | None:
        """The document of the library, where one was chosen."""
        key = self.cleaned_data["other"]
        return document_at(int(key)) if key else None
