"""公开页问的：the crisis of a published page, when its page last changed, and the pages at the head of a home page."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import CharField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat

from mingtang.crises.models import Crisis, Tie
from mingtang.crises.queries.ties import Entry
from mingtang.editorial.models import Published
from mingtang.law.crises import Section
from mingtang.listings.models import Listing
from mingtang.organs.models import Unit
from mingtang.organs.queries import paths_to

KIND = "crisis"


def crisis_at(record: Published) -> Crisis:
    """The crisis of a published page; only what is tied to it is read of it."""
    return Crisis.rows.select_related("unit__organ").get(pk=int(record.document.subject.rpartition(":")[2]))


def newest_of(record: Published, sections: list[tuple[Section, list[Entry]]]) -> datetime:
    """最后一次变动。"""
    moments = [one.listing.changed_at for _, found in sections for one in found if one.listing.changed_at]
    return max([record.at, *moments])


def pages_of(organs: Sequence[Unit], *, on: date) -> Sequence[Published]:
    """The pages of these organs and of those above and beneath, each with what was released last for it; one query."""
    line = Q()
    for organ in organs:
        line |= Q(document__unit__path__startswith=organ.path) | Q(document__unit__path__in=paths_to(organ.path))
    of = Concat(Value(f"{Crisis._meta.label_lower}:"), Cast("crisis", CharField()))
    ties = Tie.rows.annotate(of=of).filter(of=OuterRef(OuterRef("document__subject")), untied_at=None)
    tied = Listing.rows.shown(on=on).filter(document__subject__in=ties.values("subject"), published__isnull=False)
    newest = tied.order_by(F("changed_at").desc(nulls_last=True), "-pk")
    told = {f"newest_{name}": Subquery(newest.values(name)[:1]) for name in ("title", "address", "changed_at")}
    rows = Published.public.standing().filter(line, document__kind=KIND)
    return rows.select_related("document__unit").annotate(**told)
