"""复查的页面：whose day has come, and that somebody has looked."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.organs.sight import day_of
from mingtang.revisits import actions, queries
from mingtang.revisits.forms import RevisitForm
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404

PER_PAGE = 30
SOON = timedelta(days=30)


@login_required
@require_safe
def revisits(request: HttpRequest) -> HttpResponse:
    """要复查的：whose day has come, then whose day will."""
    at = clock.now()
    page = Paginator(queries.revisits(request.user, at=at), PER_PAGE).get_page(request.GET.get("page"))
    on = day_of(at)
    return render(request, "revisits/revisits.html", {"page_obj": page, "on": on, "soon": on + SOON})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revisit(request: HttpRequest, pk: int) -> HttpResponse:
    """一次复查：done, with the day of the next."""
    at, by = clock.now(), request.user
    found = found_or_404(queries.revisit(pk, by, at=at))
    form = RevisitForm(request.POST if request.method == "POST" else None)

    def act() -> Done:
        following = actions.look_over(found, next_on=form.cleaned_data["next_on"], by=by, at=at)
        return Done("已记下，到下次复查的日子再提醒。", redirect("revisits:revisit", following.pk))

    if done := tried(request, form, act):
        return done
    context = {
        "revisit": found,
        "is_due": found.is_open and found.due_on <= day_of(at),
        "against": actions.reasons_against_checking(found, by=by, at=at),
        "form": form,
    }
    return render(request, "revisits/revisit.html", context, status=422 if request.method == "POST" else 200)
