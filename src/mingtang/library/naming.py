"""叫什么：what the public pages of a unit are called, and whether it has any of its own.

Law: only a 行政机关 receives applications; village pages say 村务公开.
"""

from mingtang.law.catalogue import has_catalogue
from mingtang.organs.models import Unit


def heading(unit: Unit) -> str:
    """公开的名称：政府信息公开 of an organ, 政务公开 of a 管理区, 村务公开 of a village."""
    return "政府信息公开" if unit.is_organ else unit.affairs


def publishes(unit: Unit) -> bool:
    """是否有自己的公开页；an office publishes under its organ."""
    return has_catalogue(unit.unit_kind)
