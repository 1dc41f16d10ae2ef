"""规划的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.contents.kinds import ACCEPT
from mingtang.law.openness import Openness
from mingtang.law.programme_facts import Facts, MeasureFacts
from mingtang.law.programmes import ProgrammeKind
from mingtang.organs.models import Unit
from mingtang.programmes.models import Measure, Programme
from mingtang.ui.widgets import DateInput
from mingtang.workplan.forms import UnitField

READS = ".txt,.docx"
_YEARS = {"min_value": 2000, "max_value": 2099, "error_messages": {"invalid": "年份请填四位数字，例如 2026。"}}


class ProgrammeForm(forms.Form):
    """规划的要素。"""

    title = forms.CharField(label="标题", max_length=200)
    kind = forms.ChoiceField(label="种类", choices=[(k.value, k.label) for k in ProgrammeKind])
    since_year = forms.IntegerField(label="起始年份", **_YEARS)
    until_year = forms.IntegerField(label="截止年份", **_YEARS)
    approved_by = forms.CharField(label="批准机关", max_length=100, required=False)
    approved_on = forms.DateField(label="批准日期", required=False, widget=DateInput())
    number = forms.CharField(label="文号", max_length=60, required=False)
    summary = forms.CharField(
        label="主要内容", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="几句话说清要办什么，公开页上会列出。",
    )  # fmt: skip
    openness = forms.ChoiceField(
        label="公开属性",
        choices=[(o.value, o.label) for o in Openness if o is not Openness.UNDECIDED],
        widget=forms.RadioSelect,
    )
    openness_reason = forms.CharField(
        label="公开属性的理由和依据", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="依申请公开、不予公开的必须写明。",
    )  # fmt: skip
    comments_until_on = forms.DateField(
        label="意见收到哪天", required=False, widget=DateInput(), help_text="不填，公开期间一直收。"
    )

    def facts(self) -> Facts:
        """The facts as they were typed."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in {"unit", "slug"}}
        told |= {"kind": ProgrammeKind(told["kind"]), "openness": Openness(told["openness"])}
        return Facts(**told)


class NewForm(ProgrammeForm):
    """登记规划：its organ and its address, which stay."""

    unit = UnitField(label="哪个机关的规划", queryset=None, empty_label=None)
    slug = forms.CharField(
        label="地址名",
        max_length=39,
        help_text="公开地址的最后一段，小写字母、数字和连字符，例如 rural-industry。以后不能改。",
    )
    field_order = ("unit", "slug")

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(units)


def told_of(record: Programme | Measure, form: type[forms.Form]) -> dict[str, Any]:
    """What a form starts with."""
    return {name: getattr(record, name) for name in form.base_fields}


class MeasureForm(forms.Form):
    """措施。"""

    prefix = "measure"

    heading = forms.CharField(label="标题", max_length=100)
    text = forms.CharField(label="内容", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    lead = UnitField(label="牵头单位", queryset=None, required=False, empty_label="暂不明确")
    until_on = forms.DateField(label="完成期限", required=False, widget=DateInput(), help_text="不填，到规划期末。")
    indicator = forms.CharField(label="指标", max_length=60, required=False, help_text="例如：村集体经营性收入。")
    target = forms.DecimalField(label="目标值", max_digits=14, decimal_places=2, required=False)
    indicator_unit = forms.CharField(label="指标单位", max_length=20, required=False, help_text="例如：万元。")

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = units

    def facts(self) -> MeasureFacts:
        """The facts as they were typed."""
        return MeasureFacts(**self.cleaned_data)


class ReadForm(forms.Form):
    """成批录入措施：pasted, or from a file."""

    prefix = "read"

    text = forms.CharField(
        label="粘贴措施", required=False, max_length=60_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="有“（一）”“1.”这样编号的，一个编号读成一条；没有的，一行读成一条。",
    )  # fmt: skip
    file = forms.FileField(
        label="或者选择文件",
        required=False,
        widget=forms.FileInput(attrs={"accept": READS}),
        help_text="Word（.docx）或纯文本。只读取，不保存文件。",
    )


class KeepForm(forms.Form):
    """核对读出的一条。"""

    keep = forms.BooleanField(label="录入这一条", required=False)
    heading = forms.CharField(label="标题", max_length=100, required=False)
    text = forms.CharField(label="内容", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4}))


KeepSet = forms.formset_factory(KeepForm, extra=0, max_num=60, absolute_max=60)


class TextFileForm(forms.Form):
    """规划全文。"""

    prefix = "full"

    file = forms.FileField(
        label="全文文件", widget=forms.FileInput(attrs={"accept": ACCEPT}), error_messages={"required": "请选择文件。"}
    )


class PaperForm(forms.Form):
    """配套文件。"""

    prefix = "paper"

    title = forms.CharField(label="标题", max_length=200)
    number = forms.CharField(label="文号", max_length=60, required=False)
    url = forms.CharField(label="地址", max_length=300, required=False, help_text="已在网上公布的，填它的地址。")
    file = forms.FileField(label="或者上传文件", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT}))
