"""要答复的异议：by the day until which the organ answers."""

from datetime import datetime

from django.urls import reverse

from mingtang.inhand.ports import InHand
from mingtang.law.days import chinese_day
from mingtang.objections.queries import waiting_for
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


class Objections:
    """要答复的异议（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each that waits for the person; always the same number of queries."""
        on, found = day_of(at), []
        for row in waiting_for(person, at=at):
            subsidy, is_late = row.of_list.subsidy, row.due_on < on
            said = f"对“{subsidy.title}”名单的异议 {row.number} 待核实"
            words = f"过了{chinese_day(row.due_on)}" if is_late else f"{chinese_day(row.due_on)}前"
            url = reverse("objections:objection", args=[subsidy.unit.code, subsidy.slug, row.number])
            found.append(InHand(said, row.due_on, words, "bad" if is_late else "going", url, "去答复"))
        return found
