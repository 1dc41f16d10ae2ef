"""措施：add one, read many, change, withdraw, and choose the commitments that carry one out."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.language import measures as reading
from mingtang.language.papers import Unreadable
from mingtang.law.programme_facts import MeasureFacts
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.sight import day_of
from mingtang.programmes.actions import measures as acts
from mingtang.programmes.actions.typed import refuse_classified
from mingtang.programmes.forms import KeepSet, MeasureForm, ReadForm, told_of
from mingtang.programmes.models import Measure, Programme
from mingtang.programmes.queries import desk
from mingtang.programmes.queries.desk import reasons_against_keeping
from mingtang.programmes.views.programmes import measure_or_404, page, programme_or_404
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, pressed, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons
from mingtang.workplan.queries.posts import units_for_work


@login_required
@require_POST
def add(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """加一条措施。"""
    at = clock.now()
    programme = programme_or_404(request, organ, slug, at=at)
    form = MeasureForm(request.POST, units=units_for_work(programme.unit, on=day_of(at)))

    def act() -> Done:
        (made,) = acts.take_in(programme, measures=[form.facts()], by=request.user, at=at)
        return Done("措施已录入，接着关联落实它的任务。", redirect("programmes:measure", organ, slug, made.pk))

    return tried(request, form, act) or page(request, programme, status=422, measure_form=form)


@login_required
@require_POST
def read(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """读出措施：for a person to look at; nothing is stored yet."""
    at, by = clock.now(), request.user
    programme = programme_or_404(request, organ, slug, at=at)
    form = ReadForm(request.POST, request.FILES)
    if form.is_valid():
        upload, text = form.cleaned_data["file"], form.cleaned_data["text"]
        try:
            refuse_if_any(reasons_against_keeping(programme.unit, by=by, at=at))
            refuse_if_any([] if upload or text.strip() else ["请粘贴措施，或者选择文件。"])
            data, name = (upload.read(), upload.name) if upload else (b"", "")
            refuse_classified(programme.unit, (text,), by=by, at=at, file=(data, name))
            found = reading.from_file(data, name) if upload else reading.from_text(text)
        except Unreadable as broken:
            form.add_error(None, str(broken))
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            rows = KeepSet(initial=[{"keep": True, "heading": one.heading, "text": one.text} for one in found.measures])
            return _review(request, programme, rows, left=found.left)
    return page(request, programme, status=422, read_form=form)


def _review(
    request: HttpRequest, programme: Programme, rows: KeepSet, *, status: int = 200, **more: Any
) -> HttpResponse:
    return render(request, "programmes/review.html", {"programme": programme, "rows": rows, **more}, status=status)


@login_required
@require_POST
def take_in(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """录入核对过的措施。"""
    at = clock.now()
    programme = programme_or_404(request, organ, slug, at=at)
    rows = KeepSet(request.POST)
    if not rows.is_valid():
        return _review(request, programme, rows, status=422)
    kept = [told for told in rows.cleaned_data if told.get("keep")]
    facts = [MeasureFacts(heading=told["heading"], text=told["text"]) for told in kept]

    def act() -> Done:
        made = acts.take_in(programme, measures=facts, by=request.user, at=at)
        return Done(f"录入了 {len(made)} 条措施。", redirect("programmes:programme", organ, slug))

    return pressed(request, act, lambda reasons: _review(request, programme, rows, status=422, refused=reasons))


def _page(request: HttpRequest, measure: Measure, *, status: int = 200, **more: Any) -> HttpResponse:
    at = clock.now()
    units = units_for_work(measure.programme.unit, on=day_of(at))
    words = request.GET.get("q", "").strip()[:50]
    standing = desk.measures_of(measure.programme, on=day_of(at))
    context = {
        "measure": measure,
        "programme": measure.programme,
        "told": next((one for one in standing if one.measure.pk == measure.pk), None),
        "keeping": acts.reasons_against_working_on(measure, by=request.user, at=at),
        "form": MeasureForm(units=units, initial=told_of(measure, MeasureForm)),
        "q": words,
        "candidates": desk.candidates(measure, words=words),
    }
    return render(request, "programmes/measure.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, organ: str, slug: str, pk: int) -> HttpResponse:
    """一条措施。"""
    return _page(request, measure_or_404(request, organ, slug, pk, at=clock.now()))


@login_required
@require_POST
def change(request: HttpRequest, organ: str, slug: str, pk: int) -> HttpResponse:
    """修改措施。"""
    at = clock.now()
    measure = measure_or_404(request, organ, slug, pk, at=at)
    form = MeasureForm(request.POST, units=units_for_work(measure.programme.unit, on=day_of(at)))

    def act() -> Done:
        acts.change_measure(measure, facts=form.facts(), by=request.user, at=at)
        return Done("措施已保存，关联的任务没有变。", redirect("programmes:measure", organ, slug, pk))

    return tried(request, form, act) or _page(request, measure, form=form, status=422)


def _here(request: HttpRequest, measure: Measure) -> OnPage:
    address = ("programmes:measure", measure.programme.unit.code, measure.programme.slug, measure.pk)
    return OnPage(request, partial(_page, request, measure), address)


@login_required
@require_POST
def withdraw(request: HttpRequest, organ: str, slug: str, pk: int) -> HttpResponse:
    """移出措施。"""
    at = clock.now()
    measure = measure_or_404(request, organ, slug, pk, at=at)
    said = "措施已移出，下一次发布时不再列入。"
    return _here(request, measure).pressed(lambda: acts.withdraw_measure(measure, by=request.user, at=at), said)


def _with_commitment(request: HttpRequest, organ: str, slug: str, pk: int, act: str, said: str) -> HttpResponse:
    at = clock.now()
    measure = measure_or_404(request, organ, slug, pk, at=at)
    number = request.POST.get("commitment", "")
    row = found_or_404(desk.commitment(int(number), measure) if number.isascii() and number.isdecimal() else None)
    done = getattr(acts, act)
    return _here(request, measure).pressed(lambda: done(measure, commitment=row, by=request.user, at=at), said)


@login_required
@require_POST
def link(request: HttpRequest, organ: str, slug: str, pk: int) -> HttpResponse:
    """关联任务。"""
    return _with_commitment(request, organ, slug, pk, "link", "任务已关联。")


@login_required
@require_POST
def unlink(request: HttpRequest, organ: str, slug: str, pk: int) -> HttpResponse:
    """取消关联。"""
    return _with_commitment(request, organ, slug, pk, "unlink", "已取消关联。")
