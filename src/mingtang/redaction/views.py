"""遮盖副本的页面：what a file says and what is to be covered; then what came of it, side by side."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.files import looking
from mingtang.files import queries as files
from mingtang.law.rules import RuleBroken
from mingtang.redaction import actions, queries
from mingtang.redaction.forms import MaskForm
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons


@login_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def mask(request: HttpRequest, key: UUID) -> HttpResponse:
    """生成遮盖副本。"""
    at, by = clock.now(), request.user
    attachment = found_or_404(files.seen(key, viewer=by, at=at))
    sent = request.method == "POST"
    form = MaskForm(request.POST) if sent else MaskForm.ticked(queries.kinds_in(attachment))
    if sent and form.is_valid():
        try:
            made = actions.masked_copy(attachment, **form.cleaned_data, by=by, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            messages.success(request, "副本生成了，重新读过，要遮盖的都不在里面。")
            return redirect("redaction:copy", made.key)
    context = {
        "attachment": attachment,
        "form": form,
        "against": actions.reasons_against_copying(attachment, by=by, at=at),
        "numbers": looking.numbers(attachment),
        "extract": looking.extract(attachment),
        "copies": queries.copies_of(attachment),
    }
    return render(request, "redaction/mask.html", context, status=422 if sent else 200)


@login_required
@never_cache
@require_safe
def copy(request: HttpRequest, key: UUID) -> HttpResponse:
    """一份遮盖副本，beside its original, for those who see both."""
    at = clock.now()
    attachment = files.seen(key, viewer=request.user, at=at)
    made = attachment and queries.made_from(attachment)
    if not made or not files.may_see(request.user, made.original, at=at):
        raise Http404
    before, after = looking.extract(made.original), looking.extract(made.copy)
    context = {
        "made": made,
        "is_public": files.is_public(made.copy, at=at),
        "rows": queries.beside(before, after),
        "goes_on": before.goes_on or after.goes_on,
        "reason": before.reason or after.reason,
    }
    return render(request, "redaction/copy.html", context)
