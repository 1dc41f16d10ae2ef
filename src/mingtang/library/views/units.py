"""哪个单位的：the unit of an address, or what is said when it has no public pages of its own."""

from django.http import HttpRequest, HttpResponse

from mingtang.library.naming import heading, publishes
from mingtang.organs.models import Unit
from mingtang.portal.answering import missing
from mingtang.portal.queries import unit_at
from mingtang.portal.views.units import no_such_unit


def publishing(request: HttpRequest, code: str) -> Unit | HttpResponse:
    """公开的单位；an office leads to its organ."""
    unit = unit_at(code)
    if unit is None:
        return no_such_unit(request, code)
    if publishes(unit):
        return unit
    organ = unit.organ
    return missing(
        request,
        f"{unit.name}没有自己的公开目录",
        f"它公开的内容列在{organ.name}的政府信息公开里。",
        ways={f"/{organ.code}/open/": f"看{organ.short_name}政府信息公开", f"/{unit.code}/": f"看{unit.short_name}"},
        organ=organ,
    )


def around(unit: Unit) -> dict[str, object]:
    """What the frame of every page of a unit says."""
    return {"organ": unit.organ, "unit": unit, "heading": heading(unit)}
