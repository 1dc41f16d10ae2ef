"""工作台上的来办的事：the list, registering one, the case page and every step of it, as the rooms above set them up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingtang.applications.queries.handlers import organ_of_clerk
from mingtang.contents.kinds import Kind
from mingtang.law.rules import RuleBroken
from mingtang.letters.letter import Letter
from mingtang.letters.word import to_docx
from mingtang.matters.actions.receiving import Receipt, reasons_against_entering
from mingtang.matters.models import Matter
from mingtang.matters.queries import desk as queries
from mingtang.matters.views.choices import Choice, shown
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons
from mingtang.ui.saved import to_save
from mingtang.visits.codes import shown as spaced

PER_PAGE = 30
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Desk:
    """一个房间的工作台：its records, its words and its steps; ``more`` is what its case page shows besides."""

    model: type[Matter]
    room: str
    labels: Mapping[Any, str]
    acts: Mapping[Any, str]
    now: Callable[[Any], str]
    choices: Mapping[str, Choice]
    more: Callable[[Any, datetime], Mapping[str, Any]] = field(default=lambda matter, at: {})


def listed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """列表，by days left."""
    at = clock.now()
    asked = request.GET.get("state", "open")
    state = asked if asked in {"", "open", *desk.labels} else "open"
    found = queries.matters(desk.model, request.user, at=at, state=state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = queries.told(list(page.object_list), on=day_of(at))
    states = [("open", "没有办完的"), ("", "全部"), *((one.value, label) for one, label in desk.labels.items())]
    organ = organ_of_clerk(request.user, at=at)
    return render(
        request, f"{desk.room}/list.html", {"page_obj": page, "state": state, "states": states, "organ": organ}
    )


def clerks_organ(request: HttpRequest, *, at: datetime) -> Unit:
    """The organ for which the viewer registers. Errors: ``PermissionDenied`` for everybody else."""
    unit = organ_of_clerk(request.user, at=at)
    if unit is None or reasons_against_entering(unit, by=request.user, at=at):
        raise PermissionDenied
    return unit


def entered(request: HttpRequest, desk: Desk, form: Form, unit: Unit, enter: Callable[[], Receipt]) -> HttpResponse:
    """登记：the number and the code are shown once; a form that is wrong, or refused, comes back as it was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            given = enter()
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            told = {"matter": given.matter, "code": spaced(given.code), "room": desk.room, "unit": unit}
            return render(request, "matters/entered.html", told | {"url": f"{desk.room}:matter"})
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, f"{desk.room}/enter.html", {"form": form, "unit": unit}, status=status)


def matter_or_404(request: HttpRequest, desk: Desk, number: str, *, at: datetime) -> Any:
    """One in the viewer's sight."""
    return found_or_404(queries.matter(desk.model, number, request.user, at=at))


def page(
    request: HttpRequest,
    desk: Desk,
    matter: Any,
    *,
    at: datetime,
    status: int = HTTPStatus.OK,
    typed: Mapping[str, Form] | None = None,
    refused: tuple[str, ...] = (),
) -> HttpResponse:
    """案件页：what it is, what is due, what to do next, and what was done."""
    by, typed = request.user, typed or {}
    steps = [shown(choice, matter, by, at=at, typed=typed) for choice in desk.choices.values()]
    here = [one for one in steps if not matter.against(one.choice.act)]
    context = {
        "matter": matter,
        "row": queries.told([matter], on=day_of(at))[0],
        "knows": queries.knows(by, matter, at=at),
        "log": [(step, desk.acts[step.act]) for step in matter.log.select_related("by", "stands_for")],
        "now": desk.now(matter.stands),
        "base": reverse(f"{desk.room}:matter", args=[matter.number]),
        "here": here,
        "elsewhere": [one for one in steps if one not in here],
        "refused": refused,
        **desk.more(matter, at),
    }
    return render(request, f"{desk.room}/matter.html", context, status=status)


def acted(request: HttpRequest, desk: Desk, number: str, name: str) -> HttpResponse:
    """办一步：a form that is wrong, or refused, comes back as it was typed."""
    at, choice = clock.now(), desk.choices[name]
    matter = matter_or_404(request, desk, number, at=at)
    against = tuple(choice.against(matter, request.user, at))
    unprocessable = HTTPStatus.UNPROCESSABLE_ENTITY
    if against:
        return page(request, desk, matter, at=at, status=unprocessable, refused=against)
    form = choice.form_of(matter, at=at, data=request.POST)

    def act() -> Done:
        choice.do(matter, **form.told(), seen=_seen(request), by=request.user, at=at)
        return Done(choice.said, redirect(f"{desk.room}:matter", number))

    if done := tried(request, form, act):
        return done
    again = matter_or_404(request, desk, number, at=at)
    return page(request, desk, again, at=at, status=unprocessable, typed={name: form})


def _seen(request: HttpRequest) -> int:
    told = request.POST.get("seen", "")
    return int(told) if told.isdecimal() and len(told) < LONGEST_NUMBER else -1


def as_word(letter: Letter, name: str) -> HttpResponse:
    """告知书的 Word 文稿，under a name that tells of nobody; nothing between keeps a copy."""
    return to_save(to_docx(letter), f"{name}.docx", Kind.DOCX.media_type, caching="private, no-store")
