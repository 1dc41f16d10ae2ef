"""经手的稿件（端口 organs.Belongings）：revisions on their way to the public that may come back to their author."""

from datetime import datetime

from django.urls import reverse

from mingtang.editorial import queries
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.ports import Belonging
from mingtang.organs.queries import others_hold
from mingtang.organs.sight import day_of


class ReturnedRevisions:
    """送审中和退回来的稿件：they go with the clerk's post; without another clerk nobody could hand them in again."""

    def of(self, person: Person, *, at: datetime) -> list[Belonging]:
        """Newest revisions of open editions in the person's name."""
        found = queries.on_their_way(person)
        clerk = PostKind.DISCLOSURE_CLERK
        units = {row.edition.document.unit_id for row in found}
        alone = any(not others_hold(clerk, at_unit=unit, besides=person, on=day_of(at)) for unit in units)
        told = tuple((row.title, reverse("reviewing:revision", args=[row.pk])) for row in found)
        return [Belonging("没有走完审签的稿件", told, must_go=alone)]

    def hand_over(self, person: Person, *, to: Person, by: Person | str, at: datetime) -> None:
        """Nothing to write: whoever holds the clerk's post finds them."""
