"""公开的执法公示：the list with its filters and counts, one notice, and what is said where one was."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.enforcement.queries import public as queries
from mingtang.law.enforcement import notice_kinds
from mingtang.library.views.units import around, publishing
from mingtang.portal.answering import answer, missing, told_instead
from mingtang.portal.queries import public_facts
from mingtang.ui import clock
from mingtang.ui.asked import Asked, reasons_unread
from mingtang.withdrawals.queries import notice_at as withdrawn_at
from mingtang.withdrawals.queries import stood

PER_PAGE = 50


@require_safe
def notices(request: HttpRequest, code: str) -> HttpResponse:
    """机关的执法公示。"""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    on = clock.today()
    every = queries.of_unit(unit, on=on)
    counts = queries.counts(unit, every)
    kind, year = request.GET.get("kind", ""), request.GET.get("year", "")
    words = request.GET.get("q", "").strip()[:50]
    rows, kinds = every, frozenset(one.code for one in notice_kinds())
    years = frozenset({year} if year.isascii() and year.isdigit() and len(year) == 4 else ())
    known = {"kind": Asked("种类", kinds), "year": Asked("决定的年份", years), "q": Asked("名称、文号")}
    unread = reasons_unread(request.GET.dict(), known)
    if kind in kinds:
        rows = queries.of_kind(unit, kind, rows)
    if year in years:
        rows = rows.filter(made_on__year=int(year))
    if words:
        rows = rows.filter(title__contains=words)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = [(row, row.address.split("/")[3]) for row in page]

    def context() -> Mapping[str, Any]:
        told = {"page_obj": page, "rows": shown, "counts": counts, "kinds": notice_kinds(), "unread": unread}
        return around(unit) | told | {"kind": kind, "year": year, "words": words, "given": bool(kind or year or words)}

    made_from = (
        [(row.pk, row.changed_at, row.title) for row, _ in shown],
        counts,
        unread,
        kind,
        year,
        words,
        page.number,
    )
    return answer(request, "enforcement/public_list.html", (made_from, public_facts(unit)), context)


@require_safe
def notice(request: HttpRequest, code: str, kind: str, number: int) -> HttpResponse:
    """一条执法公示；past its last day only that it was shown until then."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    address, on = f"/{code}/enforcement/{kind}/{number}/", clock.today()
    listing = queries.notice_at(address)
    ways = {f"/{code}/enforcement/": f"看{unit.short_name}的执法公示"}
    if listing is None:
        gone = withdrawn_at(address)
        if gone is not None:
            told = {"notice": gone, "stood": stood(gone), "successor": None}
            return told_instead(request, "library/withdrawn.html", around(unit) | told, status=HTTPStatus.GONE)
        text = "它还没有公示，或者地址写错了。"
        return missing(request, "没有找到这条执法公示", text, ways=ways, organ=unit.organ)
    if listing.shown_until_on is not None and listing.shown_until_on < on:
        # 公示到期的，不再说是谁的什么决定。
        text = "执法公示有期限，到期就撤下。"
        return missing(request, "这条执法公示到期了", text, ways=ways, organ=unit.organ, status=HTTPStatus.GONE)
    body = listing.published.content

    def context() -> Mapping[str, Any]:
        return around(unit) | {"listing": listing, "body": body, "record": listing.published}

    made_from = (listing.published.digest, listing.published.number, public_facts(unit))
    return answer(request, "enforcement/public_notice.html", made_from, context, changed_at=listing.changed_at)
