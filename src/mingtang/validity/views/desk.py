"""有效性的页面：documents with what holds today, and what is done about one."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from mingtang.law.metadata import Validity
from mingtang.law.validity import Outcome, Tie, is_in_force
from mingtang.law.validity_asked import FILTERS
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import OnPage
from mingtang.ui.found import found_or_404
from mingtang.validity import forms
from mingtang.validity.actions import assessing, lives, relations
from mingtang.validity.models import Life, LifeTurn
from mingtang.validity.queries import desk as queries
from mingtang.validity.queries.lives import ties_of, waiting

PER_PAGE = 30


@login_required
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """有效性：what of the organ holds today."""
    at, asked = clock.now(), request.GET.get("state", "")
    state, on = (asked if asked in FILTERS else ""), day_of(at)
    page = Paginator(queries.lives_of(request.user, state=state, on=on, at=at), PER_PAGE)
    page_obj = page.get_page(request.GET.get("page"))
    context = {"page_obj": page_obj, "rows": queries.told(page_obj, on=on), "state": state}
    return render(request, "validity/documents.html", context | {"states": list(FILTERS.items())})


@login_required
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """一份文件的一生。"""
    at = clock.now()
    return _page(request, _found(request, pk, at=at), at=at)


def _found(request: HttpRequest, pk: int, *, at: datetime) -> Life:
    return found_or_404(queries.life_at(pk, request.user, at=at))


def _page(request: HttpRequest, life: Life, *, at: datetime, status: int = 200, **bound: Any) -> HttpResponse:
    on, document, by = day_of(at), life.document, request.user
    usual = {
        "turn_form": forms.TurnForm(initial={"on": on}),
        "assess_form": forms.AssessForm(),
        "tie_form": forms.TieForm(documents=queries.offered(document)),
    }
    context = {
        "life": life,
        "row": queries.told([life], on=on)[0],
        "turns": _turns(life, bound.get("back_form")),
        "waiting": waiting(life) if is_in_force(life.facts, on) else None,
        "assessments": life.assessments.select_related("made_by"),
        "ties": ties_of(document, on=on, public=False),
        "assessed_since": queries.assessed_since(life),
        "against": lives.reasons_against_keeping(document, by=by, at=at),
        "against_turn": lives.reasons_against_keeping(document, by=by, at=at, public="文件的修改、失效、废止"),
    }
    return render(request, "validity/document.html", context | usual | bound, status=status)


def _turns(life: Life, refused: Form | None) -> list[tuple[LifeTurn, Form | None]]:
    """Each with the form that takes it back, where somebody entered it; the one just refused in its place."""
    rows = life.turns.select_related("made_by", "made_for", "cause__listing")
    own = {refused.prefix: refused} if refused else {}
    usual = {row.pk: forms.BackForm(prefix=f"back-{row.pk}") for row in rows if row.is_by_hand and not row.lifted_at}
    return [(row, own.get(f"back-{row.pk}", usual.get(row.pk))) for row in rows]


def _here(request: HttpRequest, life: Life, *, at: datetime) -> OnPage:
    return OnPage(request, partial(_page, request, life, at=at), ("validity:document", life.document_id))


@login_required
@require_POST
def turn(request: HttpRequest, pk: int) -> HttpResponse:
    """登记修改、失效、废止。"""
    at = clock.now()
    life, form = _found(request, pk, at=at), forms.TurnForm(request.POST)

    def act() -> None:
        told = form.cleaned_data
        days = {"on": told["on"], "basis": told["basis"]}
        lives.end(life.document, kind=Validity(told["kind"]), **days, by=request.user, at=at)

    return _here(request, life, at=at).tried(form, act, "已登记，到那天起各处的标签一起改。", turn_form=form)


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int, turn: int) -> HttpResponse:
    """更正一次登记。"""
    at = clock.now()
    life = _found(request, pk, at=at)
    found = found_or_404(life.turns.select_related("life__document__unit__organ").filter(pk=turn).first())
    form = forms.BackForm(request.POST, prefix=f"back-{turn}")

    def act() -> None:
        lives.take_back(found, reason=form.cleaned_data["reason"], by=request.user, at=at)

    return _here(request, life, at=at).tried(form, act, "已更正，各处的标签一起改。", back_form=form)


@login_required
@require_POST
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """登记到期评估。"""
    at = clock.now()
    life, form = _found(request, pk, at=at), forms.AssessForm(request.POST)

    def act() -> None:
        told = form.cleaned_data
        words = {"words": told["words"], "until_on": told["until_on"]}
        assessing.assess(life.document, outcome=Outcome(told["outcome"]), **words, by=request.user, at=at)

    return _here(request, life, at=at).tried(form, act, "已登记评估；继续执行的，还要重新公布。", assess_form=form)


@login_required
@require_POST
def relate(request: HttpRequest, pk: int) -> HttpResponse:
    """登记文件关系。"""
    at = clock.now()
    life = _found(request, pk, at=at)
    form = forms.TieForm(request.POST, documents=queries.offered(life.document))

    def act() -> None:
        told = form.cleaned_data
        names = {"title": told["title"], "number": told["number"]}
        tied = {"tie": Tie(told["tie"]), "other": form.chosen()}
        relations.relate(life.document, **tied, **names, by=request.user, at=at)

    return _here(request, life, at=at).tried(form, act, "已登记，两份文件的页面上都看得到。", tie_form=form)


@login_required
@require_POST
def unrelate(request: HttpRequest, pk: int, relation: int) -> HttpResponse:
    """去掉文件关系。"""
    at = clock.now()
    life = _found(request, pk, at=at)
    ties = ties_of(life.document, on=day_of(at), public=False)
    found = found_or_404(next((it.relation for it in ties if it.relation.pk == relation), None))
    return _here(request, life, at=at).pressed(lambda: relations.unrelate(found, by=request.user, at=at), "已去掉。")
