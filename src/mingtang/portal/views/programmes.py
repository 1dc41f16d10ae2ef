"""规划的页面：an organ's programmes, and one with its measures and what carries them out."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.law.days import chinese_day
from mingtang.law.openness import Openness
from mingtang.organs.sight import day_of
from mingtang.portal import programmes as queries
from mingtang.portal.answering import answer, missing
from mingtang.portal.programmes import ProgrammePage
from mingtang.portal.queries import public_facts, unit_at
from mingtang.portal.views.plans import DIGEST_SHOWN
from mingtang.portal.views.units import no_such_unit
from mingtang.portal.voices import voices_at
from mingtang.ui import clock


@require_safe
def programmes(request: HttpRequest, code: str) -> HttpResponse:
    """机关的规划。"""
    unit = unit_at(code)
    if unit is None:
        return no_such_unit(request, code)
    if not unit.is_organ:
        ways = {f"/{unit.organ.code}/programmes/": f"看{unit.organ.short_name}的规划"}
        text = f"规划由{unit.organ.name}制定和公布。"
        return missing(request, f"{unit.name}没有自己的规划", text, ways=ways, organ=unit.organ)
    rows = queries.of_organ(unit)

    def context() -> Mapping[str, Any]:
        return {"organ": unit, "programmes": [(row, row.content) for row in rows]}

    return answer(request, "portal/programmes.html", (public_facts(unit), [row.digest for row in rows]), context)


@require_safe
def programme(request: HttpRequest, code: str, slug: str, number: int | None = None) -> HttpResponse:
    """一份规划。"""
    unit = unit_at(code)
    if unit is None:
        return no_such_unit(request, code)
    address = f"/{code}/programmes/{slug}/"
    page = queries.page_at(address, number)
    if page is None:
        ways = {
            f"/{unit.organ.code}/programmes/": "看公布的规划",
            f"/{unit.organ.code}/": f"到{unit.organ.short_name}首页",
        }
        return missing(request, "没有找到这份规划", "它还没有公布，或者地址写错了。", ways=ways, organ=unit.organ)
    voices = voices_at(address, on=clock.today()) if not page.is_past else None

    def context() -> Mapping[str, Any]:
        told = {"organ": unit, "page": page, "body": page.body, "address": address}
        return told | {"facts": _facts(page), "voices": voices}

    made_from = (page.record.digest, page.record.number, page.newest.number, public_facts(unit), voices)
    return answer(request, "portal/programme.html", made_from, context)


def _facts(page: ProgrammePage) -> list[tuple[str, str]]:
    """公开要素：the post that signed, never the person."""
    record = page.record
    return [
        ("发布机构", record.document.unit.name),
        ("公开属性", Openness.PROACTIVE.label),
        ("发布日期", chinese_day(day_of(record.at))),
        ("签发", "经审核、领导签发"),
        ("版次", f"第 {record.number} 版"),
        ("校验码", record.digest[:DIGEST_SHOWN]),
    ]
