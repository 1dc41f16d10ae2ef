"""安排过的代岗（端口 organs.Belongings）：whom the person stands in for, now, later, or as the usual deputy."""

from datetime import datetime

from django.urls import reverse

from mingtang.law.deputies import AbsenceKind
from mingtang.law.rules import RuleBroken
from mingtang.organs import queries
from mingtang.organs.actions import arrange_deputy, end_deputy, name_usual_deputy
from mingtang.organs.models import Person
from mingtang.organs.ports import Belonging
from mingtang.organs.sight import day_of


class ArrangedDeputies:
    """代别人的岗：given to the successor where the rules allow it, ended where they do not."""

    def of(self, person: Person, *, at: datetime) -> list[Belonging]:
        """Arrangements that run or are to come, and posts whose usual deputy the person is."""
        url = reverse("staff:deputies")
        arranged = [(f"{row}（{row.post}）", url) for row in queries.stood_in_by(person, on=day_of(at))]
        posts = queries.usually_for(person, on=day_of(at))
        usual = [(f"{post.person.name}（{post}）的常设 B 岗", url) for post in posts]
        return [Belonging("代别人的岗", (*arranged, *usual), must_go=False)]

    def hand_over(self, person: Person, *, to: Person, by: Person | str, at: datetime) -> None:
        """Each arrangement ends now and goes on with the successor; the holder finds it ended where it cannot."""
        on = day_of(at)
        for row in queries.stood_in_by(person, on=on):
            end_deputy(row, by=by, at=at)
            days = {"since_on": max(row.since_on, on), "until_on": row.until_on}
            try:
                arrange_deputy(row.post, person=to, **days, reason=AbsenceKind(row.reason), by=by, at=at)
            except RuleBroken:
                continue
        for post in queries.usually_for(person, on=on):
            try:
                name_usual_deputy(post, person=to, by=by, at=at)
            except RuleBroken:
                name_usual_deputy(post, person=None, by=by, at=at)
