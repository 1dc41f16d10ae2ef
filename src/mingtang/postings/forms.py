"""县门户发布的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.law.outlets import LONGEST_URL
from mingtang.organs.models import Unit
from mingtang.ui.widgets import DateInput


class RecordForm(forms.Form):
    """登记县门户发布。"""

    url = forms.CharField(
        label="网址",
        max_length=LONGEST_URL,
        help_text="县门户上这一件的完整网址，从浏览器的地址栏复制。",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}),
    )
    on = forms.DateField(label="发布日期", help_text="县门户上写的发布日期。", widget=DateInput())
    screenshot = forms.FileField(
        label="截图",
        error_messages={"required": "请选择截图。"},
        help_text="图片（JPG、PNG 或者 WebP），看得清网址、标题和日期。截图里不要有编辑后台、登录的账号和个人信息。",
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp"}),
    )


class RemovalForm(forms.Form):
    """登记县门户撤下。"""

    on = forms.DateField(label="撤下日期", help_text="县门户上不再有的那天。", widget=DateInput())

    def __init__(self, *args: Any, posting: int, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"removal-{posting}-%s", **kwargs)


class ListForm(forms.Form):
    """已有条目的清单。"""

    organ = forms.ModelChoiceField(label="哪个机关的", queryset=None, empty_label=None)
    file = forms.FileField(
        label="填好的清单",
        error_messages={"required": "请选择填好的清单。"},
        help_text="Excel 文件（.xlsx）或者 CSV 文件（.csv），用下面的样表填写。清单只读一遍，不保存。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args: Any, organs: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs
        self.fields["organ"].initial = organs.first()
