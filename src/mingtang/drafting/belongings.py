"""经手的稿件（端口 organs.Belongings）：what is being written, and what may come back from review."""

from datetime import datetime

from django.urls import reverse

from mingtang.drafting.actions.writing import hand_over_manuscripts
from mingtang.drafting.queries import open_of
from mingtang.organs.models import Person
from mingtang.organs.ports import Belonging


class OpenManuscripts:
    """没有写完、没有走完审签的稿件。"""

    def of(self, person: Person, *, at: datetime) -> list[Belonging]:
        """They are the owner's, so they must go to somebody."""
        told = tuple((str(one), reverse("drafting:draft", args=[one.pk])) for one in open_of(person))
        return [Belonging("没有写完的稿件", told, must_go=True)]

    def hand_over(self, person: Person, *, to: Person, by: Person | str, at: datetime) -> None:
        """The successor writes on."""
        hand_over_manuscripts(person, to=to, by=by, at=at)
