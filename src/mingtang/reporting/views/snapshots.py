"""季度报表的页面：the list, making, one table, signing, and the files."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.contents.kinds import Kind
from mingtang.holidays.queries import calendar
from mingtang.law.reporting import SnapshotState, as_of, quarter_to_make
from mingtang.law.rules import RuleBroken
from mingtang.reporting import actions
from mingtang.reporting.forms import MakeForm, SendBackForm
from mingtang.reporting.models import Snapshot
from mingtang.reporting.paper import paper_of
from mingtang.reporting.queries import snapshots as queries
from mingtang.reporting.queries.rows import content_of
from mingtang.reporting.words import CELLS, HEADS, UNITS_AS_MADE, summary
from mingtang.reporting.workbook import workbook_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.saved import to_save

PER_PAGE = 30


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """季度报表。"""
    at, viewer = clock.now(), request.user
    pages = Paginator(queries.snapshots(viewer, at=at), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "reporting/snapshots.html", {"page_obj": pages, "to_make": queries.to_make(viewer, at=at)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organ: str) -> HttpResponse:
    """编制：the rows as they would be frozen, and the explanation."""
    at, person = clock.now(), request.user
    unit = found_or_404(queries.organ_at(organ, viewer=person, at=at))
    quarter = quarter_to_make(at.date(), calendar())
    form = MakeForm(request.POST or None)

    def act() -> Done:
        made = actions.make(unit, quarter=quarter, **form.cleaned_data, by=person, at=at)
        return Done(
            f"已编制：{made.period.label}第 {made.edition} 版，等分管领导签名。",
            redirect("reporting:snapshot", made.pk),
        )

    if done := tried(request, form, act):
        return done
    plan = queries.plan_of_quarter(unit, quarter)
    until = as_of(quarter, at.date())
    told = content_of(plan, quarter, as_of=until) if plan else None
    context = {
        "unit": unit,
        "quarter": quarter,
        "until": until,
        "form": form,
        "told": told,
        "against": actions.reasons_against_making(unit, quarter, by=person, at=at),
        **(_rows(told) if told else {}),
    }
    return render(request, "reporting/new.html", context, status=422 if form.errors else 200)


def _rows(told: dict[str, Any]) -> dict[str, Any]:
    rows = [(row["key"], list(zip(HEADS, (row[cell] for cell in CELLS), strict=True))) for row in told["rows"]]
    return {"heads": HEADS, "table": rows, "summary": summary(told), "units_as_made": UNITS_AS_MADE}


def _snapshot_or_404(request: HttpRequest, pk: int, *, at: datetime) -> Snapshot:
    return found_or_404(queries.snapshot_at(pk, viewer=request.user, at=at))


def _page(request: HttpRequest, snapshot: Snapshot, *, at: datetime, status: int = 200, **more: Any) -> HttpResponse:
    people = {"by": request.user, "at": at}
    context = {
        "snapshot": snapshot,
        "told": snapshot.told,
        "is_waiting": snapshot.state is SnapshotState.WAITING,
        "differences": queries.differences_from_before(snapshot),
        "against_signing": actions.reasons_against_signing(snapshot, **people),
        "against_sending_back": actions.reasons_against_sending_back(snapshot, **people),
        "against_dropping": actions.reasons_against_dropping(snapshot, **people),
        "form": more.get("form") or SendBackForm(),
        "refused": more.get("refused", ()),
        **_rows(snapshot.told),
    }
    return render(request, "reporting/snapshot.html", context, status=status)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一张季度报表。"""
    at = clock.now()
    return _page(request, _snapshot_or_404(request, pk, at=at), at=at)


def _decided(request: HttpRequest, pk: int, act: Callable[..., Snapshot], said: str) -> HttpResponse:
    at = clock.now()
    snapshot = _snapshot_or_404(request, pk, at=at)
    try:
        act(snapshot, by=request.user, at=at)
    except RuleBroken as broken:
        return _page(request, _snapshot_or_404(request, pk, at=at), at=at, status=422, refused=broken.reasons)
    messages.success(request, said)
    return redirect("reporting:snapshot", pk)


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """签名。"""
    return _decided(request, pk, actions.sign, "已签名。这张报表不能再改，本机关的人都能看到。")


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """撤回。"""
    return _decided(request, pk, actions.drop, "已撤回。台账订正以后可以重新编制。")


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """退回。"""
    at = clock.now()
    snapshot = _snapshot_or_404(request, pk, at=at)
    form = SendBackForm(request.POST)

    def act() -> Done:
        actions.send_back(snapshot, reason=form.cleaned_data["reason"], by=request.user, at=at)
        return Done("已退回，编制人会在今日看到理由。", redirect("reporting:snapshot", pk))

    return tried(request, form, act) or _page(
        request, _snapshot_or_404(request, pk, at=at), at=at, status=422, form=form
    )


def _file(request: HttpRequest, pk: int, write: Callable[..., bytes], kind: Kind) -> HttpResponse:
    """A signed table as a file; one that nobody signed is not given out."""
    snapshot = _snapshot_or_404(request, pk, at=clock.now())
    if snapshot.state is not SnapshotState.SIGNED:
        raise Http404
    name = f"{snapshot.title}（第{snapshot.edition}版）.{kind.value}"
    return to_save(write(snapshot, demo=settings.DEMO), name, kind.media_type)


@login_required
@require_safe
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """下载 .xlsx。"""
    return _file(request, pk, workbook_of, Kind.XLSX)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """下载 .docx。"""
    return _file(request, pk, paper_of, Kind.DOCX)
