"""惠民补贴的表单：parsing only; what the rules say comes from the actions."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.law.subsidies import IN_PARTS, SubsidyFacts
from mingtang.organs.models import Unit
from mingtang.subsidies.models import Subsidy, SubsidyRule
from mingtang.ui.widgets import DateInput
from mingtang.workplan.forms import UnitField

_MONEY = {"max_digits": 14, "decimal_places": 2, "error_messages": {"invalid": "金额请填数字，例如 97440.00。"}}


def _words(label: str, *, rows: int = 3, **told: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": rows}), **told
    )


class SubsidyForm(forms.Form):
    """补贴项目的要素。"""

    title = forms.CharField(label="标题", max_length=100, help_text="例如：2026年耕地地力保护补贴。")
    item = forms.CharField(label="补贴种类", max_length=40, help_text="例如：耕地地力保护、农机购置补贴。")
    year = forms.IntegerField(label="年度", min_value=2000, max_value=2099)
    basis = _words("政策依据", help_text="一行一件：文件名称，文号，网址。已在本站公开的，网址写从 / 开始的那一段。")
    who = _words("补贴对象和范围")
    standard = _words("补贴标准", help_text="每亩、每台、每人多少钱，怎样算。")
    how = _words("申请程序", help_text="到哪里办、分几步、每步几天。")
    materials = _words("申请材料")
    where = _words("受理单位和地点", rows=2)
    phone = forms.CharField(label="咨询电话", max_length=100, required=False, help_text="写办公室的电话，不写手机号。")
    supervision = _words("监督渠道", rows=2, help_text="举报的电话和地址。")
    since_on = forms.DateField(label="申请开始", required=False, widget=DateInput())
    until_on = forms.DateField(
        label="申请结束", required=False, widget=DateInput(), help_text="不用申请的，两个都不填。"
    )
    measure = forms.CharField(label="计量单位", max_length=10, initial="亩", help_text="名单里数量的单位：亩、台、人。")
    full_names = forms.BooleanField(label="公示时写全名（有规定要求的才勾）", required=False)
    full_names_basis = forms.CharField(label="写全名的依据", max_length=200, required=False, help_text="文件和条款。")

    def facts(self) -> SubsidyFacts:
        """The facts as they were typed."""
        aside = {"office", "slug"}
        return SubsidyFacts(**{name: value for name, value in self.cleaned_data.items() if name not in aside})


class NewForm(SubsidyForm):
    """登记补贴：its office and its address."""

    office = UnitField(label="承办单位", queryset=None, empty_label=None)
    slug = forms.CharField(label="地址名", max_length=39, help_text="小写字母、数字和连字符，登记以后不改。")
    field_order = ("office", "slug")

    def __init__(self, *args: Any, offices: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices


def told_of(subsidy: Subsidy) -> dict[str, Any]:
    """What stands, as the form shows it."""
    return {name: getattr(subsidy, name) for name in SubsidyForm.base_fields}


class AllocationForm(forms.Form):
    """下达的资金。"""

    prefix = "money"

    source = forms.CharField(label="由谁下达", max_length=60)
    number = forms.CharField(label="文号", max_length=60)
    on = forms.DateField(label="下达日期", widget=DateInput())
    amount = forms.DecimalField(label="金额（元）", **_MONEY)
    in_parts = forms.BooleanField(label=IN_PARTS, required=False, help_text="这个文号已经登记过一笔的，才勾选。")


class PaymentForm(forms.Form):
    """发放：one village, or all that the public list still has."""

    prefix = "pay"

    village = UnitField(label="村", queryset=None, required=False, empty_label="全部村，按公示的名单")
    households = forms.IntegerField(label="户数", min_value=1, required=False, help_text="选了一个村的才填。")
    amount = forms.DecimalField(label="金额（元）", required=False, help_text="选了一个村的才填。", **_MONEY)
    on = forms.DateField(label="发放日期", widget=DateInput())
    reason = forms.CharField(
        label="提前发放的理由", max_length=200, required=False, help_text="公示没有满，或者还有异议没有办完时才填。"
    )

    def __init__(self, *args: Any, villages: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = villages

    def clean(self) -> dict[str, Any]:
        """A village goes with its households and its amount."""
        told = super().clean() or {}
        if told.get("village"):
            for name, label in (("households", "户数"), ("amount", "金额")):
                if name not in self.errors and not told.get(name):
                    self.add_error(name, f"选了一个村，请填写{label}。")
        return told

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = self.cleaned_data
        one = {told["village"].pk: (told["households"], told["amount"])} if told["village"] else None
        return {"villages": one, "on": told["on"], "reason": told["reason"]}


class StrikeForm(forms.Form):
    """划去的理由。"""

    prefix = "strike"

    reason = forms.CharField(label="为什么划去", max_length=200)


class RuleForm(forms.Form):
    """天数设置。"""

    shown = forms.IntegerField(label="公示至少几天", min_value=1, max_value=60, help_text="公示开始的当天不算。")
    answer = forms.IntegerField(label="异议几个工作日内答复", min_value=1, max_value=30)
    kept = forms.IntegerField(label="公示结束后姓名保存几天", min_value=30, max_value=3650)

    @staticmethod
    def of(rule: SubsidyRule) -> dict[str, int]:
        """What holds, as the form shows it."""
        return {"shown": rule.shown_days, "answer": rule.answer_days, "kept": rule.kept_days}
