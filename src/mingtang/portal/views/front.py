"""首页：the counties and their towns, each with its progress as one drawn line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from mingtang.editorial.models import Published
from mingtang.organs.models import Unit
from mingtang.portal import news, overview, queries
from mingtang.portal.answering import answer
from mingtang.portal.ports import urgent
from mingtang.ui import clock


@dataclass(frozen=True)
class Town:
    """一个机关 and how far its newest published plan has come."""

    unit: Unit
    published: Published | None
    line: SafeString | str = ""


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """首页。"""
    organs = queries.organs_open(on=clock.today())
    published = queries.newest_plans(organs)
    newest = news.of_everybody(organs, on=clock.today())
    pressing = urgent([unit for unit in organs if unit.parent_id is None], on=clock.today())

    def context() -> Mapping[str, Any]:
        roots = [unit for unit in organs if unit.parent_id is None]
        counties = [(_town(root, published.get(root.pk)), _towns(root, organs, published)) for root in roots]
        return {"counties": counties, "newest": newest, "urgent": pressing}

    return answer(request, "portal/front.html", (made_from(organs, published), news.facts(newest), pressing), context)


def drawn(organs: Sequence[Unit], published: Mapping[int, Published]) -> list[Town]:
    """各机关的进度。"""
    return [_town(unit, published.get(unit.pk)) for unit in organs]


def made_from(organs: Sequence[Unit], published: Mapping[int, Published]) -> tuple[object, ...]:
    """What a list of organs with their progress is made from."""
    return (
        [queries.public_facts(unit) for unit in organs],
        sorted((pk, row.digest, row.number) for pk, row in published.items()),
    )


def _towns(root: Unit, organs: Sequence[Unit], published: Mapping[int, Published]) -> list[Town]:
    return drawn([unit for unit in organs if root.contains(unit) and unit.pk != root.pk], published)


def _town(unit: Unit, row: Published | None) -> Town:
    if row is None:
        return Town(unit, None)
    as_of_on = date.fromisoformat(row.as_of)
    return Town(unit, row, overview.line(row.counts, year=row.year, as_of_on=as_of_on, name=f"line-{unit.code}"))
