"""案卷的表单：parsing only; what the rules say comes from the actions."""

from django import forms

from mingtang.casefiles.models import Erasure
from mingtang.ui.fields import NeededField


class ErasureForm(forms.Form):
    """抹去的范围和理由。"""

    prefix = "erase"

    scope = forms.ChoiceField(
        label="抹去什么",
        choices=Erasure._meta.get_field("scope").choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择抹去的范围。"},
    )
    reason = NeededField(
        label="理由",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="例如：本人要求。抹去以后理由还留着，不写申请人的姓名、地址和号码。",
    )
