"""专题的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.crises.actions.ties import Tying
from mingtang.crises.models import Crisis
from mingtang.editorial.models import Document
from mingtang.law.crises import CrisisFacts, CrisisKind, CrisisLevel, Section
from mingtang.listings.models import Listing
from mingtang.organs.models import Unit
from mingtang.ui.widgets import MOMENTS, DateInput, MomentInput
from mingtang.workplan.forms import UnitField


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CrisisForm(forms.Form):
    """专题的要素。"""

    title = forms.CharField(label="标题", max_length=100)
    kind = forms.ChoiceField(label="种类", choices=[(k.value, k.label) for k in CrisisKind])
    level = forms.ChoiceField(
        label="级别", choices=[(k.value, k.label) for k in CrisisLevel], initial=CrisisLevel.GENERAL.value,
        help_text="特别重大、重大的，5 小时内发布权威信息、24 小时内新闻发布；其他的 48 小时内回应。",
    )  # fmt: skip
    place = forms.CharField(label="发生在哪里", max_length=100)
    begun_on = forms.DateField(label="开始日期", widget=DateInput())
    noticed_at = forms.DateTimeField(
        label="得知的时间", widget=MomentInput(), input_formats=MOMENTS, help_text="发布的时限从这时算起。"
    )
    until_on = forms.DateField(
        label="最后一天", required=False, widget=DateInput(), help_text="还在应对的不填；填了，过了这一天就是已经结束。"
    )
    lead = UnitField(label="牵头单位", queryset=None, required=False, empty_label="暂不明确")
    intro = forms.CharField(label="情况介绍", required=False, max_length=4000, widget=_words(5))
    measures = forms.CharField(label="采取的措施", required=False, max_length=4000, widget=_words(5))
    contact = forms.CharField(
        label="找谁", required=False, max_length=200, help_text="公开的办公电话或者地点，不写个人的手机号。"
    )

    def __init__(self, *args: Any, offices: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = offices

    def facts(self) -> CrisisFacts:
        """The facts as they were typed."""
        told = {name: self.cleaned_data[name] for name in CrisisFacts.__dataclass_fields__}
        return CrisisFacts(**told | {"kind": CrisisKind(told["kind"]), "level": CrisisLevel(told["level"])})


class NewForm(CrisisForm):
    """登记专题：its organ and its address, which stay."""

    unit = UnitField(label="哪个机关的专题", queryset=None, empty_label=None)
    slug = forms.CharField(
        label="地址名",
        max_length=39,
        help_text="公开地址的最后一段，小写字母、数字和连字符，例如 heavy-rain。以后不能改。",
    )
    field_order = ("unit", "slug")

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(units)


class BriefingForm(forms.Form):
    """新闻发布。"""

    prefix = "briefing"

    briefed_at = forms.DateTimeField(label="什么时候", widget=MomentInput(), input_formats=MOMENTS)
    how = forms.CharField(label="怎样发布的", max_length=200, help_text="例如：镇政府会议室通气会。")


class TieForm(forms.Form):
    """关联：which crisis, in which section; a correction names what it corrects."""

    prefix = "tie"

    crisis = forms.TypedChoiceField(label="哪个专题", coerce=int)
    document = forms.TypedChoiceField(label="哪一件已公开的文件", coerce=int)
    section = forms.ChoiceField(label="放在哪一节", choices=[(s.value, s.label) for s in Section])
    corrects = forms.TypedChoiceField(
        label="更正的是哪一件", coerce=int, required=False, empty_value=None, help_text="只有更正澄清才选。"
    )
    wrong = forms.CharField(label="原来怎样说", max_length=300, required=False)
    right = forms.CharField(
        label="应当怎样说", max_length=300, required=False, help_text="这两句在更正的正文里也要照样写明，公众看得到。"
    )

    def __init__(
        self,
        *args: Any,
        crises: Sequence[Crisis] = (),
        documents: Sequence[Listing] = (),
        to_tie: Sequence[Listing] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.crises = {row.pk: row for row in crises}
        self.documents = {row.document_id: row.document for row in (*documents, *to_tie)}
        self.fields["crisis"].choices = [(pk, row.title) for pk, row in self.crises.items()]
        self.fields["document"].choices = [(row.document_id, row.title) for row in to_tie]
        self.fields["corrects"].choices = [("", "不是更正"), *((row.document_id, row.title) for row in documents)]
        for name in [name for name, given in (("crisis", crises), ("document", to_tie)) if not given]:
            del self.fields[name]

    def tying(self) -> Tying:
        """How it is tied."""
        told = self.cleaned_data
        corrects: Document | None = self.documents.get(told["corrects"])
        return Tying(Section(told["section"]), corrects, told["wrong"], told["right"])
