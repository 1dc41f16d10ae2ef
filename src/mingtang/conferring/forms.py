"""会商的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Iterable
from typing import Any

from django import forms

from mingtang.law.conferring import MOST_TITLE, Stance
from mingtang.material.forms import CLASSIFIED, NO_NAMES
from mingtang.ui.widgets import DateInput


class ReasonForm(forms.Form):
    """退回的理由。"""

    prefix = "back"

    reason = forms.CharField(label="退回的理由", widget=forms.Textarea(attrs={"rows": 2}))


class CallForm(forms.Form):
    """发起会商。"""

    prefix = "call"

    title = forms.CharField(label="题目", max_length=MOST_TITLE, help_text=NO_NAMES)
    question = forms.CharField(
        label="要会商的问题",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"写明有哪几种办法、拿不准的是什么。{NO_NAMES}{CLASSIFIED}",
    )
    posts = forms.ModelMultipleChoiceField(
        label="哪些人参加",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text="选了科室、管理区或者村的承办人，那个单位就要写意见。",
    )
    days = forms.IntegerField(label="给各单位几个工作日", help_text="从明天起算。会商不停答复期限。")

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["posts"].queryset = posts
        self.fields["posts"].label_from_instance = lambda post: f"{post} {post.person.name}"


class PositionForm(forms.Form):
    """写意见。"""

    stance = forms.ChoiceField(
        label="本单位的意见",
        choices=[(stance.value, stance.label) for stance in Stance],
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(
        label="理由",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=f"不同意或者有保留的必须写，有依据的写明依据。交了以后不能改。{CLASSIFIED}",
    )

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        chosen = self.cleaned_data["stance"]
        return {"stance": Stance(chosen) if chosen else None, "reasons": self.cleaned_data["reasons"]}


class ConcludeForm(forms.Form):
    """写结论。"""

    prefix = "conclude"

    held_on = forms.DateField(label="哪一天会商的", widget=DateInput())
    conclusion = forms.CharField(
        label="结论",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=f"写明怎样办、依据是什么、不同的意见怎样处理。{NO_NAMES}{CLASSIFIED}",
    )


def position_forms(pks: Iterable[int]) -> dict[int, PositionForm]:
    """One empty form for each position, so that their fields do not share an id."""
    return {pk: PositionForm(prefix=f"position-{pk}") for pk in pks}
