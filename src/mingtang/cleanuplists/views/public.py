"""公布的清理结果：the lists of an organ, and one of them with its three lists."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.cleanuplists.publication import KIND
from mingtang.editorial.queries import current, current_of_unit
from mingtang.library.views.units import around, publishing
from mingtang.organs.models import Unit
from mingtang.portal.answering import answer, missing, told_instead
from mingtang.portal.queries import public_facts
from mingtang.ui.charts import count_bars
from mingtang.withdrawals.queries import notice_at, stood


@require_safe
def cleanups(request: HttpRequest, code: str) -> HttpResponse:
    """机关公布的清理结果。"""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    rows = list(current_of_unit(unit, KIND))

    def context() -> Mapping[str, Any]:
        return around(unit) | {"rows": [(row, row.content) for row in rows]}

    return answer(request, "cleanuplists/public_list.html", (public_facts(unit), [row.digest for row in rows]), context)


@require_safe
def cleanup(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """一次清理的结果。"""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    address = f"/{code}/cleanups/{number}/"
    record = current(address)
    if record is None or record.document.kind != KIND:
        return _nothing(request, unit, address)
    body = record.content
    bars = [{"label": one["heading"], "count": len(one["rows"])} for one in body["lists"]]

    def context() -> Mapping[str, Any]:
        title = f"清理了 {body['total']} 份，继续有效 {bars[0]['count']} 份"
        told = {"record": record, "body": body, "bars": count_bars(bars, title=title, name="fates", unit="份")}
        return around(unit) | told

    return answer(request, "cleanuplists/public.html", (record.digest, record.number, public_facts(unit)), context)


def _nothing(request: HttpRequest, unit: Unit, address: str) -> HttpResponse:
    notice = notice_at(address)
    if notice is None:
        ways = {
            f"/{unit.code}/cleanups/": "看公布的清理结果",
            f"/{unit.code}/open/": f"看{unit.short_name}公开的全部内容",
        }
        return missing(request, "没有找到这次清理", "它的结果还没有公布，或者地址写错了。", ways=ways, organ=unit.organ)
    told = {"notice": notice, "stood": stood(notice), "successor": None}
    return told_instead(request, "library/withdrawn.html", around(unit) | told, status=HTTPStatus.GONE)
