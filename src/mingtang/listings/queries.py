"""发布目录的查询：what stands in a column or under an item, and what is new. Public facts; nobody's sight is asked."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField, Value, Window
from django.db.models.functions import Cast, Concat, DenseRank
from django.utils import timezone

from mingtang.editorial.models import Document
from mingtang.index.models import Entry
from mingtang.listings.models import NEWEST, Listing, ListingQuerySet, Place
from mingtang.listings.reading import key_of
from mingtang.organs.models import Unit


def of_unit(unit: Unit, *, on: date) -> ListingQuerySet:
    """单位公开的：the newest first; of an organ what its offices, districts and villages published, too."""
    whose = Q(unit__organ=unit) if unit.is_organ else Q(unit=unit)
    return _in_order(Listing.rows.shown(on=on).filter(whose))


def of_units(units: Iterable[Unit], *, on: date) -> ListingQuerySet:
    """几个单位公开的，the newest first."""
    return _in_order(Listing.rows.shown(on=on).filter(unit__in=list(units)))


def in_columns(unit: Unit, slugs: Collection[str], *, on: date) -> ListingQuerySet:
    """栏目里的：what a unit placed in these columns, each once, the newest first."""
    return _placed(unit, Q(column__in=list(slugs)), on=on)


def under_item(unit: Unit, code: str, *, on: date) -> ListingQuerySet:
    """事项下的：what a unit placed under an item, the newest first."""
    return _placed(unit, Q(item=code), on=on)


def _placed(unit: Unit, where: Q, *, on: date) -> ListingQuerySet:
    placed = Place.rows.filter(where, unit=unit)
    return _in_order(Listing.rows.shown(on=on).filter(pk__in=placed.values("listing")))


def _in_order(rows: ListingQuerySet) -> ListingQuerySet:
    """Lists tell a document without its body."""
    return rows.select_related("unit", "published").defer("published__body").order_by(*NEWEST)


def newest_placed(unit: Unit, by: str, *, on: date, most: int) -> dict[str, list[Listing]]:
    """每个栏目或者事项里最新的几件：``by`` is ``column`` or ``item``; by its code, the newest first, in one query."""
    rank = Window(DenseRank(), partition_by=[F(by)], order_by=[F("listing__public_on").desc(), F("listing_id").desc()])
    ranked = places_of([unit], on=on).exclude(**{by: ""}).annotate(rank=rank).filter(rank__lte=most)
    rows = ranked.select_related("listing__unit", "listing__published").defer("listing__published__body")
    found: dict[str, dict[int, Listing]] = {}
    for place in rows.order_by(by, "rank"):
        found.setdefault(getattr(place, by), {})[place.listing_id] = place.listing
    return {code: list(listings.values()) for code, listings in found.items()}


def places_of(units: Collection[Unit], *, on: date) -> QuerySet[Place]:
    """几个单位的栏目和事项里的位置，of what the public sees on the day."""
    return Place.rows.filter(unit__in=units, listing__in=Listing.rows.shown(on=on)).order_by()


def found_since(document: Document) -> date | None:
    """检索里写的日期，of a document that can be found."""
    entry = Entry.rows.filter(key=key_of(document)).first()
    return timezone.localdate(entry.released_at) if entry is not None else None


def at_address(address: str) -> Listing | None:
    """这个地址上的一条。"""
    return Listing.rows.filter(address=address).select_related("unit__organ", "published", "document").first()


def everything(*, on: date) -> ListingQuerySet:
    """所有公开的，by address, for the map of the site."""
    return Listing.rows.shown(on=on).exclude(address="").filter(elsewhere="").order_by("address")


def under_item_between(unit: Unit, code: str, *, since: date, until: date) -> ListingQuerySet:
    """一段日子里放进事项的：of the organ and its parts, both days included."""
    return (
        Listing.rows.filter(unit__organ=unit.organ, places__item=code, public_on__gte=since, public_on__lte=until)
        .exclude(public_on=None)
        .order_by("public_on", "pk")
        .distinct()
    )


def elsewhere_between(unit: Unit, words: str, *, since: date, until: date) -> ListingQuerySet:
    """一段日子里在别处发布的：of the organ and its parts, with the words in the title, both days included."""
    shown = Listing.rows.filter(unit__organ=unit.organ, public_on__gte=since, public_on__lte=until)
    return shown.exclude(elsewhere="").filter(title__contains=words).order_by("public_on", "pk")


def not_taken_in() -> list[int]:
    """查找不到的：what is public and stands in no index."""
    rows = Listing.rows.filter(public_on__isnull=False, ended_at=None)
    found: list[int] = []
    for name, kind in (("document_id", "document"), ("pk", "elsewhere")):
        key = Concat(Value(f"{kind}:"), Cast(F(name), TextField()), output_field=TextField())
        of_kind = rows.filter(document__isnull=name == "pk").annotate(index_key=key)
        lost = of_kind.exclude(Exists(Entry.rows.filter(key=OuterRef("index_key"))))
        found += lost.values_list("pk", flat=True)
    return found
