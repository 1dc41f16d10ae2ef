"""规范性文件和政策文件库：what an organ has made, and what of it was in force on a given day."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from mingtang.law.days import chinese_day
from mingtang.law.metadata import Validity
from mingtang.law.validity_asked import Asked, asked_of
from mingtang.library.views.units import around
from mingtang.organs.models import Unit
from mingtang.policydesk.queries.shelf import Kept, kept_on
from mingtang.portal.answering import answer, answer_with, missing, missing_data
from mingtang.portal.queries import public_facts, unit_at
from mingtang.portal.views.units import no_such_unit
from mingtang.ui import clock

PER_PAGE = 30
FOR_PROGRAMS = 100


@require_safe
def shelf(request: HttpRequest, code: str) -> HttpResponse:
    """文件库；``?on=2024-05-01`` asks what was in force on that day."""
    unit = unit_at(code)
    if unit is None:
        return no_such_unit(request, code)
    if not unit.is_organ:
        ways = {f"/{unit.organ.code}/policies/": f"看{unit.organ.short_name}的文件库"}
        text = f"规范性文件和政策文件由{unit.organ.name}制定和公布。"
        return missing(request, f"{unit.name}没有自己的文件库", text, ways=ways, organ=unit.organ)
    asked, page, rows = _rows(request, unit, PER_PAGE)

    def context() -> Mapping[str, Any]:
        told = {"asked": asked, "page_obj": page, "rows": rows, "total": page.paginator.count}
        return around(unit) | told | {"day": chinese_day(asked.on), "today": clock.today()}

    facts = (public_facts(unit), asked, page.number, page.paginator.count, [row.facts for row in rows])
    return answer(request, "policydesk/shelf.html", facts, context)


@require_safe
def shelf_json(request: HttpRequest, code: str) -> HttpResponse:
    """文件库，for programs: the same question, a hundred on a page."""
    unit = unit_at(code)
    if unit is None or not unit.is_organ:
        return missing_data("没有这个机关。")
    asked, page, rows = _rows(request, unit, FOR_PROGRAMS)
    root = request.build_absolute_uri("/").rstrip("/")

    def drawn() -> HttpResponse:
        told = {
            "organ": {"code": unit.code, "name": unit.name},
            "on": asked.on,
            "in_force_only": asked.is_asked,
            "remarks": [asked.remark] if asked.remark else [],
            "total": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "items": [_told(row, root) for row in rows],
        }
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False})

    facts = (public_facts(unit), asked, page.number, page.paginator.count, [row.facts for row in rows])
    return answer_with(request, facts, drawn)


def _rows(request: HttpRequest, unit: Unit, size: int) -> tuple[Asked, Any, list[Kept]]:
    today = clock.today()
    asked = asked_of(request.GET, today=today)
    found = kept_on(unit, on=asked.on, today=today, only_in_force=asked.is_asked)
    page = Paginator(found.lives, size).get_page(request.GET.get("page"))
    return asked, page, found.told(page)


def _told(row: Kept, root: str) -> dict[str, Any]:
    listing, life = row.life.document.listing, row.life
    return {
        "title": listing.title,
        "url": listing.elsewhere or f"{root}{row.url}",
        "number": listing.number,
        "register_number": life.register_number,
        "type": listing.type,
        "made_on": listing.made_on,
        "in_force_on": life.in_force_on,
        "until_on": life.until_on,
        "validity": row.stands.value,
        "validity_now": Validity(listing.validity).value if listing.validity in set(Validity) else "",
        "edition": row.edition,
        "remark": row.remark,
    }
