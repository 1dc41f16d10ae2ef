"""新指引的表单：parsing only."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from mingtang.language.papers import MAX_BYTES

DECIDE = (("take", "采纳"), ("leave", "不采纳"))


class DirectiveForm(forms.Form):
    """上传或者粘贴新指引的表格。"""

    title = forms.CharField(
        label="指引或者表格的名称", max_length=120, help_text="例如：某某领域基层政务公开标准指引。"
    )
    number = forms.CharField(label="文号", max_length=60, required=False)
    file = forms.FileField(
        label="表格",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=".xlsx 或 .csv，官方样式的目录表，不超过 20 兆。",
    )
    text = forms.CharField(
        label="或者粘贴",
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="在 Excel 或 WPS 里连表头一起复制，粘贴到这里。",
    )
    is_complete = forms.BooleanField(
        label="这是完整的目录，表里没有的事项要逐项决定删不删",
        required=False,
        help_text="只是一个领域的指引就不勾，表里没有的事项不动。",
    )

    def clean_file(self) -> UploadedFile | None:
        """A file that is too large is not even read."""
        upload = self.cleaned_data["file"]
        if upload and upload.size > MAX_BYTES:
            raise forms.ValidationError(f"文件超过 {MAX_BYTES // 1_000_000} MB，不像目录表格，请核对选择的文件。")
        return upload

    def clean(self) -> None:
        """One of the two, not both."""
        has_file, has_text = bool(self.cleaned_data.get("file")), bool(self.cleaned_data.get("text", "").strip())
        if "file" not in self.errors and has_file == has_text:
            raise forms.ValidationError("请上传表格或者粘贴内容，两样选一样。")


class DecideForm(forms.Form):
    """决定。"""

    decision = forms.ChoiceField(label="决定", choices=DECIDE, widget=forms.RadioSelect)
    reason = forms.CharField(label="理由", max_length=300)

    @property
    def taken(self) -> bool:
        """采纳。"""
        return self.cleaned_data["decision"] == "take"
