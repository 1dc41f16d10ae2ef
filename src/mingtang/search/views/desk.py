"""查找用语：how people say what papers say otherwise, and what they looked for in vain."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
from mingtang.search import actions, queries
from mingtang.search.forms import SayingForm
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404


@login_required
@require_safe
def organs(request: HttpRequest) -> HttpResponse:
    """查找用语，organ by organ; of one organ at once."""
    seen = queries.organs_seen(request.user, at=clock.now())
    if len(seen) == 1:
        return redirect("search:sayings", seen[0].code)
    return render(request, "search/organs.html", {"organs": seen})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sayings(request: HttpRequest, code: str) -> HttpResponse:
    """一个机关的查找用语：what it added, what was not found, and a group to add."""
    organ = _seen(request, code)
    if request.method != "POST":
        return _page(request, organ, SayingForm(initial={"words": request.GET.get("words", "")[:100]}))
    form = SayingForm(request.POST)

    def act() -> Done:
        actions.add_saying(organ, ways=form.cleaned_data["words"], by=request.user, at=clock.now())
        return Done("已添加。现在起，找其中一种说法，也找得到别的几种。", redirect("search:sayings", code))

    return tried(request, form, act) or _page(request, organ, form, status=422)


@login_required
@require_POST
def end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """停用一组说法。"""
    organ = _seen(request, code)
    saying = found_or_404(queries.sayings_of(organ).filter(pk=pk).first())
    try:
        actions.end_saying(saying, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return _page(request, organ, SayingForm(), refused=broken.reasons, status=422)
    messages.success(request, f"已停用“{saying.words}”。")
    return redirect("search:sayings", code)


def _seen(request: HttpRequest, code: str) -> Unit:
    return found_or_404(
        next((unit for unit in queries.organs_seen(request.user, at=clock.now()) if unit.code == code), None)
    )


def _page(
    request: HttpRequest, organ: Unit, form: SayingForm, *, refused: object = (), status: int = 200
) -> HttpResponse:
    context = {
        "of": organ,
        "form": form,
        "refused": refused,
        "reasons": actions.reasons_against_saying(organ, by=request.user, at=clock.now()),
        "sayings": queries.sayings_of(organ),
        "shipped": queries.groups(),
        "missed": queries.missed(organ, on=clock.today()),
    }
    return render(request, "search/sayings.html", context, status=status)
