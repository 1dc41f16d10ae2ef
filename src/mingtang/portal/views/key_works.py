"""重点工作的页面：an organ's key works, and the timeline of one. Only what was published is read."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.editorial import queries as editorial
from mingtang.editorial.models import Published
from mingtang.law.days import chinese_day
from mingtang.law.openness import Openness
from mingtang.organs.sight import day_of
from mingtang.portal import queries
from mingtang.portal.answering import answer, missing
from mingtang.portal.views.units import no_such_unit

DIGEST_SHOWN = 12


@require_safe
def key_works(request: HttpRequest, code: str) -> HttpResponse:
    """一个机关的重点工作。"""
    unit = queries.unit_at(code)
    if unit is None:
        return no_such_unit(request, code)
    if not unit.is_organ:
        organ = unit.organ
        ways = {f"/{organ.code}/key-work/": f"看{organ.short_name}的重点工作", f"/{code}/": f"看{unit.short_name}"}
        return missing(
            request, f"{unit.name}没有自己的重点工作", f"重点工作由{organ.name}公布。", ways=ways, organ=organ
        )
    rows = queries.key_works(unit)

    def context() -> Mapping[str, Any]:
        return {"organ": unit, "works": rows}

    return answer(
        request, "portal/key_works.html", (queries.public_facts(unit), [work.digest for work in rows]), context
    )


@require_safe
def key_work(request: HttpRequest, code: str, slug: str, number: int | None = None) -> HttpResponse:
    """一件重点工作的时间线：what stands now, or one edition of it."""
    address = f"/{code}/key-work/{slug}/"
    record = queries.key_work_at(address, number)
    if record is None:
        return _missing(request, code, address, number)
    editions = list(editorial.history(record.document))

    def context() -> Mapping[str, Any]:
        return {
            "organ": record.document.unit,
            "record": record,
            "body": record.content,
            "address": address,
            "editions": editions,
            "newest": editions[0],
            "is_past": record.number != editions[0].number,
            "facts": _facts(record),
        }

    made_from = (record.digest, record.number, editions[0].number, queries.public_facts(record.document.unit))
    return answer(request, "portal/key_work.html", made_from, context)


def _facts(record: Published) -> list[tuple[str, str]]:
    """公开要素：never who confirmed it, only that another person did."""
    return [
        ("发布机构", record.document.unit.name),
        ("公开属性", Openness.PROACTIVE.label),
        ("发布日期", chinese_day(day_of(record.at))),
        ("审查", "经另一人保密审查、确认公开"),
        ("版次", f"第 {record.number} 版"),
        ("校验码", record.digest[:DIGEST_SHOWN]),
    ]


def _missing(request: HttpRequest, code: str, address: str, number: int | None) -> HttpResponse:
    unit = queries.unit_at(code)
    if unit is None:
        return no_such_unit(request, code)
    organ = unit.organ
    if number is not None and queries.key_work_at(address) is not None:
        return missing(
            request, f"没有第 {number} 版", "这一版不存在，地址可能写错了。", ways={address: "看最新版本"}, organ=organ
        )
    ways = {
        f"/{organ.code}/key-work/": f"看{organ.short_name}的重点工作",
        f"/{organ.code}/": f"到{organ.short_name}首页",
    }
    return missing(
        request,
        "没有找到这件重点工作",
        "地址可能写错了，或者还没有公布。公布了的，都列在重点工作里。",
        ways=ways,
        organ=organ,
    )
