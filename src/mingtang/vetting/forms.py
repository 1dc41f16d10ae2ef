"""公开前核对的表单：parsing only."""

from django import forms

from mingtang.contents.text import parts
from mingtang.language.papers import Unreadable

MOST_BYTES = 2 * 1024 * 1024


class WordsForm(forms.Form):
    """登记用语。"""

    lines = forms.CharField(
        label="用语",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="一行一条，各项用逗号或者制表符隔开：种类，规范写法，别的写法（或者职务）。种类是机关名称、姓名职务、固定提法或公开的电话。",
    )
    table = forms.FileField(label="或者上传表格", required=False, help_text=".csv 或 .xlsx，三列，第一行可以是表头。")

    def clean_table(self) -> list[str]:
        """The rows of the file, each with tabs between its cells."""
        upload = self.cleaned_data["table"]
        if not upload:
            return []
        if upload.size > MOST_BYTES:
            raise forms.ValidationError("表格超过 2 MB，请只留下种类、规范写法、别的写法三列。")
        try:
            read = list(parts(upload.read(), upload.name or ""))
        except Unreadable as unreadable:
            raise forms.ValidationError(str(unreadable)) from unreadable
        return [part.text for part in read if not part.hidden and part.where.endswith("行")]

    def clean_lines(self) -> list[str]:
        """The lines as they were typed, each with tabs between its cells."""
        typed = self.cleaned_data["lines"].replace("，", ",").splitlines()
        return ["\t".join(line.split("\t") if "\t" in line else line.split(",", 2)) for line in typed if line.strip()]


class ExcuseForm(forms.Form):
    """忽略的理由。"""

    mark = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(label="为什么可以这样公开", required=False)
