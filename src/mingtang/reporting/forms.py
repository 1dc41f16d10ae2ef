"""报表的表单：parsing only."""

from django import forms


class MakeForm(forms.Form):
    """编制季度报表：the explanation is all that is written by hand."""

    explanation = forms.CharField(
        label="说明",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="要向签名人和读者交代的，写在表前；没有就空着。表里的内容来自台账，不在这里改。",
    )


class SendBackForm(forms.Form):
    """退回。"""

    reason = forms.CharField(
        label="退回的理由",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明台账里哪一项要订正。订正以后由编制人重新编制，是新的一版。",
    )
