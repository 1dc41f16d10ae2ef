"""找回的表单。"""

from django import forms


class RecoveryForm(forms.Form):
    """申请找回。"""

    reason = forms.CharField(
        label="原因",
        max_length=200,
        help_text="例如：手机丢失，本人当面提出。确认的人会看到；不要写手机号、身份证号。",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
