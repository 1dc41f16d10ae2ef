"""重点工作的表单：parsing only; what the rules say comes from the actions."""

from datetime import date
from typing import Any

from django import forms

from mingtang.dossiers.models import Dossier
from mingtang.dossiers.queries.board import commitments_of, people_of
from mingtang.dossiers.told import Facts
from mingtang.law.dossiers import STALE_AFTER_DAYS, USUAL_STALE_AFTER, Theme
from mingtang.organs.models import Person, Unit
from mingtang.ui.widgets import DateInput
from mingtang.workplan.forms import UnitField, UnitsField
from mingtang.workplan.models import Commitment
from mingtang.workplan.queries.posts import units_for_work


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PersonField(forms.ModelChoiceField):
    """一个人。"""

    def label_from_instance(self, person: Person) -> str:
        return f"{person.name}（{person.unit.short_name}）"


class CommitmentsField(forms.ModelMultipleChoiceField):
    """几项任务。"""

    def label_from_instance(self, row: Commitment) -> str:
        return f"{row.plan.year}年 {row.key} {row.text[:40]}"


class DossierForm(forms.Form):
    """设立、修改重点工作。"""

    title = forms.CharField(label="名称", max_length=80, help_text="公众看得懂的说法，例如：柳溪河下游河道整治。")
    slug = forms.CharField(
        label="公开地址的末段", max_length=39, help_text="小写字母、数字和连字符，例如 hedao-zhengzhi。设立以后不能改。"
    )
    theme = forms.ChoiceField(label="类别", choices=[(theme.value, theme.label) for theme in Theme])
    goal = forms.CharField(label="目标", max_length=1000, widget=_text(3), help_text="到什么时候，做成什么样。")
    why = forms.CharField(
        label="依据", max_length=1000, required=False, widget=_text(2), help_text="哪份文件、哪次会议定的。公众看得到。"
    )
    lead = UnitField(label="牵头单位", queryset=None, empty_label="请选择")
    partners = UnitsField(label="参与单位", queryset=None, required=False, widget=forms.CheckboxSelectMultiple)
    keeper = PersonField(label="更新人", queryset=None, empty_label="请选择", help_text="由他按时写进展，到期提醒他。")
    since_on = forms.DateField(label="开始日期", widget=DateInput())
    until_on = forms.DateField(label="截止日期", required=False, widget=DateInput())
    stale_after = forms.TypedChoiceField(
        label="多少天没有进展要提醒",
        coerce=int,
        choices=[(days, f"{days} 天") for days in STALE_AFTER_DAYS],
        initial=USUAL_STALE_AFTER,
    )
    commitments = CommitmentsField(
        label="对应的任务", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, organ: Unit, on: date, dossier: Dossier | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(dossier) if dossier else {"since_on": on}, **kwargs)
        self.fields["lead"].queryset = self.fields["partners"].queryset = units_for_work(organ, on=on)
        self.fields["keeper"].queryset = people_of(organ, on=on)
        self.fields["commitments"].queryset = commitments_of(organ, on=on)
        if dossier is not None:
            del self.fields["slug"]

    def facts(self) -> Facts:
        """What was filled in."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in {"slug", "theme"}}
        return Facts(theme=Theme(self.cleaned_data["theme"]), **told)


def _initial(dossier: Dossier) -> dict[str, Any]:
    names = ("title", "theme", "goal", "why", "lead", "keeper", "since_on", "until_on", "stale_after")
    told = {name: getattr(dossier, name) for name in names}
    return told | {"partners": dossier.partners.all(), "commitments": dossier.commitments.all()}
