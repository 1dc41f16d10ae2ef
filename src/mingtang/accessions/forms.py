"""从文件建稿的表单：parsing only."""

from typing import Any

from django import forms

from mingtang.drafting.forms import UnitForm
from mingtang.organs.models import Unit

ACCEPTED = ".docx,.pdf,.txt,.ofd,.doc,.wps"


class SeveralFiles(forms.FileInput):
    """选文件，several at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """几份文件：each checked like one; an empty one is taken along, and its own row says that it is empty."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """All of them, in the order in which they were chosen."""
        return [super(FilesField, self).clean(one, initial) for one in (data or [None])]


class AccessionForm(UnitForm):
    """选文件，and for whom the manuscript is written."""

    file = forms.FileField(
        label="文件",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text="Word（.docx）、PDF、OFD 或者纯文本。文件本身不保存。涉密、工作秘密文件不得上传。",
        error_messages={"required": "请选择一个文件。", "empty": "这个文件是空的，请重新选择。"},
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, units=units, **kwargs)
        self.order_fields(["unit", "file"])


class BatchForm(UnitForm):
    """选一批文件，and for whom the manuscripts are written."""

    files = FilesField(
        label="文件",
        widget=SeveralFiles(attrs={"accept": f"{ACCEPTED},.zip"}),
        help_text="可以选几份，也可以先打成一个 .zip。办完以后文件不保存。涉密、工作秘密文件不得上传。",
        allow_empty_file=True,
        error_messages={"required": "请选择文件。"},
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, units=units, **kwargs)
        self.order_fields(["unit", "files"])
