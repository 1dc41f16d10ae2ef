"""查找：titles and texts of everything public, by the words typed. Who asked is kept nowhere; only what was not found.

A page of results is nobody's to keep, and no search engine's to show.
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.index import actions as index
from mingtang.index.queries import Found, match
from mingtang.law.metadata import Validity
from mingtang.portal.queries import names_of_organs, unit_at
from mingtang.ui import clock

ON_A_PAGE = 20
LONGEST = 50


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """查找，everywhere or in what one organ publishes."""
    typed = "".join(char for char in request.GET.get("q", "") if char.isprintable()).strip()
    q = typed[:LONGEST]
    unit = unit_at(request.GET.get("organ", "")[:39]) if request.GET.get("organ") else None
    organ = unit.organ if unit else None
    found, number = _found(q, organ.code if organ else None, request.GET.get("page", ""))
    if q and not found.total:
        index.miss(q, organ=organ.code if organ else "", at=clock.now())
    names = names_of_organs({hit.organ for hit in found.hits})
    context = {
        "messages": (),
        "organ": organ,
        "q": q,
        "is_cut": len(typed) > LONGEST,
        "found": found,
        "hits": [(hit, names.get(hit.organ, ""), _validity(hit.facets)) for hit in found.hits],
        "page_obj": Paginator(range(found.total), ON_A_PAGE).get_page(number),
    }
    response = render(request, "library/search.html", context)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _found(q: str, organ: str | None, page: str) -> tuple[Found, int]:
    """A page of what fits; the last one for whoever turned too far."""
    number = max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    found = match(q, organ=organ, limit=ON_A_PAGE, offset=(number - 1) * ON_A_PAGE)
    last = -(-found.total // ON_A_PAGE)
    if number <= last or not last:
        return found, number
    return match(q, organ=organ, limit=ON_A_PAGE, offset=(last - 1) * ON_A_PAGE), last


def _validity(facets: object) -> str:
    told = facets.get("validity", "") if isinstance(facets, dict) else ""
    return Validity(told).label if told in set(Validity) and told else ""
