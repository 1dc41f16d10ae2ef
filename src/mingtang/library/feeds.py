"""订阅：what is new, as RSS 2.0 and Atom. A feed of the same entries is the same text, whenever it is asked for."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from html import escape
from typing import Any

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from mingtang.language.unseen import without_unfit
from mingtang.law.metadata import Validity
from mingtang.listings.models import Listing

MOST = 50
ATOM, RSS = "atom", "rss"
NOTHING_YET = datetime(2019, 5, 14, 16, tzinfo=UTC)
"""还没有条目的订阅：the first minute from which the regulation of today holds, never the moment of asking."""


_NO_LONGER_AS_IT_WAS = frozenset({Validity.CHANGED, Validity.EXPIRED, Validity.REPEALED})


class _Steady(SyndicationFeed):
    def latest_post_date(self) -> datetime:
        """The newest moment of an entry."""
        return max((item["updateddate"] for item in self.items if item["updateddate"]), default=NOTHING_YET)


class _Atom(_Steady, Atom1Feed):
    """Atom，steady."""


class _Rss(_Steady, Rss201rev2Feed):
    """RSS，steady."""


KINDS: dict[str, type[SyndicationFeed]] = {ATOM: _Atom, RSS: _Rss}


def feed(kind: str, rows: Sequence[Listing], *, title: str, about: str, root: str, page: str, address: str) -> str:
    """一份订阅，as its text; ``page`` is what it is a feed of, ``address`` its own."""
    told = {"link": f"{root}{page}", "description": without_unfit(about), "feed_url": f"{root}{address}"}
    made = KINDS[kind](title=without_unfit(title), language="zh-Hans", **told)
    for row in rows:
        made.add_item(**_told(row, root))
    return made.writeString("utf-8")


def _told(row: Listing, root: str) -> dict[str, Any]:
    """An entry; what readers take for HTML is written as such, and old rows lose what no feed may carry."""
    url, released = row.elsewhere or f"{root}{row.address}", _released(row)
    label = Validity(row.validity).label if row.validity else ""
    said = f"〔{label}〕{row.summary}" if row.validity in _NO_LONGER_AS_IT_WAS else row.summary
    return {
        "title": without_unfit(row.title),
        "link": url,
        "description": escape(without_unfit(f"〔已更正〕{said}" if row.corrected_on else said), quote=False),
        "categories": (label,) if label else (),
        "unique_id": url,
        "unique_id_is_permalink": True,
        "pubdate": released,
        "updateddate": max((each for each in (released, row.changed_at) if each), default=None),
        "author_name": without_unfit(row.issuer or row.unit.name),
    }


def _released(row: Listing) -> datetime | None:
    """When it became public: the moment of its only edition, or else the first minute of the day."""
    if row.public_on is None or (row.changed_at and timezone.localdate(row.changed_at) == row.public_on):
        return row.changed_at
    return timezone.make_aware(datetime.combine(row.public_on, time.min))
