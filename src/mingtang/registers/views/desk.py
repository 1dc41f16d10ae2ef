"""清单的工作台页面：the list, one register with its rows, its facts and its columns, and its way to the public."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.holidays.queries import calendar
from mingtang.law.registers import register_kind, register_kinds
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.sight import day_of
from mingtang.registers.actions import publishing, tables
from mingtang.registers.actions import registers as acts
from mingtang.registers.forms import ChangedForm, FactsForm, FieldSet, NewForm, SubmitForm, told_of
from mingtang.registers.in_hand import look_of
from mingtang.registers.models import Register
from mingtang.registers.publication import KIND
from mingtang.registers.queries import register as desk
from mingtang.tables.shown import shown_row
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.opened import digest_of, reasons_against_saving
from mingtang.vetting.excusing import excused
from mingtang.vetting.places import places_of

PER_PAGE, WAITING_SHOWN = 50, 50
ONE = "registers:register"


def register_or_404(request: HttpRequest, organ: str, slug: str, *, at: datetime) -> Register:
    """The register at an address; one that is out of sight and one that is not are the same."""
    return found_or_404(desk.register(organ, slug, request.user, at=at))


@login_required
@require_safe
def registers(request: HttpRequest) -> HttpResponse:
    """清单。"""
    at, viewer = clock.now(), request.user
    page = Paginator(desk.registers(viewer, at=at), PER_PAGE).get_page(request.GET.get("page"))
    days = desk.last_published(list(page), kind=KIND)
    rows = [(register, days.get(register.pk)) for register in page]
    may_add = desk.organs_to_keep(viewer, at=at).exists()
    return render(request, "registers/list.html", {"page_obj": page, "rows": rows, "may_add": may_add})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """设立清单。"""
    at, by = clock.now(), request.user
    units = desk.organs_to_keep(by, at=at)
    if not units:
        raise PermissionDenied
    form = NewForm(request.POST or None, units=units)

    def act() -> Done:
        told, kind = form.cleaned_data, register_kind(form.cleaned_data["kind"])
        facts = acts.Facts(told["title"], kind.basis, "", kind.review_months)
        made = acts.set_up(unit=told["unit"], slug=told["slug"], kind=kind.code, facts=facts, by=by, at=at)
        return Done("清单已设立，接着录入各行，或者下载表格填好再读入。", redirect(ONE, made.unit.code, made.slug))

    if done := tried(request, form, act):
        return done
    context = {"form": form, "heading": "设立清单", "kinds": register_kinds()}
    return render(request, "registers/edit.html", context, status=422 if request.method == "POST" else 200)


def page(request: HttpRequest, register: Register, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a register, with the form that was just refused in its place."""
    at, by = clock.now(), request.user
    on = day_of(at)
    publicity, heads = desk.publicity(register, kind=KIND), register.heads
    words = request.GET.get("q", "").strip()[:50]
    found = [(row, shown_row(heads, row.cells)) for row in desk.lines(register)]
    found = [pair for pair in found if not words or pair[1].has(words)]
    live = publicity.live.content if publicity.live else None
    published_on = day_of(publicity.live.at) if publicity.live else None
    waiting = [place for place in places_of(desk.text_to_vet(register, on=on), on=on) if place.is_open]
    doubts = [f"有 {len(waiting)} 处提示还没有核对，请在“公开前核对”里改掉，或者写明理由忽略。"] if waiting else []
    context = {
        "register": register,
        "kind": register.of_kind,
        "heads": heads,
        "words": words,
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "publicity": publicity,
        "order": desk.order_of(register, on=on),
        "found": tables.difference_to_live(register, live),
        "keeping": desk.reasons_against_keeping(register.unit, by=by, at=at),
        "against": [*publishing.reasons_against_the_list(register, by=by, at=at), *doubts],
        "look": look_of(register, published_on, calendar()),
        "waiting": waiting[:WAITING_SHOWN],
        "upload": desk.waiting_upload(register, by, at=at),
        "changed_form": ChangedForm(initial={"on": on}),
        "submit_form": SubmitForm(initial={"effective_on": on}),
    }
    return render(request, "registers/register.html", context | more, status=status)


def here(request: HttpRequest, register: Register) -> OnPage:
    """What is done on the page of a register."""
    return OnPage(request, partial(page, request, register), (ONE, register.unit.code, register.slug))


@login_required
@require_safe
def show(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """一份清单。"""
    return page(request, register_or_404(request, organ, slug, at=clock.now()))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """修改清单的要素。"""
    at, by = clock.now(), request.user
    register = register_or_404(request, organ, slug, at=at)
    if desk.reasons_against_keeping(register.unit, by=by, at=at):
        raise PermissionDenied
    first = {name: getattr(register, name) for name in ("title", "basis", "column", "review_months")}
    form = FactsForm(request.POST or None, initial=first, columns=desk.columns_to_choose(register.unit))
    changed = reasons_against_saving(request, stands=first) if request.method == "POST" else []

    def act() -> Done:
        refuse_if_any(changed)
        acts.change(register, facts=form.facts(), by=by, at=at)
        return Done("已保存，下一版公开时用新的要素。", redirect(ONE, organ, slug))

    if done := tried(request, form, act):
        return done
    context = {"form": form, "heading": f"修改“{register.title}”", "register": register}
    context |= {"opened_as": digest_of(first), "standing": form.stands(first) if changed else []}
    return render(request, "registers/edit.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def fields(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """改列。"""
    at, by = clock.now(), request.user
    register = register_or_404(request, organ, slug, at=at)
    if desk.reasons_against_keeping(register.unit, by=by, at=at):
        raise PermissionDenied
    forms = FieldSet(request.POST or None, initial=told_of(register.heads))
    refused: tuple[str, ...] = ()
    if request.method == "POST" and forms.is_valid():
        told = [form.field() for form in forms if form.cleaned_data.get("title", "").strip()]
        try:
            acts.set_fields(register, fields=told, by=by, at=at)
        except RuleBroken as broken:
            refused = broken.reasons
        else:
            messages.success(request, "列已保存。")
            return redirect(ONE, organ, slug)
    context = {"register": register, "forms": forms, "refused": refused}
    return render(request, "registers/fields.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def changed(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """登记变动。"""
    at = clock.now()
    register = register_or_404(request, organ, slug, at=at)
    form = ChangedForm(request.POST)
    return here(request, register).tried(
        form,
        lambda: acts.note_change(register, **form.cleaned_data, by=request.user, at=at),
        "已登记变动，请改好清单送审公开。",
        changed_form=form,
    )


@login_required
@require_POST
def publish(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """送审公开。"""
    at = clock.now()
    register = register_or_404(request, organ, slug, at=at)
    form = SubmitForm(request.POST)

    def act() -> str:
        made = publishing.submit(register, **form.cleaned_data, by=request.user, at=at)
        follows = desk.order_of(register, on=day_of(at)).after(form.cleaned_data["effective_on"])
        return f"已送审：第 {made.edition.number} 版第 {made.number} 稿，等审核人审核。{follows}"

    return here(request, register).tried(form, act, str, submit_form=form)


@login_required
@require_POST
def excuse(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """写明理由忽略一处提示。"""
    at, by = clock.now(), request.user
    register = register_or_404(request, organ, slug, at=at)
    against = desk.reasons_against_keeping(register.unit, by=by, at=at)
    text = desk.text_to_vet(register, on=day_of(at))
    return excused(here(request, register), text, against=against, by=by, at=at)
