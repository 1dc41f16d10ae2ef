"""导入的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from mingtang.intake.upload import ACCEPT
from mingtang.language.papers import MAX_BYTES
from mingtang.organs.models import Unit
from mingtang.workplan.forms import OpennessForm, UnitField


class UploadForm(forms.Form):
    """上传要点。"""

    unit = UnitField(label="哪个机关的要点", queryset=None, empty_label=None)
    file = forms.FileField(
        label="工作要点文件",
        error_messages={"required": "请选择要上传的文件。"},
        help_text="可以是 Word（.docx）、PDF、网页、Excel、CSV 或纯文本，不超过 20 兆。旧版 .doc 请先另存为 .docx。",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].initial = units[0] if units else None
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()

    def clean_file(self) -> UploadedFile:
        """A file that is too large is not even read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(f"文件超过 {MAX_BYTES // 1_000_000} MB，请压缩其中的图片或只保留正文后再试。")
        return upload


class ConfirmForm(OpennessForm):
    """确认导入：with a second look where tasks that have evidence would leave the ledger."""

    def __init__(self, *args: Any, at_stake: Sequence[int], **kwargs: Any) -> None:
        """``at_stake``: for each task that would go, how many pieces of evidence it has."""
        super().__init__(*args, **kwargs)
        proved = sum(1 for pieces in at_stake if pieces)
        if proved:
            self.fields["removing"] = forms.BooleanField(
                label=f"移出 {len(at_stake)} 条，其中 {proved} 条有佐证，我已逐条核对",
                error_messages={"required": "这次导入会把有佐证的任务移出台账，请核对上面移出的各条，再勾选这一项。"},
            )


class SplitForm(forms.Form):
    """拆分。"""

    words = forms.CharField(
        label="从哪几个字之后拆开", max_length=200, help_text="照抄原文里的几个字，它们在这一条里只出现一次。"
    )
