"""免予解读的表单：parsing only."""

from typing import Any

from django import forms

from mingtang.law.interpretation import LONGEST_WORD
from mingtang.law.metadata import document_types


class ExemptForm(forms.Form):
    """申请免予解读。"""

    reason = forms.CharField(
        label="为什么不用解读", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecideForm(forms.Form):
    """批准或者不批准。"""

    note = forms.CharField(label="意见", max_length=500, required=False, help_text="不批准的，请写明理由。")


class RuleForm(forms.Form):
    """解读设置。"""

    first = forms.CharField(label="起草时", max_length=LONGEST_WORD, required=False)
    second = forms.CharField(label="审签时", max_length=LONGEST_WORD, required=False)
    third = forms.CharField(label="发布时", max_length=LONGEST_WORD, required=False)
    types = forms.MultipleChoiceField(
        label="另外必须解读的文件种类", required=False, widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(code, kind.name) for code, kind in document_types().items() if not kind.explained],
    )  # fmt: skip
    place = forms.ChoiceField(label="解读放在哪里", required=False)
    excerpt_percent = forms.IntegerField(
        label="照抄的提示线（百分之几）", min_value=1, max_value=100,
        help_text="解读里与文件原文一样的句子超过这个比例，提醒写的人换成自己的话。",
    )  # fmt: skip

    def __init__(self, *args: Any, places: list[tuple[str, list[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", "按标准目录的“政策解读材料”"), *places]
