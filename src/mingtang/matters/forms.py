"""来办的事的表单：parsing only; columns and forms that the rooms above share."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.law.matters import Arrival, Telling
from mingtang.matters.actions.receiving import Came
from mingtang.organs.models import Person

_QUIET = {"autocomplete": "off"}


class _ByLaw:
    """法律要的一栏：marked as wanted; that it is missing is told by the action, with everything else at once."""

    def validate(self, value: Any) -> None:
        """Nothing is refused here."""


class Words(_ByLaw, forms.CharField):
    """要写的。"""


class Image(_ByLaw, forms.FileField):
    """要附的。"""


def area(label: str, rows: int = 4, help_text: str = "", *, wanted: bool = True) -> forms.CharField:
    """一段文字。"""
    kind = Words if wanted else forms.CharField
    more = {} if wanted else {"required": False}
    return kind(label=label, widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text, **more)


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """一个日期。"""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": f"请填写{label}。", "invalid": f"{label}的写法不对，例如 2026-03-02。"},
    )


class DoorForm(forms.Form):
    """网上的门口：what tells a form sent twice, and what is to stay empty."""

    website = forms.CharField(
        label="请留空，这一栏用来识别自动程序",
        required=False,
        widget=forms.TextInput(attrs=_QUIET | {"tabindex": "-1"}),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def door(self) -> dict[str, str]:
        """As the action takes it."""
        return {"form_key": self.cleaned_data["key"], "trap": self.cleaned_data["website"]}


class ArrivalForm(forms.Form):
    """怎样来的：of what did not come through the web."""

    arrival = forms.ChoiceField(
        label="怎样来的",
        choices=[(one.value, one.label) for one in Arrival if one is not Arrival.WEB],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择怎样来的。"},
    )
    came_on = day("收到的日期", help_text="当面、电话的，就是那一天；来信的，信到的那一天。")
    passed_by = forms.CharField(label="转来的机关", required=False, help_text="别的机关转来、交办的才填。")
    title = Words(label="事项", help_text="一句话写是什么事，列表里用。不写姓名。")

    def came_in(self) -> Came:
        """As the action takes it."""
        told = self.cleaned_data
        more = {"title": told["title"], "passed_by": told["passed_by"]}
        return Came(Arrival(told["arrival"]), told["came_on"], **more, identity_seen=told.get("identity_seen", ""))


class LookUpForm(forms.Form):
    """查询办理。"""

    number = forms.CharField(
        label="受理编号", max_length=20, widget=forms.TextInput(attrs=_QUIET | {"inputmode": "numeric"})
    )
    code = forms.CharField(
        label="查询码",
        max_length=20,
        widget=forms.TextInput(attrs=_QUIET | {"autocapitalize": "characters"}),
        help_text="8 个字母和数字，大写小写都行。",
    )


class HandlerForm(forms.Form):
    """由谁办，和列表里怎样写。"""

    title = Words(label="事项", help_text="一句话写是什么事，列表里用。不写姓名。")
    handler = forms.ChoiceField(label="由谁办", choices=(), error_messages={"required": "请选择由谁办。"})

    def __init__(self, *args: Any, people: Sequence[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(person.pk): person for person in people}
        self.fields["handler"].choices = [("", "请选择"), *((pk, one.name) for pk, one in self._people.items())]

    def told(self) -> dict[str, Any]:
        """As the action takes it."""
        told = self.cleaned_data
        return {"handler": self._people.get(told["handler"]), "title": told["title"]}


class ToldForm(forms.Form):
    """As the action takes it: what was typed, under the names of the columns."""

    def told(self) -> dict[str, Any]:
        """As the action takes it."""
        return dict(self.cleaned_data)


class BareForm(ToldForm):
    """没有要填的。"""


class NoteForm(ToldForm):
    """写一段话。"""

    note = area("写明", 3)


class ReasonForm(ToldForm):
    """退回重写的理由。"""

    reason = area("为什么退回", 3)


class TellingForm(forms.Form):
    """怎样告知、哪天告知。"""

    way = forms.ChoiceField(
        label="怎样告知",
        choices=[(one.value, one.label) for one in Telling],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择怎样告知。"},
    )
    on = day("告知的日期")

    def told(self) -> dict[str, Any]:
        """As the action takes it."""
        return {"way": Telling(self.cleaned_data["way"]), "on": self.cleaned_data["on"]}
