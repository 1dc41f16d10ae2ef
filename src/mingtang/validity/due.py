"""到日子的效力（端口 supervision.DueTask）：in force, run out, changed or repealed from today on: the labels follow."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.listings.actions import relabel
from mingtang.validity.models import Life


class LabelsOfToday:
    """有效性的标签：those that tell another day."""

    key = "validity.labels"
    name = "到日子的文件效力"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Lives whose lists say otherwise than the day."""
        return list(Life.rows.mislabelled(on=on).order_by("pk").values_list("pk", flat=True))

    def do(self, row: int | str, /, *, at: datetime) -> str | None:
        """Lists, feed, search and page together."""
        life = Life.rows.select_related("document__unit__organ").filter(pk=row).first()
        return "改了有效性的标签" if life is not None and relabel(life.document, at=at) else None
