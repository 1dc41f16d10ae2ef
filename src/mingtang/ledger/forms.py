"""台账的表单：parsing only."""

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.law.commitments import STATE_LABELS
from mingtang.ledger.queries.ledger import DUES, GROUPS, KINDS, NO_OFFICE, NO_OFFICE_LABEL, WAITING, Asked
from mingtang.organs.models import Unit

ANY = ("", "全部")


class FilterForm(forms.Form):
    """台账的筛选：whatever it cannot read counts as not asked."""

    office = forms.ChoiceField(label="责任单位", choices=[], required=False)
    due = forms.ChoiceField(label="期限", choices=[ANY, *DUES.items()], required=False)
    state = forms.ChoiceField(
        label="状态", choices=[ANY, *STATE_LABELS.items(), (WAITING, "有佐证待认定")], required=False
    )
    kind = forms.ChoiceField(label="类别", choices=[*KINDS.items(), ("all", "任务和表述")], required=False)

    def __init__(self, *args: Any, offices: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(unit.code, unit.short_name) for unit in offices]
        self.fields["office"].choices = [ANY, *named, (NO_OFFICE, NO_OFFICE_LABEL)]

    def asked(self) -> Asked:
        """What was asked of the board."""
        self.full_clean()
        told = self.cleaned_data
        group = self.data.get("group", "")
        kind = told.get("kind") or "task"
        return Asked(
            office=told.get("office", ""),
            due=told.get("due", ""),
            state=told.get("state", ""),
            kind="" if kind == "all" else kind,
            words=self.data.get("q", "").strip()[:100],
            group=group if group in GROUPS else "",
        )
