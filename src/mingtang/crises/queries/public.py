"""公开页问的：the crisis that a published page is of, and when anything on the page last changed."""

from datetime import datetime

from mingtang.crises.models import Crisis
from mingtang.crises.queries.ties import Entry
from mingtang.editorial.models import Published
from mingtang.law.crises import Section


def crisis_at(record: Published) -> Crisis:
    """The crisis of a published page; only what is tied to it is read of it."""
    return Crisis.rows.select_related("unit__organ").get(pk=int(record.document.subject.rpartition(":")[2]))


def newest_of(record: Published, sections: list[tuple[Section, list[Entry]]]) -> datetime:
    """最后一次变动。"""
    moments = [one.listing.changed_at for _, found in sections for one in found if one.listing.changed_at]
    return max([record.at, *moments])
