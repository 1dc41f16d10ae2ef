"""标准目录的页面：every item in force with what was published under it newest, and the whole as a file.

Law: 政府信息公开条例 第十二条（目录：索引、名称、内容概述、生成日期）; 国办发〔2019〕54号.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from mingtang.catalogue.queries.public import PublicCatalogue, PublicItem, catalogue
from mingtang.library import lists, tables
from mingtang.library.naming import heading
from mingtang.library.queries.items import in_force
from mingtang.library.views.units import around, publishing
from mingtang.listings.queries import newest_placed
from mingtang.organs.models import Unit
from mingtang.portal.answering import answer, answer_with, missing, missing_data
from mingtang.portal.queries import public_facts
from mingtang.ui import clock

TITLES = 3
LONGEST = 50


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """目录：its items, or those that fit."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    found = catalogue(unit)
    if found is None:
        return _none_yet(request, unit)
    newest = newest_placed(unit, "item", on=clock.today(), most=TITLES)
    first = request.GET.get("first", "").strip()[:100]
    words = tuple("".join(char for char in request.GET.get("q", "") if char.isprintable())[:LONGEST].split())
    involved = [item for item in found.items if not item.not_involved]
    items = [item for item in involved if _fits(item, first, words)]

    def context() -> Mapping[str, Any]:
        told = {
            "catalogue": found,
            "rows": [(item, newest.get(item.code, [])) for item in items],
            "firsts": list(dict.fromkeys(item.first for item in involved)),
            "not_involved": [item for item in found.items if item.not_involved],
            "first": first,
            "q": " ".join(words),
            "given": bool(first or words),
        }
        return around(unit) | told

    return answer(request, "library/catalogue.html", _facts(unit, found, newest), context)


@require_safe
def workbook(request: HttpRequest, code: str) -> HttpResponse:
    """表格文件，in the official layout."""
    return _file(request, code, "xlsx", tables.SHEET_TYPE, tables.workbook)


@require_safe
def separated(request: HttpRequest, code: str) -> HttpResponse:
    """逗号分隔的文本。"""
    return _file(request, code, "csv", "text/csv; charset=utf-8", lambda version, items: tables.separated(items))


@require_safe
def for_programs(request: HttpRequest, code: str) -> HttpResponse:
    """目录，for programs."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    found = catalogue(unit)
    if found is None:
        return missing_data("还没有公布目录。")
    newest = newest_placed(unit, "item", on=clock.today(), most=TITLES)
    root = request.build_absolute_uri("/").rstrip("/")

    def drawn() -> HttpResponse:
        told = tables.for_programs(found, newest, unit={"code": unit.code, "name": unit.name}, root=root)
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False})

    return answer_with(request, _facts(unit, found, newest), drawn)


def _file(request: HttpRequest, code: str, ending: str, media_type: str, made: Any) -> HttpResponse:
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    found = in_force(unit)
    if found is None:
        return _none_yet(request, unit)

    def drawn() -> HttpResponse:
        response = HttpResponse(made(*found), content_type=media_type)
        name = f"{unit.short_name}标准目录.{ending}"
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
        return response

    return answer_with(request, (public_facts(unit), found[0].pk, [_kept(item) for item in found[1]]), drawn)


def _kept(item: Any) -> list[tuple[str, Any]]:
    return sorted((name, value) for name, value in vars(item).items() if not name.startswith("_"))


def _fits(item: PublicItem, first: str, words: Iterable[str]) -> bool:
    if first and item.first != first:
        return False
    text = "\n".join((item.code, item.first, item.second, item.elements, item.basis)).casefold()
    return all(word.casefold() in text for word in words)


def _facts(unit: Unit, found: PublicCatalogue, newest: Mapping[str, Any]) -> tuple[object, ...]:
    shown = sorted((code, lists.facts(rows)) for code, rows in newest.items())
    return (public_facts(unit), public_facts(unit.organ), found, shown)


def _none_yet(request: HttpRequest, unit: Unit) -> HttpResponse:
    text = "目录公布以后，这里逐项列出公开什么、依据什么、什么时候公开、由谁公开。"
    ways = {f"/{unit.code}/open/": f"看{unit.short_name}{heading(unit)}", f"/{unit.code}/new/": "看最新公开"}
    return missing(request, f"{unit.short_name}还没有公布标准目录", text, ways=ways, organ=unit.organ)
