"""用语表：of each organ in sight, its own names, titles, phrases and public telephones."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404
from mingtang.vetting import actions, queries
from mingtang.vetting.forms import WordsForm

PER_PAGE = 100


@login_required
@require_safe
def organs(request: HttpRequest) -> HttpResponse:
    """用语表，organ by organ."""
    return render(request, "vetting/organs.html", {"rows": queries.organs_seen(request.user, at=clock.now())})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, code: str) -> HttpResponse:
    """一个机关的用语表。"""
    at = clock.now()
    organ = _organ_or_404(request, code)
    if request.method != "POST":
        return _page(request, organ)
    form = WordsForm(request.POST, request.FILES)

    def act() -> Done:
        lines = [*form.cleaned_data["lines"], *form.cleaned_data["table"]]
        count = actions.add_words(organ, lines, by=request.user, at=at)
        return Done(f"登记了 {count} 条。" if count else "都登记过了，没有变化。", redirect("vetting:words", code))

    return tried(request, form, act) or _page(request, organ, form=form, status=422)


@login_required
@require_POST
def remove(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """去掉一条。"""
    organ = _organ_or_404(request, code)
    entry = found_or_404(queries.word(organ, pk))
    try:
        actions.remove_word(entry, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return _page(request, organ, refused=broken.reasons, status=422)
    messages.success(request, f"去掉了“{entry.written}”。")
    return redirect("vetting:words", code)


def _organ_or_404(request: HttpRequest, code: str) -> Unit:
    return found_or_404(queries.organ_seen(request.user, code, at=clock.now()))


def _page(request: HttpRequest, organ: Unit, *, form: Any = None, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "organ": organ,
        "form": form or WordsForm(),
        "reasons": actions.reasons_against_words(organ, by=request.user, at=clock.now()),
        "page_obj": Paginator(queries.words_of(organ), PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "vetting/words.html", context | more, status=status)
