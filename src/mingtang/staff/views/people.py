"""人员名单与登记。"""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.law import explained
from mingtang.law.rules import RuleBroken
from mingtang.organs import actions, passwords, queries
from mingtang.staff.forms import NewPersonForm
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons

PER_PAGE = 50


@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """人员：who works here, and what post each holds."""
    at = clock.now()
    words, with_left = request.GET.get("q", "").strip(), request.GET.get("left") == "1"
    found = queries.people(request.user, at=at, words=words, with_left=with_left)
    context = {
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "words": words,
        "with_left": with_left,
        "may_add": queries.units_managed_by(request.user, at=at).exists(),
        "explained": explained.posts(),
    }
    return render(request, "staff/people.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """登记人员；the temporary password is shown on the page that answers, and never again."""
    at = clock.now()
    units = queries.units_managed_by(request.user, at=at)
    if not units.exists():
        raise PermissionDenied
    form = NewPersonForm(request.POST if request.method == "POST" else None, units=units)
    if form.is_valid():
        password = passwords.temporary()
        try:
            person = actions.add_person(**form.cleaned_data, password=password, by=request.user, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            return render(request, "staff/password_once.html", {"person": person, "password": password, "is_new": True})
    return render(request, "staff/person_new.html", {"form": form}, status=422 if form.errors else 200)
