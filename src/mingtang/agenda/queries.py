"""日历的查询：whose feed it is."""

from mingtang.agenda.actions import digest_of
from mingtang.agenda.models import CalendarFeed
from mingtang.organs.models import Person


def feed_of(person: Person) -> CalendarFeed | None:
    """The person's feed in force."""
    return CalendarFeed.rows.filter(person=person, revoked_at=None).first()


def was_given_out(token: str) -> bool:
    """Whether an address was ever somebody's, in force or not: whoever asks for it guesses at nothing."""
    return CalendarFeed.rows.filter(digest=digest_of(token)).exists()


def reader_of(token: str) -> Person | None:
    """Whose calendar an address is; nobody's once it was revoked or its owner has left."""
    live = CalendarFeed.rows.filter(digest=digest_of(token), revoked_at=None, person__is_active=True)
    feed = live.select_related("person__unit").first()
    return feed.person if feed else None
