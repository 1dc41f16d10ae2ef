"""查找：titles and texts of everything public, by the words typed. Who asked is kept nowhere; only what was not found.

A page of results is nobody's to keep, and no search engine's to show.
"""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.index import actions as index
from mingtang.language.pairs import terms
from mingtang.law.metadata import VALIDITY_LABELS, type_name
from mingtang.organs.models import Unit
from mingtang.search.ports import Way, ways_to
from mingtang.search.queries import ON_A_PAGE, Answer, answer, examples, offered, sayings, unit_at
from mingtang.search.question import LONGEST, Question, read
from mingtang.ui import clock

_LABELS = {"organ": "单位", "column": "栏目", "year": "年份", "type": "文件种类", "validity": "有效性"}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """查找，everywhere or in what one organ publishes."""
    question = read(request.GET)
    organ = _organ(question.organ)
    asks = bool(terms(question.text))
    told = answer(question, organ=organ, number=_number(request.GET.get("page", ""))) if asks else Answer()
    ways = _ways(question, organ) if asks else []
    if asks and not (told.found.total or told.elsewhere or ways):
        index.miss(question.typed, organ=organ.code if organ else "", at=clock.now())
    context = {
        "messages": (),
        "organ": organ,
        "question": question,
        "answer": told,
        "asks": asks,
        "ways": ways,
        "q": question.typed,
        "filters": _filters(question, told),
        "chosen": _chosen(question, told),
        "page_obj": Paginator(range(told.found.total), ON_A_PAGE).get_page(told.number),
        "meant": [(words, question.address(typed=words, exact=False)) for words in told.meant],
        "without": [(words, count, question.address(typed=words)) for words, count in told.without],
        "wider": question.address(column="", year="", type="", validity=""),
        "literally": question.address(exact=True),
        "examples": examples(organ) if not asks else (),
    }
    return _private(render(request, "search/search.html", context))


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """边打边提示：words and titles for what has been typed so far."""
    typed = request.GET.get("q", "")[:LONGEST].strip()
    return _private(JsonResponse({"words": offered(typed, organ=_organ(request.GET.get("organ", "")[:39]))}))


def _ways(question: Question, organ: Unit | None) -> list[Way]:
    """去处，by every way of saying what was asked; none for what is narrowed down."""
    if question.facets:
        return []
    return ways_to(question.names(question.also(sayings(organ))), organ=organ, on=clock.today())


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _organ(code: str) -> Unit | None:
    unit = unit_at(code) if code else None
    return unit.organ if unit else None


def _number(page: str) -> int:
    return max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 6 else 1


def _filters(question: Question, told: Answer) -> list[dict[str, Any]]:
    """Each with what can be chosen; only where there is a choice or something was chosen."""
    found = []
    for name, label in _LABELS.items():
        rows = told.choices.get(name, ())
        now = getattr(question, name)
        if len(rows) > 1 or (rows and now and name != "organ"):
            found.append({"name": name, "label": label, "choices": rows, "chosen": now})
    return found


def _chosen(question: Question, told: Answer) -> list[tuple[str, str]]:
    """筛选了什么：each in words, with the address that asks without it."""
    columns = {choice.value: choice.label for choice in told.choices.get("column", ())}
    names = {"year": "{}年".format, "type": type_name, "validity": lambda code: dict(VALIDITY_LABELS)[code]}
    names["column"] = lambda slug: columns.get(slug, "栏目")
    return [(names[name](value), question.address(**{name: ""})) for name, value in question.facets.items()]
