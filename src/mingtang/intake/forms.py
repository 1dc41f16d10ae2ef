"""导入的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from mingtang.intake.upload import ACCEPT
from mingtang.language.papers import MAX_BYTES
from mingtang.organs.models import Unit
from mingtang.workplan.actions.plans import YEARS
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
        self.fields["unit"].offer(units)
        if "year" in self.data:
            self._show_year()

    def ask_year(self) -> None:
        """The file names no year: the field shows, and says so."""
        self._show_year()
        self.add_error("year", "没有读出要点的年度，请在这里填写，再选一次文件上传。")

    def _show_year(self) -> None:
        self.fields["year"] = forms.IntegerField(
            label="年度",
            required=False,
            min_value=YEARS[0],
            max_value=YEARS[-1],
            error_messages={"invalid": "年度请填四位数字，例如 2026。"},
            help_text="只在文件里没有写年份时才用，例如 2026。",
        )

    def clean_file(self) -> UploadedFile:
        """A file that is too large is not even read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(f"文件超过 {MAX_BYTES // 1_000_000} MB，请压缩其中的图片或只保留正文后再试。")
        return upload


class ConfirmForm(OpennessForm):
    """确认导入：with a second look where evidence would no longer count, or another organ's plan would come."""

    def __init__(
        self,
        *args: Any,
        at_stake: Sequence[int],
        silenced: int = 0,
        attached: int = 0,
        other_organ: str = "",
        **kwargs: Any,
    ) -> None:
        """``at_stake``: for each task that would go, how many pieces of evidence it has.

        ``silenced``: how many tasks with evidence would become statements; ``attached``: how many that change or go
        answer a hand-down or were handed down; ``other_organ``: whose plan for whom.
        """
        super().__init__(*args, **kwargs)
        proved = sum(1 for pieces in at_stake if pieces)
        looks = [f"移出 {len(at_stake)} 条，其中 {proved} 条有佐证"] if proved else []
        looks += [f"标为表述 {silenced} 条，它们有佐证"] if silenced else []
        if looks:
            done = "移出台账，请核对上面移出的各条" if proved else "标为表述，佐证不再计入，请核对上面修改的各条"
            self.fields["removing"] = forms.BooleanField(
                label=f"{'；'.join(looks)}，我已逐条核对",
                error_messages={"required": f"这次导入会把有佐证的任务{done}，再勾选这一项。"},
            )
        if attached:
            self.fields["attached"] = forms.BooleanField(
                label=f"改动和移出的有 {attached} 条关系到上下级下达的任务，我已逐条核对",
                error_messages={"required": "这次导入会改动上下级下达的任务，请核对上面写明的各条，再勾选这一项。"},
            )
        if other_organ:
            self.fields["other_organ"] = forms.BooleanField(
                label=f"{other_organ}，我已核对",
                error_messages={"required": f"{other_organ}。确实要导入的，请勾选这一项。"},
            )


class SplitForm(forms.Form):
    """拆分。"""

    words = forms.CharField(
        label="从哪几个字之后拆开", max_length=200, help_text="照抄原文里的几个字，它们在这一条里只出现一次。"
    )
