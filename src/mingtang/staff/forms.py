"""人员与单位的表单：parsing only; what the rules say comes from the actions."""

import re
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.law.deputies import AbsenceKind
from mingtang.law.explained import placings
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Person, Post, Unit
from mingtang.ui.widgets import DateInput

_BETWEEN_WORDS = re.compile(r"[、，,；;\s]+")


class UnitChoice(forms.ModelChoiceField):
    """单位的选择：indented as the tree is."""

    def label_from_instance(self, unit: Unit) -> str:
        return "　" * (unit.path.count("/") - 2) + unit.name


class PersonForm(forms.Form):
    """人员的姓名和单位。"""

    name = forms.CharField(label="姓名", max_length=30)
    unit = UnitChoice(label="所在单位", queryset=None, empty_label="请选择单位")

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units


class NewPersonForm(PersonForm):
    """登记人员。"""

    username = forms.CharField(
        label="账号",
        max_length=40,
        help_text="用来登录，以后不能改。小写字母、数字和连字符，如姓名的拼音。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("name", "username", "unit")


class AppointForm(forms.Form):
    """任岗。"""

    prefix = "post"

    kind = forms.ChoiceField(
        label="岗位", choices=[("", "请选择岗位"), *((kind.value, kind.label) for kind in PostKind)]
    )
    unit = UnitChoice(label="设在哪个单位", queryset=None, empty_label="请选择单位")
    since_on = forms.DateField(label="从哪一天起", widget=DateInput())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units

    def clean_kind(self) -> PostKind:
        return PostKind(self.cleaned_data["kind"])


class EndPostForm(forms.Form):
    """免岗。"""

    until_on = forms.DateField(label="最后一天", help_text="这一天仍然在岗。", widget=DateInput())

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until_on"].initial = on


class LeaveForm(forms.Form):
    """离岗前再看一眼。"""

    prefix = "leave"

    sure = forms.BooleanField(
        label="我确认这个人离岗",
        help_text="离岗后账号立即停用，岗位今天结束，不能恢复。姓名仍留在经办过的记录里。",
    )


class CloseUnitForm(forms.Form):
    """撤销前再看一眼。"""

    prefix = "close"

    sure = forms.BooleanField(
        label="我确认撤销这个单位", help_text="撤销后不能恢复，也不能再分给它任务。原有记录都保留。"
    )


class UnitForm(forms.Form):
    """单位的名称、职责和联系方式。"""

    name = forms.CharField(label="全称", max_length=60)
    short_name = forms.CharField(label="简称", max_length=30, required=False, help_text="不填时用全称。")
    keywords = forms.CharField(
        label="职责关键词",
        required=False,
        max_length=400,
        help_text="用顿号隔开。导入要点时，句中有这些词就建议由它负责。",
    )
    duties = forms.CharField(label="主要职责", required=False, max_length=2000, widget=forms.Textarea)
    address = forms.CharField(label="办公地址", required=False, max_length=120)
    hours = forms.CharField(label="办公时间", required=False, max_length=120)
    phone = forms.CharField(label="联系电话", required=False, max_length=40, help_text="要公开，只填办公电话。")
    fax = forms.CharField(label="传真", required=False, max_length=40)
    online = forms.CharField(label="互联网联系方式", required=False, max_length=120, help_text="公用的邮箱或者网址。")

    def clean_keywords(self) -> list[str]:
        return [word for word in _BETWEEN_WORDS.split(self.cleaned_data["keywords"]) if word]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        told["short_name"] = told.get("short_name") or told.get("name", "")[:30]
        return told


class NewUnitForm(UnitForm):
    """设立单位。"""

    kind = forms.ChoiceField(label="性质", widget=forms.RadioSelect)
    code = forms.CharField(
        label="代码",
        max_length=39,
        help_text="以后不能改。小写字母、数字和连字符；行政机关的代码就是它公开页面的地址。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("kind", "name", "short_name", "code")

    def __init__(self, *args: Any, parent: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed, _ = placings(parent.unit_kind, at_top=parent.parent_id is None)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in allowed]

    def clean_kind(self) -> UnitKind:
        return UnitKind(self.cleaned_data["kind"])


def told_of_person(person: Person) -> dict[str, Any]:
    """What a form of a person starts with."""
    return {"name": person.name, "unit": person.unit_id}


def told_of_unit(unit: Unit) -> dict[str, Any]:
    """What a form of a unit starts with."""
    names = ("name", "short_name", "duties", "address", "hours", "phone", "fax", "online")
    return {name: getattr(unit, name) for name in names} | {"keywords": "、".join(unit.keywords)}


class PersonChoice(forms.ModelChoiceField):
    """人员的选择：with the unit, since two may have the same name."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person.name}（{person.unit.short_name}）"


class PostChoice(forms.ModelChoiceField):
    """岗位的选择：whose it is, and where."""

    def label_from_instance(self, post: Post) -> str:
        return f"{post.person.name}：{post}"


class DeputyForm(forms.Form):
    """安排代岗。"""

    post = PostChoice(label="代谁的岗（A 岗）", queryset=None, empty_label="请选择岗位")
    person = PersonChoice(
        label="由谁代（B 岗）", queryset=None, empty_label="请选择人员", help_text="记过常设 B 岗的，先提出那个人。"
    )
    since_on = forms.DateField(label="第一天", widget=DateInput())
    until_on = forms.DateField(label="最后一天", help_text="这一天仍然可以代。", widget=DateInput())
    reason = forms.ChoiceField(label="原因", choices=[(kind.value, kind.label) for kind in AbsenceKind])

    def __init__(self, *args: Any, posts: QuerySet[Post], people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = posts
        self.fields["person"].queryset = people

    def clean_reason(self) -> AbsenceKind:
        return AbsenceKind(self.cleaned_data["reason"])


class UsualDeputyForm(forms.Form):
    """常设 B 岗。"""

    person = PersonChoice(label="常设 B 岗", queryset=None, empty_label="没有", required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], post: Post, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"usual-{post.pk}-%s", initial={"person": post.usual_deputy_id}, **kwargs)
        self.fields["person"].queryset = people


class HandOverForm(forms.Form):
    """办理交接。"""

    successor = PersonChoice(label="交给谁", queryset=None, empty_label="请选择接手的人")
    since_on = forms.DateField(
        label="接手的人从哪一天起在岗",
        help_text="从今天起 30 天之内。可以和原来的人重叠几天；原来的岗位另行结束。",
        widget=DateInput(),
    )
    sure = forms.BooleanField(label="上面列出的都交给接手的人", help_text="经办过的记录里仍然是原来的姓名。")

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = people


class RosterForm(forms.Form):
    """人员名单。"""

    organ = forms.ModelChoiceField(label="哪个机关的人员", queryset=None, empty_label=None)
    file = forms.FileField(
        label="填好的名单",
        error_messages={"required": "请选择填好的名单。"},
        help_text="Excel 文件（.xlsx）或者 CSV 文件（.csv），用下面的样表填写。名单只读一遍，不保存。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args: Any, organs: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs
        self.fields["organ"].initial = organs.first()
