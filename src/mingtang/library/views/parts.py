"""政府信息公开：the five fixed parts of a unit's pages, its guide, how to apply, and what it may cost.

Law: 政府信息公开条例 第十二条、第二十条、第二十一条、第二十九条、第四十二条; 国办公开办函〔2019〕61号.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.catalogue.models import Column
from mingtang.catalogue.queries import public as catalogue
from mingtang.editorial.ports import kinds
from mingtang.law.catalogue import Part
from mingtang.law.clocks import clock as term
from mingtang.law.fees import Basis, fee_of, fee_of_items, standards
from mingtang.library import lists
from mingtang.library.annual import by_year
from mingtang.library.guide import WorkUnit, channels_of, work_unit
from mingtang.library.naming import heading
from mingtang.library.ports import doors
from mingtang.library.queries.columns import Columns, Held, columns_of
from mingtang.library.queries.items import with_catalogue
from mingtang.library.remedies import Remedies, remedies
from mingtang.library.views.units import around, publishing
from mingtang.listings import queries as listings
from mingtang.listings.models import Listing
from mingtang.organs.models import Unit
from mingtang.portal.answering import answer, missing
from mingtang.portal.queries import own_units, public_facts
from mingtang.ui import clock

NEWEST = 12
Branch = tuple[Column, Held, list[tuple[Column, Held]]]
_TERMS = {"correction": "correction-notice", "reply": "reply"}
_EXAMPLES = {Basis.ITEMS: (8, 25, 43), Basis.PAGES: (24, 120)}
_EARLIER, _ADDED = 28, 5
_ELSEWHERE = (Part.STANDARD, Part.VILLAGE, Part.OTHER)


@require_safe
def home(request: HttpRequest, code: str) -> HttpResponse:
    """政府信息公开：the fixed parts, each with what stands in it."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    tree = columns_of(unit, on=clock.today())
    newest = listings.newest_placed(unit, "column", on=clock.today(), most=NEWEST)
    in_force = unit.code in with_catalogue([unit])
    shown, more = [row for rows in newest.values() for row in rows], doors(unit, on=clock.today())

    def context() -> Mapping[str, Any]:
        statutory = [branch for column in tree.top(Part.STATUTORY) for branch in _branches(tree, column)]
        told = {
            "statutory": statutory,
            "rules": [(column, _in(tree, column, newest)) for column in tree.top(Part.RULES)],
            "annual_columns": tree.top(Part.ANNUAL),
            "annual": by_year(row for column in tree.top(Part.ANNUAL) for row in _in(tree, column, newest)),
            "others": [_branch(tree, column) for column in tree.top(*_ELSEWHERE)],
            "has_columns": bool(tree.children(None)),
            "has_catalogue": in_force,
            "doors": more,
        }
        return around(unit) | told

    facts = (public_facts(unit), public_facts(unit.organ), tree.facts, in_force, lists.facts(shown), more)
    return answer(request, "library/open.html", facts, context)


@require_safe
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """政府信息公开指南：what the organ wrote for it, and what is kept about the organ."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    if not unit.is_organ:
        return _only_an_organ(request, unit, "没有自己的政府信息公开指南", f"/{unit.organ.code}/open/guide/", "指南")
    tree = columns_of(unit, on=clock.today())
    office = work_unit(unit, own_units(unit, on=clock.today()))
    standing, text = catalogue.catalogue(unit), _text(unit, tree)
    against = remedies(unit, on=clock.today())

    def context() -> Mapping[str, Any]:
        told = {
            "office": office,
            "remedies": against,
            "statutory": [child for column in tree.top(Part.STATUTORY) for child in tree.children(column)],
            "catalogue": standing,
            "channels": channels_of(standing),
            "standards": standards(on=clock.today()),
            "text": text,
        }
        if text is not None:
            told |= {"body": text.published.content, "kind": kinds()[text.kind]}
            told["more_facts"] = lists.days_told(text, text.published)
        return around(unit) | told

    facts = (*_facts(unit, office, against), tree.facts, standing, text and lists.facts([text]))
    return answer(request, "library/guide.html", facts, context)


@require_safe
def apply(request: HttpRequest, code: str) -> HttpResponse:
    """依申请公开：what one can do now, at the counter and by post."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    if not unit.is_organ:
        return _only_an_organ(request, unit, "不受理政府信息公开申请", f"/{unit.organ.code}/open/apply/", "怎样申请")
    office = work_unit(unit, own_units(unit, on=clock.today()))
    against = remedies(unit, on=clock.today())
    terms = {name: term(key, clock.today()) for name, key in _TERMS.items()}
    told = {"office": office, "remedies": against} | terms
    return answer(request, "library/apply.html", _facts(unit, office, against), lambda: around(unit) | told)


@require_safe
def fees(request: HttpRequest, code: str) -> HttpResponse:
    """信息处理费收费标准：the bands, what they come to in examples, the basis, and where one complains."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    if not unit.is_organ:
        return _only_an_organ(request, unit, "不收取信息处理费", f"/{unit.organ.code}/fees/", "收费标准")
    on = clock.today()
    office, against = work_unit(unit, own_units(unit, on=on)), remedies(unit, on=on)

    def context() -> Mapping[str, Any]:
        told = {"office": office, "remedies": against, "standards": standards(on=on)}
        told |= {"payment": term("fee-payment", on), "reply": term("reply-after-fee", on)}
        if told["standards"]:
            by_basis = [(basis.value, count) for basis, counts in _EXAMPLES.items() for count in counts]
            told["examples"] = [fee_of(**{basis: count}, on=on) for basis, count in by_basis]
            told |= {"earlier": _EARLIER, "added": fee_of_items(_EARLIER, _ADDED, on=on)}
        return around(unit) | told

    return answer(request, "library/fee_standard.html", _facts(unit, office, against), context)


def _only_an_organ(request: HttpRequest, unit: Unit, what: str, url: str, words: str) -> HttpResponse:
    ways = {url: f"看{unit.organ.short_name}{words}", f"/{unit.code}/open/": f"看{unit.short_name}{heading(unit)}"}
    text = f"行政机关才编制政府信息公开指南、受理公开申请。需要的信息，可以向{unit.organ.name}申请。"
    return missing(request, f"{unit.name}{what}", text, ways=ways, organ=unit.organ)


def _facts(unit: Unit, office: WorkUnit, against: Remedies) -> tuple[object, ...]:
    above = [public_facts(told) for told in (against.above, against.office and against.office.unit) if told]
    return (public_facts(unit), public_facts(office.unit), above)


def _text(unit: Unit, tree: Columns) -> Listing | None:
    """The guide that the organ wrote: the newest document in a column of this part; shown if it stands here."""
    slugs = [each.slug for column in tree.top(Part.GUIDE) for each in tree.beneath(column)]
    rows = listings.in_columns(unit, slugs, on=clock.today()).exclude(published=None).filter(elsewhere="")
    return rows.defer(None).first() if slugs else None


def _branches(tree: Columns, column: Column) -> list[Branch]:
    """The columns beneath a column at the top; without any, the column itself."""
    return [_branch(tree, child) for child in tree.children(column) or [column]]


def _branch(tree: Columns, column: Column) -> Branch:
    """A column, what it holds, and the columns beneath it with what they hold."""
    return column, tree.held_by(column), [(each, tree.held_by(each)) for each in tree.children(column)]


def _in(tree: Columns, column: Column, newest: Mapping[str, list[Listing]]) -> list[Listing]:
    """The newest in a column and beneath it, each once."""
    found = {row.pk: row for each in tree.beneath(column) for row in newest.get(each.slug, [])}
    return sorted(found.values(), key=lambda row: (row.public_on, row.pk), reverse=True)
