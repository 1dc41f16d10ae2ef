"""结转的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.carryover.actions import Chosen
from mingtang.carryover.queries import Left
from mingtang.law.commitments import Rhythm
from mingtang.organs.models import Unit
from mingtang.ui.widgets import DateInput
from mingtang.workplan.forms import UnitField
from mingtang.workplan.models import Commitment


class RowForm(forms.Form):
    """一项要不要结转，由谁负责，到哪一天。"""

    take = forms.BooleanField(label="结转到今年", required=False)
    owner = UnitField(label="责任单位", queryset=None, required=False, empty_label="暂不明确")
    due_on = forms.DateField(label="今年的时限", required=False, widget=DateInput())

    def __init__(self, *args: Any, row: Commitment, units: QuerySet[Unit], year: int, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"row-{row.pk}", **kwargs)
        self.row = row
        self.fields["owner"].queryset = units
        # 各行的单位相同，只查一次。
        self.fields["owner"].choices = [("", "暂不明确"), *((unit.pk, unit.name) for unit in units)]
        self.fields["take"].label = f"结转第 {row.key} 条"
        self.initial = {"owner": row.owner_id if row.owner in units else None, "due_on": same_day(row, year)}


def same_day(row: Commitment, year: int) -> date | None:
    """The day of this year that last year's due day falls on; none where the rhythm places the results."""
    due = row.term.due
    if due is None or row.term.rhythm in {Rhythm.MONTHLY, Rhythm.QUARTERLY}:
        return None
    return date(year, due.month, min(due.day, 28) if due.month == 2 else due.day)


class CarryForm:
    """结转：one small form for each open task of last year."""

    def __init__(self, left: Sequence[Left], units: QuerySet[Unit], year: int, data: Any = None) -> None:
        self.rows = [RowForm(data, row=one.row, units=units, year=year) for one in left]

    def is_valid(self) -> bool:
        """Whether every row that was ticked can be read."""
        wrong = [form for form in self.rows if form.data.get(form.add_prefix("take")) and not form.is_valid()]
        return not wrong

    def chosen(self) -> list[Chosen]:
        """What was ticked."""
        ticked = [form for form in self.rows if form.is_valid() and form.cleaned_data["take"]]
        return [Chosen(form.row, form.cleaned_data["owner"], form.cleaned_data["due_on"]) for form in ticked]


class CloseForm(forms.Form):
    """完成比对。"""

    prefix = "close"

    reason = forms.CharField(
        label="没有结转的为什么不再做",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="都办完、都结转了的，不用填。",
    )
