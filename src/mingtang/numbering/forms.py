"""索引号的表单：parsing only."""

from django import forms


class PrefixForm(forms.Form):
    """单位编码。"""

    prefix = forms.CharField(
        label="单位编码", max_length=30, help_text="一般用本机关 18 位统一社会信用代码。它写在每一个索引号的最前面。"
    )
