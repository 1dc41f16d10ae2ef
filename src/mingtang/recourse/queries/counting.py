"""年度报告第四部分：how many proceedings of an organ ended how in a year, and how many were still open at its end.

Law: 政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）第四部分.
"""

from datetime import date

from django.db.models import Count, Q

from mingtang.law.proceedings import PENDING, Course, ProceedingState, Result, totals
from mingtang.organs.models import Unit
from mingtang.recourse.models import Proceeding


def counted(organ: Unit, year: int) -> dict[Course, dict[str, int]]:
    """一行的数：by the day on which the result was received; what had none by 31 December is 尚未审结. One query.

    What was registered by mistake and struck counts nowhere.
    """
    last = date(year, 12, 31)
    ended = {result.value: Q(result=result.value, result_on__year=year) for result in Result}
    open_then = Q(served_on__lte=last) & (Q(result_on=None) | Q(result_on__gt=last))
    columns = {name: Count("pk", filter=which) for name, which in (ended | {PENDING: open_then}).items()}
    found = Proceeding.rows.filter(application__unit=organ).exclude(state=ProceedingState.STRUCK.value)
    rows = found.order_by().values("course").annotate(**columns)
    return totals({Course(row.pop("course")): row for row in rows})
