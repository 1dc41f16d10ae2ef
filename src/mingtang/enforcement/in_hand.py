"""今日的执法公示：decisions that are not public yet, and notices whose decision is gone and that still stand.

Law: 行政处罚法 第四十八条、第八十五条（三个工作日内撤下）；公示的期限由本机关确认.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.urls import reverse

from mingtang.editorial.models import Revision
from mingtang.enforcement.models import EnforcementNotice
from mingtang.enforcement.publication import KIND
from mingtang.enforcement.queries.notices import ended_of, kept_by, returned_to, rule_for, rules_of, standing_of
from mingtang.holidays.queries import calendar
from mingtang.inhand.ports import InHand
from mingtang.law.enforcement import Rule, Standing, running, until, withdrawal_day
from mingtang.law.reckoning import Due
from mingtang.law.workdays import Calendar
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


class Notices:
    """要公示的和要撤下的（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each; always the same number of queries."""
        back = [_back(revision, pk) for revision, pk in returned_to(person, kind=KIND, at=at)]
        found = kept_by(person, at=at)
        if not found:
            return back
        stands, rules, table = standing_of(found), rules_of({notice.unit for notice in found}), calendar()
        told = (_told(notice, stands[notice.pk], rules, table, on=day_of(at)) for notice in found)
        return back + [row for row in told if row is not None]


def _back(revision: Revision, pk: int) -> InHand:
    said = f"《{revision.title}》被退回：{revision.returned.reason}"
    return InHand(said, None, "等您修改", "warn", reverse("enforcement:notice", args=[pk]), "去修改")


class EndedDecisions:
    """决定没有了的公示（端口 withdrawals.TakingDown）。"""

    def days(self, subjects: Collection[str]) -> dict[str, Due]:
        """最迟哪天撤下，since the decision was changed or taken back."""
        ended, table = ended_of(subjects), calendar()
        told = {subject: withdrawal_day(on, table) for subject, on in ended.items()}
        return {subject: due for subject, due in told.items() if due is not None}


def due_of(
    notice: EnforcementNotice, stands: Standing, rules: dict[tuple[int, str], Rule], table: Calendar
) -> tuple[Due, str] | None:
    """现在走的期限，and what it is for."""
    rule = rule_for(notice.unit, notice.kind, rules)
    return running(notice.decided_on, notice.ended_on, stands=stands, rule=rule, calendar=table)


def _told(
    notice: EnforcementNotice, stands: Standing, rules: dict[tuple[int, str], Rule], table: Calendar, *, on: date
) -> InHand | None:
    found = due_of(notice, stands, rules, table)
    if found is None:
        return None
    told, step = found
    words, tone = until(told, step, on=on)
    url = reverse("enforcement:notice", args=[notice.pk])
    if step == "撤下":
        said, act = f"{notice}已经{notice.get_ended_how_display()}，还在公示", "去撤下"
    else:
        said, act = f"{notice}还没有公示" + ("，已送审" if stands.is_under_way else ""), "去公示"
    return InHand(said, told.due, words, tone, url, act)
