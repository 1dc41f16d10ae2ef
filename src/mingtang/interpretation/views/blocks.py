"""内容块的页面：add one, change it, move it, take it out; every one works without script."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from mingtang.interpretation import reasons
from mingtang.interpretation.actions import blocks as acts
from mingtang.interpretation.forms import BlockForm, row_set, tell_rows
from mingtang.interpretation.models import Block, Explainer
from mingtang.interpretation.queries import desk
from mingtang.interpretation.views.explainers import explainer_or_404, here
from mingtang.law.explainer_blocks import SHAPES, BlockKind, kept, typed_rows
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """加一块。"""
    explainer = explainer_or_404(request, pk)
    if kind not in {*BlockKind}:
        raise Http404

    def act(*, opened: str, **told: Any) -> None:
        acts.add(explainer, kind=BlockKind(kind), **told)

    return _edit(request, explainer, BlockKind(kind), act, said="已加入。")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int, block: int) -> HttpResponse:
    """修改一块。"""
    explainer = explainer_or_404(request, pk)
    found = _block_or_404(explainer, block)

    def act(**told: Any) -> None:
        acts.change(found, **told)

    return _edit(request, explainer, found.stands, act, said="已保存。", block=found)


def _edit(
    request: HttpRequest, explainer: Explainer, kind: BlockKind, act: Callable[..., None], *, said: str,
    block: Block | None = None,
) -> HttpResponse:  # fmt: skip
    at, by = clock.now(), request.user
    if reasons.against_changing(explainer, by=by, at=at):
        raise PermissionDenied
    told = block.told if block else {}
    initial = {**told, "opened": block.digest if block else ""}
    form = BlockForm(request.POST or None, request.FILES or None, kind=kind, initial=initial)
    rows = row_set(kind, request.POST or None, initial=told.get("rows"))
    posted = request.method == "POST"
    if posted and rows is not None and not rows.is_valid():
        tell_rows(form, rows)
    if posted and form.is_valid() and (rows is None or rows.is_valid()):
        fields, sheet = dict(form.cleaned_data), form.cleaned_data.get("sheet")
        if sheet:
            fields["table"] = sheet[0]
        lines = rows.cleaned_data if rows is not None else []
        upload = fields.get("picture") or fields.get("recording") or None
        try:
            given = {"numbers": typed_rows(kind, lines), "upload": upload, "sheet": sheet[1:] if sheet else (b"", "")}
            act(told=kept(kind, fields, lines), opened=fields["opened"], **given, by=by, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            messages.success(request, f"{kind.label}{said}")
            return redirect("interpretation:explainer", explainer.pk)
    context = {"explainer": explainer, "kind": kind, "shape": SHAPES[kind], "form": form, "rows": rows, "block": block}
    return render(request, "interpretation/block.html", context, status=422 if posted else 200)


@login_required
@require_POST
def move(request: HttpRequest, pk: int, block: int) -> HttpResponse:
    """上移、下移。"""
    up = request.POST.get("to") != "down"
    return _act(request, pk, block, lambda found, **told: acts.move(found, up=up, **told), "次序已改。")


@login_required
@require_POST
def remove(request: HttpRequest, pk: int, block: int) -> HttpResponse:
    """去掉。"""
    return _act(request, pk, block, acts.remove, "已去掉。")


def _act(request: HttpRequest, pk: int, block: int, act: Callable[..., None], said: str) -> HttpResponse:
    explainer = explainer_or_404(request, pk)
    found = _block_or_404(explainer, block)
    return here(request, explainer).pressed(lambda: act(found, by=request.user, at=clock.now()), said)


def _block_or_404(explainer: Explainer, pk: int) -> Block:
    return found_or_404(desk.block(pk, explainer))
