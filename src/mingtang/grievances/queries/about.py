"""可以投诉的单位。"""

from datetime import date

from mingtang.organs.models import Unit


def units_about(organ: Unit, *, on: date) -> list[Unit]:
    """The organ itself, its offices, districts and villages, in the order of the tree."""
    return list(Unit.rows.of_organ(organ.organ).open(on=on).order_by("path"))
