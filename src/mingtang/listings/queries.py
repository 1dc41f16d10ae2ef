"""发布目录的查询：what stands in a column or under an item, and what is new. Public facts; nobody's sight is asked."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from mingtang.listings.models import NEWEST, Listing, ListingQuerySet, Place
from mingtang.organs.models import Unit


def of_unit(unit: Unit, *, on: date) -> ListingQuerySet:
    """单位公开的：the newest first; of an organ what its offices, districts and villages published, too."""
    whose = Q(unit__organ=unit) if unit.is_organ else Q(unit=unit)
    return Listing.rows.shown(on=on).filter(whose).select_related("unit", "published").order_by(*NEWEST)


def of_units(units: Iterable[Unit], *, on: date) -> ListingQuerySet:
    """几个单位公开的，the newest first."""
    shown = Listing.rows.shown(on=on).filter(unit__in=list(units))
    return shown.select_related("unit", "published").order_by(*NEWEST)


def in_columns(unit: Unit, slugs: Collection[str], *, on: date) -> ListingQuerySet:
    """栏目里的：what a unit placed in these columns, each once, the newest first."""
    return _placed(unit, Q(places__column__in=list(slugs)), on=on)


def under_item(unit: Unit, code: str, *, on: date) -> ListingQuerySet:
    """事项下的：what a unit placed under an item, the newest first."""
    return _placed(unit, Q(places__item=code), on=on)


def _placed(unit: Unit, where: Q, *, on: date) -> ListingQuerySet:
    shown = Listing.rows.shown(on=on).filter(where, places__unit=unit)
    return shown.select_related("unit", "published").order_by(*NEWEST).distinct()


def places_of(units: Collection[Unit], *, on: date) -> QuerySet[Place]:
    """几个单位的栏目和事项里的位置，of what the public sees on the day."""
    return Place.rows.filter(unit__in=units, listing__in=Listing.rows.shown(on=on)).order_by()


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
