"""通知设置的查询：of the person themselves."""

from mingtang.organs.models import Person
from mingtang.outbox.models import Preference


def preference_of(person: Person) -> Preference:
    """The person's own preferences; those of somebody who never chose any are not stored."""
    return Preference.rows.filter(person=person).first() or Preference(person=person)
