"""放在目录里的：what is public in the items and the columns of units, told to the catalogue, which lies beneath."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import Count, Max, Q

from mingtang.catalogue.ports import Key, Standing, Title
from mingtang.listings import queries
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of


class PlacedListings:
    """放在目录里的（端口 catalogue.Placed）：of this site and of the county portal alike."""

    def by_item(self, units: Collection[Unit], *, on: date) -> Mapping[Key, Standing]:
        """What is public in each item on the day."""
        return _summed(units, "item", on=on)

    def by_column(self, units: Collection[Unit], *, on: date) -> Mapping[Key, Standing]:
        """What is public in each column itself, without the columns beneath."""
        return _summed(units, "column", on=on)

    def titles(self, unit: Unit, code: str, *, on: date, most: int) -> Sequence[Title]:
        """The newest titles in an item, the newest first."""
        return [Title(row.title, row.url, row.public_on) for row in queries.under_item(unit, code, on=on)[:most]]


def _summed(units: Collection[Unit], name: str, *, on: date) -> dict[Key, Standing]:
    """A new edition at the same address is something new; what stands elsewhere counts from its day there."""
    told = queries.places_of(units, on=on).exclude(**{name: ""}).values_list("unit", name)
    here = Max("listing__changed_at", filter=Q(listing__elsewhere=""))
    summed = told.annotate(first=Max("listing__public_on"), changed=here, count=Count("listing", distinct=True))
    return {
        (unit, code): Standing(max(first, min(day_of(changed), on)) if changed else first, count)
        for unit, code, first, changed, count in summed
    }
