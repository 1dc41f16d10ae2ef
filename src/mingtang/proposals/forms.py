"""转主动公开的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.law.demand import PublishWay


class SuggestForm(forms.Form):
    """登记申请人的建议。"""

    number = forms.CharField(label="受理编号", max_length=20, help_text="提建议的那件申请，例如 2026-12。")
    title = forms.CharField(label="建议公开什么", max_length=100, help_text="一句话写清楚，不写申请人的姓名。")
    ground = forms.CharField(
        label="申请人说的理由",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的，写是哪一种。",
    )


class AcceptForm(forms.Form):
    """拟转为主动公开。"""

    name = forms.CharField(label="公开时叫什么", max_length=100, help_text="公众看到的名称，不写任何人的姓名。")
    way = forms.ChoiceField(
        label="怎样公开",
        choices=[(way.value, way.label) for way in PublishWay],
        widget=forms.RadioSelect,
    )
    item = forms.ChoiceField(label="放在目录的哪一项", required=False, help_text="放在现有事项里的才选。")
    publish_by = forms.DateField(
        label="哪天以前公开", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, items: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", "没有选"), *items]

    def told(self) -> dict[str, Any]:
        """What was chosen, as the action takes it."""
        return self.cleaned_data | {"way": PublishWay(self.cleaned_data["way"])}


class ReasonForm(forms.Form):
    """写理由。"""

    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 3}))


class ItemForm(forms.Form):
    """列入目录草案。"""

    like = forms.ChoiceField(
        label="放在哪一项旁边", help_text="一级事项、依据、时限、公开方式先照这一项，列入以后再改。"
    )
    elements = forms.CharField(
        label="公开内容（要素）", widget=forms.Textarea(attrs={"rows": 3}), help_text="公开哪几样内容。"
    )

    def __init__(self, *args: Any, items: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["like"].choices = [("", "没有选"), *items]


class AddressForm(forms.Form):
    """登记已经公开。"""

    address = forms.CharField(label="公开地址", max_length=500, help_text="打开公开的页面，照抄网站名称后面的部分。")


class AnswerForm(forms.Form):
    """登记给申请人的答复。"""

    text = forms.CharField(
        label="怎样答复的",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="哪天、用什么方式、告诉申请人什么。不写申请人的姓名和电话。",
    )
