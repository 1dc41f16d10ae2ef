"""名单的公开页：totals for everybody; names only while they are shown, which every page asks of the day itself.

Pages that name anybody or hold what somebody types are kept by nobody and found by no search.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from axes.helpers import get_client_ip_address
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.editorial import queries as editorial
from mingtang.editorial.models import Published
from mingtang.law.days import chinese_day
from mingtang.law.payees import is_shown, outcomes_in_words
from mingtang.law.rules import RuleBroken
from mingtang.library.views.units import around, publishing
from mingtang.organs.models import Unit
from mingtang.payees.actions.own import find_own
from mingtang.payees.forms import OwnForm
from mingtang.payees.models import PayeeList
from mingtang.payees.ports import outcomes
from mingtang.payees.queries import lists
from mingtang.portal.answering import answer, missing
from mingtang.portal.queries import public_facts
from mingtang.subsidies.models import Subsidy
from mingtang.subsidies.queries import subsidy_at
from mingtang.subsidies.views.public import no_such_subsidy, standing_and_asked
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons

PER_PAGE = 100
NOT_FOUND = "没有查到：名单里没有这个姓名和末四位都对得上的一行。请核对以后再查，或者打咨询电话。"


@dataclass(frozen=True)
class Showing:
    """公示：what stands at the address, and the list that it signs."""

    unit: Unit
    subsidy: Subsidy
    record: Published
    of_list: PayeeList

    def is_shown(self, *, on: date) -> bool:
        """公示期内，by the days that were signed."""
        body = self.record.content
        return is_shown(date.fromisoformat(body["since_on"]), date.fromisoformat(body["until_on"]), on=on)

    @property
    def told(self) -> dict[str, Any]:
        """What every page of it says."""
        body, address = self.record.content, lists.address_of(self.subsidy)
        on = clock.today()
        return around(self.unit) | {
            "body": body, "address": address, "record": self.record, "is_shown": self.is_shown(on=on),
            "subsidy_address": self.subsidy.address,
        }  # fmt: skip


def showing_at(request: HttpRequest, code: str, slug: str) -> Showing | HttpResponse:
    """The showing at an address, or what is said instead."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    subsidy = subsidy_at(code, slug)
    record = lists.record_of(subsidy) if subsidy else None
    of_list = lists.public_list(subsidy, record) if subsidy and record else None
    if subsidy is None or record is None or of_list is None:
        return no_such_subsidy(request, unit)
    return Showing(unit, subsidy, record, of_list)


def unkept(response: HttpResponse) -> HttpResponse:
    """Found by no search, beside being kept by nobody."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


@require_safe
def results(request: HttpRequest, code: str, slug: str, number: int | None = None) -> HttpResponse:
    """补贴结果：totals by village, as they stand or in one of the editions."""
    found = showing_at(request, code, slug)
    if isinstance(found, HttpResponse):
        return found
    newest, record = standing_and_asked(lists.address_of(found.subsidy), number)
    if newest is None or record is None:
        return no_such_subsidy(request, found.unit)
    told = outcomes_in_words(outcomes(found.subsidy))

    def context() -> Mapping[str, Any]:
        asked = {"record": record, "body": record.content, "is_past": record.pk != newest.pk, "objections": told}
        return found.told | asked | {"editions": editorial.history(record.document)}

    made_from = (public_facts(found.unit), record.digest, record.number, newest.number, told)
    return answer(request, "payees/results.html", made_from, context)


@never_cache
@require_safe
def names(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """公示的名单：while it is shown; in full only where the subsidy's rule asks, else masked."""
    found = showing_at(request, code, slug)
    if isinstance(found, HttpResponse):
        return found
    if not found.is_shown(on=clock.today()) or lists.digest_now(found.of_list) != found.record.content["digest"]:
        return unkept(_over(request, found))
    village = request.GET.get("village", "")
    page = Paginator(lists.rows_of(found.of_list, village), PER_PAGE).get_page(request.GET.get("page"))
    context = found.told | {"page_obj": page, "villages": lists.villages_in(found.of_list), "village": village}
    return unkept(render(request, "payees/names.html", context))


def _over(request: HttpRequest, found: Showing) -> HttpResponse:
    until = chinese_day(date.fromisoformat(found.record.content["until_on"]))
    since_on = date.fromisoformat(found.record.content["since_on"])
    ahead = clock.today() < since_on
    text = (
        f"公示从{chinese_day(since_on)}开始。"
        if ahead
        else f"公示到{until}为止，名单已经收起。本人仍可以查自己的一行。"
    )
    address = lists.address_of(found.subsidy)
    ways = {address: "看各村合计", f"{address}mine/": "查自己的一行"}
    return missing(request, "现在不在公示期内", text, ways=ways, organ=found.unit.organ, status=HTTPStatus.GONE)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """查自己的一行：by name and last four digits, in the body of the request alone."""
    found = showing_at(request, code, slug)
    if isinstance(found, HttpResponse):
        return found
    if request.method != "POST":
        return unkept(render(request, "payees/mine.html", found.told | {"form": OwnForm()}))
    form, rows = OwnForm(request.POST), []
    if form.is_valid():
        try:
            rows = find_own(found.of_list, **form.cleaned_data, address=address_of(request), at=clock.now())
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            if not rows:
                form.add_error(None, NOT_FOUND)
    status = HTTPStatus.OK if rows else HTTPStatus.UNPROCESSABLE_ENTITY
    return unkept(render(request, "payees/mine.html", found.told | {"form": form, "rows": rows}, status=status))


def address_of(request: HttpRequest) -> str:
    """The network address, to be counted for the day and never stored."""
    return get_client_ip_address(request) or ""
