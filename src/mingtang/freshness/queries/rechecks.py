"""核对的查询。"""

from django.db.models import QuerySet

from mingtang.freshness.models import Recheck
from mingtang.organs.models import Unit

SHOWN = 10


def rechecks(unit: Unit, code: str) -> QuerySet[Recheck]:
    """一个事项最近的核对。"""
    return Recheck.rows.filter(unit=unit, code=code).select_related("by").order_by("-on", "-pk")[:SHOWN]
