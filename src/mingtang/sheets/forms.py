"""台账表格的表单：parsing only."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from mingtang.language.papers import MAX_BYTES
from mingtang.law.origins import Origin
from mingtang.sheets.reading import ACCEPT


class UploadForm(forms.Form):
    """上传改好的表格。"""

    file = forms.FileField(
        label="改好的表格",
        error_messages={"required": "请选择改好的表格。"},
        help_text="从台账导出、改好存盘的 .xlsx，也可以是另存成的 .csv，不超过 20 兆。",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )

    origin = forms.ChoiceField(
        label="没有编号的行",
        choices=[(one.value, one.label) for one in (Origin.ADDED, Origin.CARRIED_OVER)],
        required=False,
    )

    def clean_file(self) -> UploadedFile:
        """A file that is too large is not even read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(f"文件超过 {MAX_BYTES // 1_000_000} MB，不像台账表格，请核对选择的文件。")
        return upload
