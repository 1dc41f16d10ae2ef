"""惠民补贴：the list, one subsidy with its guide and its money, its way to the public, and the organ's days."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.audit.actions import reference
from mingtang.law.subsidies import money_in_words, window_in_words
from mingtang.organs.sight import day_of
from mingtang.subsidies import queries
from mingtang.subsidies.actions import funds
from mingtang.subsidies.actions import subsidies as acts
from mingtang.subsidies.forms import AllocationForm, NewForm, PaymentForm, RuleForm, StrikeForm, SubsidyForm, told_of
from mingtang.subsidies.models import Subsidy
from mingtang.subsidies.ports import before_paying, desk_urls, listed_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.opened import digest_of, reasons_against_saving, standing_now
from mingtang.workplan.queries.posts import organs_kept_by

PER_PAGE = 30


def subsidy_or_404(request: HttpRequest, organ: str, slug: str, *, at: datetime) -> Subsidy:
    """The subsidy at an address; one that is out of sight and one that is not are the same."""
    return found_or_404(queries.subsidy(organ, slug, request.user, at=at))


@login_required
@require_safe
def subsidies(request: HttpRequest) -> HttpResponse:
    """惠民补贴。"""
    at, viewer = clock.now(), request.user
    page = Paginator(queries.subsidies(viewer, at=at), PER_PAGE).get_page(request.GET.get("page"))
    on = day_of(at)
    told = [(row, window_in_words(row.since_on, row.until_on, on=on)) for row in page.object_list]
    context = {"page_obj": page, "told": told, "may_add": queries.offices_kept_by(viewer, at=at).exists()}
    return render(request, "subsidies/list.html", context | {"organs": organs_kept_by(viewer, at=at)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """登记补贴项目。"""
    at, by = clock.now(), request.user
    offices = queries.offices_kept_by(by, at=at)
    if not offices:
        raise PermissionDenied
    form = NewForm(request.POST or None, offices=offices, initial={"year": at.year})

    def act() -> Done:
        told = form.cleaned_data
        made = acts.register(office=told["office"], slug=told["slug"], facts=form.facts(), by=by, at=at)
        return Done("补贴项目已登记。", redirect("subsidies:subsidy", made.unit.code, made.slug))

    if done := tried(request, form, act):
        return done
    status = 422 if request.method == "POST" else 200
    return render(request, "subsidies/edit.html", {"form": form, "heading": "登记补贴项目"}, status=status)


def page(request: HttpRequest, subsidy: Subsidy, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a subsidy, with the form that was just refused in its place."""
    at, by = clock.now(), request.user
    on = day_of(at)
    listed, given = listed_of(subsidy), queries.paid(subsidy)
    total = queries.allocated(subsidy)
    live, revision = queries.publicity(subsidy, kind=queries.KIND, subject=reference(subsidy), address=subsidy.address)
    context = {
        "subsidy": subsidy,
        "window": window_in_words(subsidy.since_on, subsidy.until_on, on=on),
        "allocations": queries.allocations_of(subsidy),
        "payments": queries.payments_of(subsidy),
        "finding": money_in_words(allocated=total, paid=given, listed=listed.total if listed else None),
        "is_overpaid": listed is not None and given > listed.total,
        "standing": before_paying(subsidy, on=on),
        "list_urls": desk_urls(subsidy),
        "live": live,
        "revision": revision,
        "is_returned": hasattr(revision, "returned"),
        "against": acts.reasons_against_publication(subsidy, by=by, at=at),
        "keeping": acts.against_keeping(subsidy, by=by, at=at),
        "money_form": AllocationForm(),
        "pay_form": PaymentForm(villages=queries.villages_of(subsidy.unit)),
        "strike_form": StrikeForm(),
    }
    return render(request, "subsidies/subsidy.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """一个补贴项目。"""
    return page(request, subsidy_or_404(request, organ, slug, at=clock.now()))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """变更补贴项目。"""
    at, by = clock.now(), request.user
    subsidy = subsidy_or_404(request, organ, slug, at=at)
    if acts.against_keeping(subsidy, by=by, at=at):
        raise PermissionDenied
    opened, stands = told_of(subsidy), []
    form = SubsidyForm(request.POST or None, initial=opened)

    def act() -> Done:
        acts.change(subsidy, facts=form.facts(), by=by, at=at)
        return Done("已保存，下一次送审公开时公众看到。", redirect("subsidies:subsidy", organ, slug))

    if found := reasons_against_saving(request, stands=opened):
        form.add_error(None, found[0])
        stands = standing_now(form, opened)
    elif done := tried(request, form, act):
        return done
    context = {"form": form, "heading": f"修改“{subsidy.title}”", "subsidy": subsidy}
    context |= {"opened_as": digest_of(opened), "stands": stands}
    return render(request, "subsidies/edit.html", context, status=422 if request.method == "POST" else 200)


def _here(request: HttpRequest, subsidy: Subsidy) -> OnPage:
    address = ("subsidies:subsidy", subsidy.unit.code, subsidy.slug)
    return OnPage(request, partial(page, request, subsidy), address)


@login_required
@require_POST
def allocate(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """登记下达的资金。"""
    at, by = clock.now(), request.user
    subsidy, form = subsidy_or_404(request, organ, slug, at=at), AllocationForm(request.POST)
    return _here(request, subsidy).tried(
        form, lambda: funds.allocate(subsidy, **form.cleaned_data, by=by, at=at), "下达的资金已登记。", money_form=form
    )


@login_required
@require_POST
def pay(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """登记发放。"""
    at, by = clock.now(), request.user
    subsidy = subsidy_or_404(request, organ, slug, at=at)
    form = PaymentForm(request.POST, villages=queries.villages_of(subsidy.unit))
    return _here(request, subsidy).tried(
        form, lambda: funds.pay(subsidy, **form.told(), by=by, at=at), "发放已登记。", pay_form=form
    )


@login_required
@require_POST
def strike(request: HttpRequest, organ: str, slug: str, table: str, pk: int) -> HttpResponse:
    """划去登记错了的一笔。"""
    at, by = clock.now(), request.user
    subsidy, form = subsidy_or_404(request, organ, slug, at=at), StrikeForm(request.POST)
    row = found_or_404(queries.money_row(subsidy, table, pk))
    return _here(request, subsidy).tried(
        form,
        lambda: funds.strike(row, reason=form.cleaned_data["reason"], by=by, at=at),
        "已划去，理由留着。",
        strike_form=form,
    )


@login_required
@require_POST
def publish(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """送审公开。"""
    at = clock.now()
    subsidy = subsidy_or_404(request, organ, slug, at=at)
    return _here(request, subsidy).pressed(
        lambda: acts.submit_for_publication(subsidy, by=request.user, at=at),
        lambda made: f"已送审：第 {made.edition.number} 版第 {made.number} 稿，等审核人审核。",
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, organ: str) -> HttpResponse:
    """天数设置。"""
    at, by = clock.now(), request.user
    unit = found_or_404(organs_kept_by(by, at=at).filter(code=organ).first())
    form = RuleForm(request.POST or None, initial=RuleForm.of(queries.rule_of(unit)))

    def act() -> Done:
        acts.set_rule(unit, **form.cleaned_data, by=by, at=at)
        return Done("天数已保存，从下一次公示起用。", redirect("subsidies:subsidies"))

    if done := tried(request, form, act):
        return done
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "heading": f"{unit.name}的补贴公示设置"}
    return render(request, "subsidies/edit.html", context, status=status)
