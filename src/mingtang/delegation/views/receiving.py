"""接收：the inbox, and taking over or sending back one hand-down."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.delegation.actions import receiving as acts
from mingtang.delegation.queries import hand_downs
from mingtang.delegation.views.shown import TONES, accept_form, or_404, page, refused
from mingtang.evidence.forms import ReasonForm
from mingtang.holidays.queries import calendar
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.workplan.words import left

PER_PAGE = 60
SIDES = {"received": "收到的", "given": "下达的"}


@login_required
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """收到的和下达的任务。"""
    at, viewer = clock.now(), request.user
    rows = {"received": hand_downs.received(viewer, at=at), "given": hand_downs.given(viewer, at=at)}
    side = request.GET.get("side", "")
    side = side if side in SIDES else "received"
    tab = request.GET.get("show", "")
    tab = tab if tab in hand_downs.TABS else "waiting"
    found = rows[side].in_state(*hand_downs.TABS[tab][1])
    organ = request.GET.get("organ", "")
    found = found.filter(target__code=organ) if organ else found
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    on, table = day_of(at), calendar()
    shown.object_list = [
        (row, TONES[row.stands], left(row.due_on, on=on, calendar=table) if row.due_on else None)
        for row in shown.object_list
    ]
    over_organs = side == "given" and hand_downs.gives_to_organs(viewer, at=at)
    tabs = [(code, label, rows[side].in_state(*states).count()) for code, (label, states) in hand_downs.TABS.items()]
    context = {
        "page_obj": shown,
        "sides": SIDES,
        "side": side,
        "tab": tab,
        "tabs": tabs,
        "organ": organ,
        "over_organs": over_organs,
    }
    return render(request, "delegation/inbox.html", context)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一项下达。"""
    return page(request, or_404(request, pk, at=clock.now()))


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """接收：as a task of one's own, or answered with one that is there."""
    at, by = clock.now(), request.user
    row = or_404(request, pk, at=at)
    form = accept_form(row, request.POST)
    if form.is_valid():
        own = form.likely.get(form.cleaned_data["own"])
        try:
            told = {"shown": form.cleaned_data["shown"], "by": by, "at": at}
            row = acts.accept_with(row, own=own, **told) if own else acts.accept(row, **told)
        except RuleBroken as broken:
            return refused(request, pk, broken)
        else:
            listed = row.listed
            messages.success(request, f"已接收，在台账里是第 {listed.key} 条。")
            return redirect("ledger:commitment", listed.plan.unit.code, listed.plan.year, listed.key)
    return page(request, row, status=422, forms={"accept": form})


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """退回，写明理由。"""
    at = clock.now()
    row = or_404(request, pk, at=at)
    form = ReasonForm(request.POST, prefix="back")
    if form.is_valid():
        try:
            acts.send_back(row, reason=form.cleaned_data["reason"], by=request.user, at=at)
        except RuleBroken as broken:
            return refused(request, pk, broken, send_back=form)
        else:
            messages.success(request, "已退回，下达机关能看到理由。")
            return redirect("delegation:hand-down", pk)
    return page(request, row, status=422, forms={"send_back": form})
