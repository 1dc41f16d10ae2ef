"""提异议和查询：without an account. These pages hold what somebody types, so that nothing keeps a copy of them."""

import secrets
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.law.rules import RuleBroken
from mingtang.objections import actions as acts
from mingtang.objections.forms import LookForm, ObjectionForm
from mingtang.payees.views.public import Showing, address_of, showing_at, unkept
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons
from mingtang.visits.codes import shown

WRONG = "没有找到这件异议：受理编号或者查询码不对，请对照回执再填一次。"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def object_to(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """提异议：while the list is shown."""
    found = showing_at(request, code, slug)
    if isinstance(found, HttpResponse):
        return found
    if not found.is_shown(on=clock.today()):
        return unkept(render(request, "objections/object.html", found.told | {"closed": acts.CLOSED}))
    if request.method != "POST":
        form = ObjectionForm(initial={"key": secrets.token_urlsafe(24)})
        return unkept(render(request, "objections/object.html", found.told | {"form": form}))
    form = ObjectionForm(request.POST)
    if form.is_valid():
        try:
            given = acts.object_online(found.subsidy, typed=form.typed(), address=address_of(request), at=clock.now())
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            return unkept(render(request, "objections/receipt.html", found.told | _of_receipt(given, found)))
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return unkept(render(request, "objections/object.html", found.told | {"form": form}, status=status))


def _of_receipt(given: acts.Receipt, found: Showing) -> dict[str, Any]:
    """The receipt, and the same as a small text to save."""
    code = shown(given.code)
    lines = (
        "补贴名单异议回执",
        f"补贴：{found.subsidy.title}",
        f"受理编号：{given.objection.number}",
        f"查询码：{code}",
        "凭编号和查询码查询办理情况。",
    )
    return {"objection": given.objection, "code": code, "saved": quote("\r\n".join(lines))}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """查询异议。"""
    found = showing_at(request, code, slug)
    if isinstance(found, HttpResponse):
        return found
    if request.method != "POST":
        return unkept(render(request, "objections/look.html", found.told | {"form": LookForm()}))
    form, objection = LookForm(request.POST), None
    if form.is_valid():
        try:
            told = form.cleaned_data
            objection = acts.look_up(found.subsidy, **told, address=address_of(request), at=clock.now())
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            if objection is None:
                form.add_error(None, WRONG)
    status = HTTPStatus.OK if objection else HTTPStatus.UNPROCESSABLE_ENTITY
    context = found.told | {"form": form, "objection": objection}
    return unkept(render(request, "objections/look.html", context, status=status))
