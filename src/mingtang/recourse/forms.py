"""复议诉讼的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.law.proceeding_facts import MOST_WHY
from mingtang.law.proceedings import Cause, Course, PaperKind, Result
from mingtang.organs.models import Person
from mingtang.recourse.models import MOST_DOCKET, MOST_TRIBUNAL
from mingtang.ui.fields import NeededField

_DAY = {"type": "date"}


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=widget,
        error_messages={"required": f"请填写{label}。", "invalid": f"{label}的写法不对，例如 2026-03-02。"},
    )


class RegisterForm(forms.Form):
    """登记复议诉讼。"""

    course = forms.ChoiceField(
        label="途径",
        choices=[(c.value, c.label) for c in Course],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择途径。"},
    )
    cause = forms.ChoiceField(
        label="针对什么",
        choices=[(c.value, c.label) for c in Cause],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择针对什么。"},
    )
    tribunal = NeededField(label="审理的机关", help_text=f"复议机关或者人民法院的全称，不超过 {MOST_TRIBUNAL} 个字。")
    docket = forms.CharField(
        label="案号", required=False, help_text=f"还不知道的可以后补。不超过 {MOST_DOCKET} 个字，不写当事人的姓名。"
    )
    served_on = _day("收到副本的日期", help_text="复议申请书、起诉状副本送到本机关的那天，答辩的期限从这天起算。")
    accepted_on = _day("受理或者立案的日期", required=False, help_text="通知书上写着的，还不知道的可以后补。")
    is_summary = forms.BooleanField(label="按简易程序审理", required=False)
    sure = forms.BooleanField(
        label="已经和副本核对过", required=False, help_text="登记的和案件对不上、副本确实这样写的才勾选。"
    )

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = dict(self.cleaned_data)
        return told | {"course": Course(told["course"]), "cause": Cause(told["cause"])}


class CompleteForm(forms.Form):
    """补登记。"""

    prefix = "complete"

    docket = forms.CharField(label="案号", required=False)
    accepted_on = _day("受理或者立案的日期", required=False)


class HandlerForm(forms.Form):
    """指定承办人。"""

    prefix = "handler"

    handler = forms.ChoiceField(label="承办人", choices=(), error_messages={"required": "请选择承办人。"})

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(person.pk): person for person in people}
        self.fields["handler"].choices = [("", "请选择"), *((pk, one.name) for pk, one in self._people.items())]

    @property
    def chosen(self) -> Person | None:
        """Who was chosen."""
        return self._people.get(self.cleaned_data["handler"])


class SubmitForm(forms.Form):
    """登记提交。"""

    prefix = "submit"

    on = _day("提交的日期")


class ExtendForm(forms.Form):
    """登记延期。"""

    prefix = "extend"

    days = forms.IntegerField(
        label="延期多少日",
        min_value=0,
        error_messages={"required": "请写延期多少日。", "invalid": "日数写成数字，例如 30。"},
    )
    on = _day("通知的日期")


class DecideForm(forms.Form):
    """登记结果。"""

    prefix = "decide"

    result = forms.ChoiceField(
        label="结果",
        choices=[(r.value, r.label) for r in Result],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择结果。"},
        help_text="照年度报告的表：维持、驳回请求的选“结果维持”；撤销、变更、确认违法、责令履行的选“结果纠正”；撤回、终止的选“其他结果”。",
    )
    decided_on = _day("决定书、裁判文书的日期")
    result_on = _day("收到的日期")
    redo = forms.BooleanField(
        label="责令重新答复",
        required=False,
        help_text="勾选以后，这件申请重新办理，答复期限从收到的日期起重新计算。",
    )
    redo_until = _day(
        "重新答复到哪一天",
        required=False,
        help_text="决定书、裁判文书写明了期限的，填最后一天，以这一天为准；没有写明的不填，按二十个工作日算。",
    )


class StrikeForm(forms.Form):
    """撤销登记。"""

    prefix = "strike"

    why = NeededField(
        label="哪里登记错了",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=f"不超过 {MOST_WHY} 个字，留在经过里，不写当事人的姓名。",
    )


class PaperForm(forms.Form):
    """存入材料。"""

    prefix = "paper"

    kind = forms.ChoiceField(label="是什么材料", choices=[(k.value, k.label) for k in PaperKind])
    file = forms.FileField(
        label="文件",
        help_text="原来的文件名不留，按材料的种类取名。",
        error_messages={"required": "请选择要存入的文件。", "empty": "这个文件是空的，请重新选择。"},
    )
