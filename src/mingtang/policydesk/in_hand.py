"""今日的公文（端口 inhand.Waiting）和公文的期限（端口 reminders.DueItems）。"""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from mingtang.audit.actions import reference
from mingtang.inhand.ports import InHand
from mingtang.law.drafting_sheets import SheetState
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.policies.models import Policy
from mingtang.policydesk.queries.desk import Row, open_of, organs_with_any, to_decide_anew, waiting_for
from mingtang.reminders.ports import DueItem

_TURNS = {SheetState.RETURNED: "去改", SheetState.CHECKING: "去核稿", SheetState.CHECKED: "去签发"}
_STEPS = {"公开": "去公开", "备案": "去备案", "复查": "去复查"}


class Policies:
    """等这个人办的公文。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """Sheets whose turn it is, then what has a day."""
        sheets, rows = waiting_for(person, at=at)
        return [*map(_sheet, sheets), *map(_anew, to_decide_anew(person, on=day_of(at))), *map(_due, rows)]


def _sheet(policy: Policy) -> InHand:
    url = reverse("policydesk:policy", args=[policy.pk])
    sentence = f"公文《{policy.title}》，公文单{policy.sheet_stands.label}"
    return InHand(sentence, None, "", "none", url, _TURNS[policy.sheet_stands])


def _anew(policy: Policy) -> InHand:
    url = reverse("policydesk:policy", args=[policy.pk])
    return InHand(f"公文《{policy.title}》复查认为可以公开，等重新认定", None, "", "none", url, "去重新认定")


def _due(row: Row) -> InHand:
    url = reverse("policydesk:policy", args=[row.policy.pk])
    sentence = f"公文《{row.policy.title}》{row.what}"
    return InHand(sentence, row.due.day if row.due else None, row.words, row.tone, url, _STEPS[row.what])


class PolicyDays:
    """公文的期限：publication, filing, and the review of what is not public."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs with any."""
        return organs_with_any()

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those of the organ; what is not public is named by its number alone, for mail."""
        for row in open_of(organ, on=on):
            path = reverse("policydesk:policy", args=[row.policy.pk])
            is_named = row.what != "复查"
            title = (
                f"{row.what}公文《{row.policy.title}》" if is_named else f"复查不公开的公文（第 {row.policy.pk} 号）"
            )
            assert row.due is not None
            yield DueItem(f"{reference(row.policy)}:{_KEYS[row.what]}", title, row.due.day, path, None)


_KEYS = {"公开": "publish", "备案": "file", "复查": "review"}
