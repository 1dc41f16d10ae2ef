"""执法公示的工作台页面：the list with its counts, one notice, how it is entered, handed in and taken down."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.enforcement.actions import notices as acts
from mingtang.enforcement.actions import publishing
from mingtang.enforcement.forms import EndForm, NoticeForm, TakeBackForm
from mingtang.enforcement.in_hand import due_of
from mingtang.enforcement.models import EnforcementNotice
from mingtang.enforcement.publication import KIND
from mingtang.enforcement.queries import notices as desk
from mingtang.holidays.queries import calendar
from mingtang.language.people import is_doubt
from mingtang.law.enforcement import NoticeKind, notice_kind, notice_kinds
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.sight import day_of
from mingtang.tables.shown import shown_row
from mingtang.tables.typed import at_fields
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, pressed, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.opened import digest_of, reasons_against_saving
from mingtang.ui.refusals import add_reasons
from mingtang.vetting.excusing import excused
from mingtang.vetting.places import places_of

PER_PAGE, MOST_AT_ONCE = 50, 200
ONE = "enforcement:notice"
ENDED = "已登记。这一条没有在公示，不必撤下；在公示以前也送不了审。"
ENDED_ASKED = "已登记，并且申请撤下，等审核人或者分管领导决定。"


def kind_or_404(code: str) -> NoticeKind:
    """The kind of an address."""
    if code not in {kind.code for kind in notice_kinds()}:
        raise Http404
    return notice_kind(code)


def notice_or_404(request: HttpRequest, pk: int) -> EnforcementNotice:
    """The notice at an address; one that is out of sight and one that is not are the same."""
    return found_or_404(desk.notice(pk, request.user, at=clock.now()))


@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """执法公示。"""
    return _listed(request)


def _listed(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    at, viewer = clock.now(), request.user
    kind, words = request.GET.get("kind", ""), request.GET.get("q", "").strip()[:50]
    page = Paginator(desk.notices(viewer, kind=kind, words=words, at=at), PER_PAGE).get_page(request.GET.get("page"))
    stands, kept = desk.standing_of(page), desk.organs_to_keep(viewer, at=at)
    context = {
        "page_obj": page,
        "rows": [(notice, stands[notice.pk]) for notice in page],
        "kinds": notice_kinds(),
        "kind": kind,
        "words": words,
        "may_add": bool(kept),
        "counts": [(unit, desk.counts(unit)) for unit in kept[:3]],
    }
    return render(request, "enforcement/list.html", context | more, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """录入一条。"""
    at, by, of_kind = clock.now(), request.user, kind_or_404(kind)
    units = desk.organs_to_keep(by, at=at)
    if not units:
        raise PermissionDenied
    form = NoticeForm(request.POST or None, kind=of_kind, units=units)
    if request.method == "POST" and form.is_valid():
        try:
            told = {"typed": form.typed(), "looked": form.looked}
            made = acts.put(form.cleaned_data["unit"], kind=kind, **told, by=by, at=at)
        except RuleBroken as broken:
            _refuse(form, broken, of_kind)
        else:
            messages.success(request, "已录入，送审公开以后公众才看得到。")
            return redirect(ONE, made.pk)
    context = {"form": form, "heading": f"录入{of_kind.name}公示", "kind": of_kind}
    return render(request, "enforcement/edit.html", context, status=422 if request.method == "POST" else 200)


def _refuse(form: NoticeForm, broken: RuleBroken, kind: NoticeKind) -> None:
    add_reasons(form, broken, at=at_fields(kind.fields, broken.reasons))
    if is_doubt(broken.reasons):
        form.ask_to_look()


def page(request: HttpRequest, notice: EnforcementNotice, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a notice, with the form that was just refused in its place."""
    at, by = clock.now(), request.user
    on = day_of(at)
    stands = desk.standing_of([notice])[notice.pk]
    found = due_of(notice, stands, desk.rules_of([notice.unit]), calendar())
    places = places_of(desk.text_to_vet(notice), on=on) if not notice.ended_how else []
    context = {
        "notice": notice,
        "kind": notice.of_kind,
        "row": shown_row(notice.of_kind.fields, notice.cells),
        "until": desk.build(notice)["until"],
        "stands": stands,
        "document": desk.document_of(notice),
        "revision": desk.revision_of(notice, kind=KIND),
        "due": found[0] if found else None,
        "is_late": bool(found and found[0].due and found[0].due < on),
        "step": found[1] if found else "",
        "keeping": desk.reasons_against_keeping(notice.unit, by=by, at=at),
        "touching": acts.reasons_against_touching(notice),
        "against": publishing.reasons_against_submitting(notice, by=by, at=at),
        "waiting": [place for place in places if place.is_open],
        "end_form": EndForm(initial={"on": on}),
        "back_form": TakeBackForm(),
        "taking_back": acts.reasons_against_taking_back(notice, by=by, at=at) if notice.ended_how else [],
    }
    return render(request, "enforcement/notice.html", context | more, status=status)


def _here(request: HttpRequest, notice: EnforcementNotice) -> OnPage:
    return OnPage(request, partial(page, request, notice), (ONE, notice.pk))


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一条执法公示。"""
    return page(request, notice_or_404(request, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """修改一条。"""
    at, by, notice = clock.now(), request.user, notice_or_404(request, pk)
    if desk.reasons_against_keeping(notice.unit, by=by, at=at):
        raise PermissionDenied
    form = NoticeForm(request.POST or None, kind=notice.of_kind, initial=notice.cells)
    changed = reasons_against_saving(request, stands=notice.cells) if request.method == "POST" else []
    if request.method == "POST" and form.is_valid():
        try:
            refuse_if_any(changed)
            told = {"typed": form.typed(), "looked": form.looked}
            acts.put(notice.unit, kind=notice.kind, **told, notice=notice, by=by, at=at)
        except RuleBroken as broken:
            _refuse(form, broken, notice.of_kind)
        else:
            messages.success(request, "已保存。公众看到的，要再送审公开才会变。")
            return redirect(ONE, pk)
    context = {"form": form, "heading": f"修改{notice.of_kind.name}公示", "kind": notice.of_kind, "notice": notice}
    context |= {"opened_as": digest_of(notice.cells)}
    context |= {"standing": shown_row(notice.of_kind.fields, notice.cells)} if changed else {}
    return render(request, "enforcement/edit.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """送审一条。"""
    notice = notice_or_404(request, pk)
    return _here(request, notice).pressed(
        lambda: publishing.submit(notice, by=request.user, at=clock.now()), "已送审，等审核人审核。"
    )


@login_required
@require_POST
def submit_many(request: HttpRequest) -> HttpResponse:
    """成批送审。"""
    at = clock.now()
    keys = [int(key) for key in request.POST.getlist("notice")[:MOST_AT_ONCE] if key.isdecimal() and len(key) < 10]
    found = desk.chosen(keys, request.user, at=at)
    if not found:
        return _listed(request, status=422, refused=("请先勾选要送审的。",))
    done, refused = publishing.submit_many(found, by=request.user, at=at)
    if done:
        messages.success(request, f"已送审 {len(done)} 条，等审核人审核。")
    told = [f"{notice}：{''.join(reasons)}" for notice, reasons in refused]
    return redirect("enforcement:notices") if not told else _listed(request, status=422, refused=told)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """作废一条草稿。"""
    notice = notice_or_404(request, pk)

    def act() -> Done:
        acts.drop(notice, by=request.user, at=clock.now())
        return Done("已作废。", redirect("enforcement:notices"))

    return pressed(request, act, lambda reasons: page(request, notice, status=422, refused=reasons))


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """登记变更、撤销。"""
    notice = notice_or_404(request, pk)
    form = EndForm(request.POST)
    if form.is_valid():
        try:
            acts.end(notice, **form.told(), by=request.user, at=clock.now())
        except RuleBroken as broken:
            add_reasons(form, broken)
            if is_doubt(broken.reasons):
                form.ask_to_look()
        else:
            asked = desk.standing_of([notice])[notice.pk].is_public
            messages.success(request, ENDED_ASKED if asked else ENDED)
            return redirect(ONE, pk)
    return page(request, notice, status=422, end_form=form)


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """收回登记的变更、撤销。"""
    notice = notice_or_404(request, pk)
    form = TakeBackForm(request.POST)

    def act() -> Done:
        acts.take_back(notice, why=form.cleaned_data["why"], by=request.user, at=clock.now())
        return Done("登记已收回，这一条和登记以前一样。", redirect(ONE, pk))

    return tried(request, form, act, field="why") or page(request, notice, status=422, back_form=form)


@login_required
@require_POST
def excuse(request: HttpRequest, pk: int) -> HttpResponse:
    """写明理由忽略一处提示。"""
    at, by, notice = clock.now(), request.user, notice_or_404(request, pk)
    against = desk.reasons_against_keeping(notice.unit, by=by, at=at)
    return excused(_here(request, notice), desk.text_to_vet(notice), against=against, by=by, at=at)
