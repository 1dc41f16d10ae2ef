"""没有设好的机关：for its administrator, what is missing before its ledger can be worked with."""

from datetime import datetime

from django.urls import reverse

from mingtang.law.setting_up import FOUNDING, missing
from mingtang.law.units import PostKind
from mingtang.ledger.rows import Row
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.setup.queries import facts_of


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row for each organ that the person administers itself; always the same number of queries."""
    on = day_of(at)
    held = person.posts_on(on)
    organs = [post.unit for post in held if post.kind == PostKind.ADMINISTRATOR.value and post.unit.is_organ]
    if not organs:
        return []
    facts = facts_of(organs, on=on)
    told = []
    for organ in organs:
        lacking = [step.label for step, words in missing(facts[organ.pk]).items() if words and step in FOUNDING]
        if lacking:
            url = reverse("setup:guide", args=[organ.code])
            told.append(Row(f"{organ.short_name}还缺：{'；'.join(lacking)}", None, "没有设好", "warn", url, "去设立"))
    return told
