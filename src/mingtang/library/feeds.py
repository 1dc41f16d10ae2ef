"""订阅：what is new, as RSS 2.0 and Atom."""

from collections.abc import Sequence
from datetime import datetime, time

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from mingtang.listings.models import Listing

MOST = 50
ATOM, RSS = "atom", "rss"
KINDS: dict[str, type[SyndicationFeed]] = {ATOM: Atom1Feed, RSS: Rss201rev2Feed}


def feed(kind: str, rows: Sequence[Listing], *, title: str, about: str, root: str, page: str, address: str) -> str:
    """一份订阅，as its text; ``page`` is what it is a feed of, ``address`` its own."""
    made = KINDS[kind](
        title=title, link=f"{root}{page}", description=about, language="zh-Hans", feed_url=f"{root}{address}"
    )
    for row in rows:
        url = row.elsewhere or f"{root}{row.address}"
        made.add_item(
            title=row.title,
            link=url,
            description=row.summary,
            unique_id=url,
            unique_id_is_permalink=True,
            pubdate=_released(row),
            updateddate=row.changed_at,
            author_name=row.issuer or row.unit.name,
        )
    return made.writeString("utf-8")


def _released(row: Listing) -> datetime | None:
    """When it became public: the moment of its only edition, or else the first minute of the day."""
    if row.public_on is None or (row.changed_at and timezone.localdate(row.changed_at) == row.public_on):
        return row.changed_at
    return timezone.make_aware(datetime.combine(row.public_on, time.min))
