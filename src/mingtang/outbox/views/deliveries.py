"""送达情况：for administrators; how the mail goes, without any address."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.law.mail import Answer, MailState
from mingtang.law.rules import RuleBroken
from mingtang.law.units import PostKind
from mingtang.outbox.actions.preferences import reasons_against_mailing
from mingtang.outbox.actions.sending import retry as retry_mail
from mingtang.outbox.queries import mail as queries
from mingtang.ui import clock
from mingtang.ui.found import found_or_404

PER_PAGE = 50


def _administrators_only(request: HttpRequest) -> None:
    if PostKind.ADMINISTRATOR.value not in request.user.post_kinds(clock.today()):
        raise PermissionDenied


def _page(request: HttpRequest, *, status: int = 200, refused: tuple[str, ...] = ()) -> HttpResponse:
    at = clock.now()
    told = queries.deliveries(request.user, at=at)
    failing = Paginator(told.failing, PER_PAGE).get_page(request.GET.get("page"))
    people = Paginator(queries.people_with_address(request.user, at=at), PER_PAGE).get_page(request.GET.get("people"))
    rows = [(mail, MailState(mail.state).label, Answer(mail.last_answer or "").label) for mail in failing]
    context = {
        "counts": told.counts,
        "repeats": told.repeats,
        "page_obj": failing,
        "rows": rows,
        "people": people,
        "against_mailing": reasons_against_mailing(),
        "refused": refused,
    }
    return render(request, "outbox/deliveries.html", context, status=status)


@login_required
@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    """送达情况。"""
    _administrators_only(request)
    return _page(request)


@login_required
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """现在重寄。"""
    _administrators_only(request)
    mail = found_or_404(queries.mail_managed_by(request.user, pk, at=clock.now()))
    try:
        retry_mail(mail, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return _page(request, status=422, refused=broken.reasons)
    messages.success(request, "已排到最前面，一分钟内再寄一次。")
    return redirect("outbox:deliveries")
