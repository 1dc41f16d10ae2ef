"""从文件建稿的表单：parsing only."""

from typing import Any

from django import forms

from mingtang.drafting.forms import UnitForm
from mingtang.organs.models import Unit

ACCEPTED = ".docx,.pdf,.txt"


class AccessionForm(UnitForm):
    """选文件，and for whom the manuscript is written."""

    file = forms.FileField(
        label="文件",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text="Word（.docx）、PDF 或者纯文本。文件本身不保存。涉密、工作秘密文件不得上传。",
        error_messages={"required": "请选择一个文件。", "empty": "这个文件是空的，请重新选择。"},
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, units=units, **kwargs)
        self.order_fields(["unit", "file"])
