"""到期撤下（端口 supervision.DueTask）：what was to be shown until a day that is over."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.listings.actions import end_showing
from mingtang.listings.models import Listing


class PastShowing:
    """展示到期的公开件：neither list nor address of a file leads there from the next day on."""

    key = "listings.past-showing"
    name = "展示到期的公开件"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Rows past their last day whose files and places in the index were not closed yet."""
        rows = Listing.rows.filter(shown_until_on__lt=on, ended_at=None).order_by("pk")
        return list(rows.values_list("pk", flat=True))

    def do(self, row: int | str, /, *, at: datetime) -> str | None:
        """Close the files, and take it out of what can be found."""
        listing = Listing.rows.filter(pk=row).first()
        if listing is None:
            return None
        end_showing(listing, at=at)
        return "展示到期，已撤下"
