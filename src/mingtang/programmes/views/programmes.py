"""规划：the list, one programme, its facts, its papers and its way to the public."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.files.actions import store
from mingtang.law.rules import refuse_if_any
from mingtang.organs.sight import day_of
from mingtang.programmes.actions import programmes as acts
from mingtang.programmes.forms import MeasureForm, NewForm, PaperForm, ProgrammeForm, ReadForm, TextFileForm, told_of
from mingtang.programmes.models import Measure, Programme
from mingtang.programmes.queries import desk
from mingtang.programmes.queries.desk import reasons_against_keeping
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, tried
from mingtang.ui.charts import stacked_bars_by_chapter
from mingtang.ui.found import found_or_404
from mingtang.workplan.queries.posts import organs_kept_by, units_for_work

PER_PAGE = 30


def programme_or_404(request: HttpRequest, organ: str, slug: str, *, at: datetime) -> Programme:
    """The programme at an address; one that is out of sight and one that is not are the same."""
    return found_or_404(desk.programme(organ, slug, request.user, at=at))


def measure_or_404(request: HttpRequest, organ: str, slug: str, pk: int, *, at: datetime) -> Measure:
    """The measure at an address, if the reader sees it."""
    found = desk.measure(pk, request.user, at=at)
    if found is None or (found.programme.unit.code, found.programme.slug) != (organ, slug):
        raise Http404
    return found


@login_required
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """规划。"""
    at, viewer = clock.now(), request.user
    page = Paginator(desk.programmes(viewer, at=at), PER_PAGE).get_page(request.GET.get("page"))
    may_add = organs_kept_by(viewer, at=at).exists()
    return render(request, "programmes/list.html", {"page_obj": page, "may_add": may_add})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """登记规划。"""
    at, by = clock.now(), request.user
    units = organs_kept_by(by, at=at)
    if not units:
        raise PermissionDenied
    form = NewForm(request.POST or None, units=units)

    def act() -> Done:
        told = form.cleaned_data
        made = acts.register(unit=told["unit"], slug=told["slug"], facts=form.facts(), by=by, at=at)
        return Done("规划已登记，接着录入措施。", redirect("programmes:programme", made.unit.code, made.slug))

    if done := tried(request, form, act):
        return done
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/edit.html", {"form": form, "heading": "登记规划"}, status=status)


def page(request: HttpRequest, programme: Programme, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a programme, with the form that was just refused in its place."""
    at, by = clock.now(), request.user
    on = day_of(at)
    told = desk.measures_of(programme, on=on)
    context = {
        "programme": programme,
        "measures": told,
        "counts": desk.counts(told),
        "bars": stacked_bars_by_chapter(desk.bars(told), title="各条措施由哪些任务落实", head="措施") if told else "",
        "papers": desk.papers_of(programme),
        "publicity": desk.publicity(programme, on=on),
        "against": acts.reasons_against_publication(programme, by=by, at=at),
        "keeping": reasons_against_keeping(programme.unit, by=by, at=at),
        "measure_form": MeasureForm(units=units_for_work(programme.unit, on=on)),
        "read_form": ReadForm(),
        "text_form": TextFileForm(),
        "paper_form": PaperForm(),
    }
    return render(request, "programmes/programme.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """一份规划。"""
    return page(request, programme_or_404(request, organ, slug, at=clock.now()))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """变更规划的要素。"""
    at, by = clock.now(), request.user
    programme = programme_or_404(request, organ, slug, at=at)
    if reasons_against_keeping(programme.unit, by=by, at=at):
        raise PermissionDenied
    form = ProgrammeForm(request.POST or None, initial=told_of(programme, ProgrammeForm))

    def act() -> Done:
        acts.change(programme, facts=form.facts(), by=by, at=at)
        return Done("规划已保存。措施和它们的任务没有变。", redirect("programmes:programme", organ, slug))

    if done := tried(request, form, act):
        return done
    context = {"form": form, "heading": f"修改《{programme.title}》", "programme": programme}
    return render(request, "programmes/edit.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def full_text(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """更换全文。"""
    at, by = clock.now(), request.user
    programme = programme_or_404(request, organ, slug, at=at)
    form = TextFileForm(request.POST, request.FILES)

    def act() -> Done:
        refuse_if_any(reasons_against_keeping(programme.unit, by=by, at=at))
        attachment = store(form.cleaned_data["file"], unit=programme.unit, by=by, at=at)
        acts.set_full_text(programme, attachment=attachment, by=by, at=at)
        return Done("全文已保存，下一次发布时公开。", redirect("programmes:programme", organ, slug))

    return tried(request, form, act) or page(request, programme, status=422, text_form=form)


@login_required
@require_POST
def paper_add(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """加配套文件。"""
    at, by = clock.now(), request.user
    programme = programme_or_404(request, organ, slug, at=at)
    form = PaperForm(request.POST, request.FILES)

    def act() -> Done:
        told = dict(form.cleaned_data)
        upload = told.pop("file")
        refuse_if_any(reasons_against_keeping(programme.unit, by=by, at=at))
        has_file = upload is not None
        refuse_if_any(acts.reasons_against_paper(title=told["title"], url=told["url"], has_file=has_file))
        attachment = store(upload, unit=programme.unit, by=by, at=at) if upload else None
        acts.add_paper(programme, **told, attachment=attachment, by=by, at=at)
        return Done("配套文件已加入。", redirect("programmes:programme", organ, slug))

    return tried(request, form, act) or page(request, programme, status=422, paper_form=form)


@login_required
@require_POST
def paper_drop(request: HttpRequest, organ: str, slug: str, pk: int) -> HttpResponse:
    """移出配套文件。"""
    at = clock.now()
    programme = programme_or_404(request, organ, slug, at=at)
    paper = found_or_404(desk.paper(pk, programme))
    return _here(request, programme).pressed(lambda: acts.drop_paper(paper, by=request.user, at=at), "配套文件已移出。")


@login_required
@require_POST
def publish(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """送审公开。"""
    at = clock.now()
    programme = programme_or_404(request, organ, slug, at=at)
    return _here(request, programme).pressed(
        lambda: acts.submit_for_publication(programme, by=request.user, at=at),
        lambda made: f"已送审：第 {made.edition.number} 版第 {made.number} 稿，等审核人审核。",
    )


def _here(request: HttpRequest, programme: Programme) -> OnPage:
    return OnPage(
        request, partial(page, request, programme), ("programmes:programme", programme.unit.code, programme.slug)
    )
