"""应急发布的欠账：for the clerk, and for whoever may make up for the stage that was put off."""

from datetime import datetime

from django.urls import reverse

from mingtang.emergencies.queries import debts_of
from mingtang.law.editorial import Stage
from mingtang.law.units import PostKind
from mingtang.ledger.rows import Row, organs_of
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row for each debt; always the same number of queries."""
    on, found = day_of(at), []
    kept = organs_of(person, (PostKind.DISCLOSURE_CLERK,), on=on)
    for debt, may_clear in debts_of(person, at=at):
        if may_clear or debt.revision.edition.document.unit_id in kept:
            released_on = day_of(debt.revision.published.at)
            words = f"已欠 {(on - released_on).days} 天" if on > released_on else "今天发布的"
            sentence = f"《{debt.revision.title}》应急发布，{Stage(debt.stage).label}还没有补"
            url = f"{reverse('reviewing:revision', args=[debt.revision_id])}#debt"
            found.append(Row(sentence, released_on, words, "warn", url, "去补审" if may_clear else "去看"))
    return found
