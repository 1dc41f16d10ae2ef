"""一行的表单：one field of a form for each column, marked as needed where it is, its reasons shown at it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from mingtang.language.papers import MAX_BYTES
from mingtang.law.fields import NO, YES, Field, FieldType
from mingtang.tables.reading import ACCEPT
from mingtang.ui.fields import NeededChoice, NeededField

MOST_LONG, MOST_SHORT = 4000, 300


def form_field(head: Field, *, rows: int = 4) -> forms.Field:
    """一列的填写项：that a needed one is empty the action tells, with all its other reasons at once."""
    told: dict[str, Any] = {"label": head.title, "required": head.must}
    told["help_text"] = "；".join(filter(None, (head.basis, head.help)))
    choices = (YES, NO) if head.type is FieldType.YES_NO else head.choices
    if choices:
        pairs = [("", "没有填"), *((one, one) for one in choices)]
        return NeededChoice(choices=pairs, **told) if head.must else forms.ChoiceField(choices=pairs, **told)
    if head.type is FieldType.LONG:
        told["widget"] = forms.Textarea(attrs={"rows": rows})
    most = MOST_LONG if head.type is FieldType.LONG else MOST_SHORT
    return NeededField(max_length=most, **told) if head.must else forms.CharField(max_length=most, **told)


def at_fields(heads: Sequence[Field], reasons: Iterable[str]) -> dict[str, str]:
    """理由写在哪一项旁边：by the heading that a reason names first, the longest where two begin alike."""
    found = {}
    for reason in reasons:
        named = [(reason.find(head.title), -len(head.title), head.key) for head in heads if head.title in reason]
        if named:
            found[reason] = min(named)[2]
    return found


class AskingForm(forms.Form):
    """问一遍的表单：with a box for what may still be a name and is none, once it was asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.add_prefix("looked") in self.data:
            self.ask_to_look()

    def ask_to_look(self) -> None:
        """问一遍。"""
        self.fields["looked"] = forms.BooleanField(label="看过了，文字里没有要遮住的姓名", required=False)


class TableForm(forms.Form):
    """上传填好的表格。"""

    file = forms.FileField(
        label="填好、改好的表格",
        error_messages={"required": "请选择填好、改好的表格。"},
        help_text=".xlsx，也可以是另存成的 .csv，不超过 20 兆。只读取，不保存文件。",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )

    def clean_file(self) -> UploadedFile:
        """A file that is too large is not even read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(f"文件超过 {MAX_BYTES // 1_000_000} MB，请核对选择的文件。")
        return upload
