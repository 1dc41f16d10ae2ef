"""更新的重点工作（端口 organs.Belongings）：nobody else is asked for the news of a key work than its keeper."""

from datetime import datetime

from django.urls import reverse

from mingtang.dossiers.actions import hand_over_keeper
from mingtang.dossiers.queries.board import kept_by
from mingtang.organs.models import Person
from mingtang.organs.ports import Belonging


class KeptDossiers:
    """更新的重点工作：those under way."""

    def of(self, person: Person, *, at: datetime) -> list[Belonging]:
        """The key works under way that the person keeps."""
        told = tuple((row.title, reverse("timelines:dossier", args=[row.pk])) for row in kept_by(person))
        return [Belonging("更新的重点工作", told, must_go=True, done="更新")]

    def hand_over(self, person: Person, *, to: Person, by: Person | str, at: datetime) -> None:
        """The successor keeps them from now on."""
        hand_over_keeper(person, to=to, by=by, at=at)
