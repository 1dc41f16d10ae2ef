"""交接给我的：one row for each hand-over, until it was looked at."""

from django.urls import reverse

from mingtang.ledger.rows import Row
from mingtang.organs.models import Person
from mingtang.staff.models import HandOver
from mingtang.staff.queries import hand_overs_to


def rows(person: Person) -> list[Row]:
    """Nobody's but one's own: a deputy does not look at what was handed over to the one represented."""
    return [] if person.standing_in is not None else [_row(made) for made in hand_overs_to(person)]


def _row(made: HandOver) -> Row:
    told = "、".join(f"{thing['label']} {thing['count']} 件" for thing in made.things)
    url = reverse("staff:handed-over", args=[made.pk])
    return Row(f"由{made.person.name}交接给您：{told}", None, "还没看过", "warn", url, "去看")
