"""台账的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from mingtang.files.kinds import ACCEPT as ATTACHMENTS
from mingtang.language.papers import MAX_BYTES
from mingtang.law.commitments import STATE_LABELS, Rhythm
from mingtang.law.openness import Openness
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
from mingtang.ui.widgets import DateInput
from mingtang.workplan import intake
from mingtang.workplan.actions.evidence import Handed
from mingtang.workplan.models import Evidence, Plan
from mingtang.workplan.queries.ledger import DUES, GROUPS, KINDS, NO_OFFICE, NO_OFFICE_LABEL, WAITING, Asked

ANY = ("", "全部")


def add_reasons(form: forms.Form, broken: RuleBroken, field: str | None = None) -> None:
    """Show why an act was refused on the form that asked for it."""
    for reason in broken.reasons:
        form.add_error(field, reason)


def _choice(label: str, choices: Iterable[tuple[str, str]], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), **more)


class UnitsField(forms.ModelMultipleChoiceField):
    """几个单位。"""

    def label_from_instance(self, unit: Unit) -> str:
        return unit.short_name


class UnitField(forms.ModelChoiceField):
    """一个单位。"""

    def label_from_instance(self, unit: Unit) -> str:
        return unit.name


class FilterForm(forms.Form):
    """台账的筛选：whatever it cannot read counts as not asked."""

    office = _choice("责任单位", [], required=False)
    due = _choice("期限", [ANY, *DUES.items()], required=False)
    state = _choice("状态", [ANY, *STATE_LABELS.items(), (WAITING, "有佐证待认定")], required=False)
    kind = _choice("类别", [*KINDS.items(), ("all", "任务和表述")], required=False)

    def __init__(self, *args: Any, offices: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(unit.code, unit.short_name) for unit in offices]
        self.fields["office"].choices = [ANY, *named, (NO_OFFICE, NO_OFFICE_LABEL)]

    def asked(self) -> Asked:
        """What was asked of the board."""
        self.full_clean()
        told = self.cleaned_data
        group = self.data.get("group", "")
        kind = told.get("kind") or "task"
        return Asked(
            office=told.get("office", ""),
            due=told.get("due", ""),
            state=told.get("state", ""),
            kind="" if kind == "all" else kind,
            words=self.data.get("q", "").strip()[:100],
            group=group if group in GROUPS else "",
        )


class UploadForm(forms.Form):
    """上传要点。"""

    unit = UnitField(label="哪个机关的要点", queryset=None, empty_label=None)
    file = forms.FileField(
        label="工作要点文件",
        error_messages={"required": "请选择要上传的文件。"},
        help_text="可以是 Word（.docx）、PDF、网页、Excel、CSV 或纯文本，不超过 20 兆。旧版 .doc 请先另存为 .docx。",
        widget=forms.FileInput(attrs={"accept": intake.ACCEPT}),
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


class OpennessForm(forms.Form):
    """公开属性和成文日期。"""

    openness = _choice(
        "公开属性",
        [(o.value, o.label) for o in Openness if o is not Openness.UNDECIDED],
        widget=forms.RadioSelect,
        help_text="说的是要点本身。主动公开的，自成文之日起 20 个工作日内公开。",
    )
    reason = forms.CharField(
        label="理由和依据",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="依申请公开、不予公开的必须写明。",
    )
    made_on = forms.DateField(label="成文日期", widget=DateInput(), help_text="印发通知落款的日子，公开时限从它算起。")

    def clean_openness(self) -> Openness:
        return Openness(self.cleaned_data["openness"])


def told_of_plan(plan: Plan | None) -> dict[str, Any]:
    """What the form starts with where the ledger has the plan already."""
    if plan is None:
        return {}
    return {"openness": plan.openness, "reason": plan.openness_reason, "made_on": plan.made_on}


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


class AssignForm(forms.Form):
    """责任单位和配合单位。"""

    prefix = "assign"

    owner = UnitField(label="责任单位", queryset=None, required=False, empty_label="暂不明确")
    co_owners = UnitsField(
        label="配合单位", queryset=None, required=False, widget=forms.CheckboxSelectMultiple, help_text="没有就不选。"
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = self.fields["co_owners"].queryset = units


class TermForm(forms.Form):
    """本机关自定的频次和时限。"""

    prefix = "term"

    rhythm = _choice("频次", [("", "按要点"), *((r.value, r.label) for r in Rhythm)], required=False)
    due_on = forms.DateField(label="时限", required=False, widget=DateInput(), help_text="不能晚于要点写明的时限。")

    def clean_rhythm(self) -> Rhythm | None:
        return Rhythm(self.cleaned_data["rhythm"]) if self.cleaned_data["rhythm"] else None


class NoteForm(forms.Form):
    """进展记录。"""

    prefix = "note"

    text = forms.CharField(
        label="做了什么",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一两句话，不要写个人信息。",
    )


class ReasonForm(forms.Form):
    """理由。"""

    reason = forms.CharField(label="理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class RuleForm(forms.Form):
    """佐证规则。"""

    prefix = "rule"

    source = forms.ChoiceField(label="来源")
    words = forms.CharField(label="匹配词", max_length=100)

    def __init__(self, *args: Any, sources: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = list(sources)
        self.fields["source"].choices = [(source.key, source.label) for source in told]
        self.fields["words"].help_text = "".join(source.help for source in told)


class EvidenceForm(forms.Form):
    """交佐证：the fields of its kind, and the two that every kind has."""

    prefix = "evidence"

    title = forms.CharField(label="名称", max_length=200, help_text="例如：第三季度补贴公示。")
    on = forms.DateField(label="日期", widget=DateInput(), help_text="事情发生或者材料形成的日子，不是上传的日子。")
    file = forms.FileField(
        label="文件",
        help_text="PDF、Word、Excel、照片、.csv 或 .txt，一个不超过 20 兆。",
        widget=forms.FileInput(attrs={"accept": ATTACHMENTS}),
    )
    url = forms.CharField(label="地址", max_length=500, help_text="以 https:// 或 http:// 开头，能公开打开的网页。")
    value = forms.DecimalField(label="数值", max_digits=16, decimal_places=2)
    unit_of_value = forms.CharField(label="单位", max_length=20, help_text="例如：户、份、万元。")
    detail = forms.CharField(label="说明", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    needs = {
        Evidence.FILE: ("file",),
        Evidence.LINK: ("url",),
        Evidence.NUMBER: ("value", "unit_of_value"),
        Evidence.EVENT: (),
    }

    def __init__(self, *args: Any, kind: str, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["on"].initial = on
        self.fields["on"].widget.attrs["max"] = on.isoformat()
        for name in {"file", "url", "value", "unit_of_value"} - set(self.needs[kind]):
            del self.fields[name]
        if kind == Evidence.EVENT:
            self.fields["detail"].required = True
            self.fields["detail"].help_text = "写明时间、地点、来了多少人、做了什么。"

    def handed(self, **more: Any) -> Handed:
        """What was handed in."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "file" and value is not None}
        return Handed(kind=self.kind, **told, **more)
