"""门口的页面：without an account. They hold what somebody types, so that nothing keeps a copy of them."""

import secrets
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from axes.helpers import get_client_ip_address
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingtang.applications.queries.lookup import organs_taking
from mingtang.law.rules import RuleBroken
from mingtang.matters.actions.receiving import Receipt, look_up
from mingtang.matters.forms import LookUpForm
from mingtang.matters.models import Matter
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons
from mingtang.visits.codes import shown

WRONG = "没有找到这一件：受理编号或者查询码不对，请对照回执再填一次。"


def chosen(request: HttpRequest) -> tuple[Unit | None, list[Unit]]:
    """The organ that was chosen, and those that there are."""
    organs = organs_taking(on=clock.today())
    code = request.POST.get("organ") or request.GET.get("organ", "")
    return next((organ for organ in organs if organ.code == code), organs[0] if len(organs) == 1 else None), organs


def fresh_key() -> str:
    """表单编号。"""
    return secrets.token_urlsafe(24)


def address_of(request: HttpRequest) -> str:
    """The network address, to be counted for the day and never stored."""
    return get_client_ip_address(request) or ""


def received(
    request: HttpRequest, form: Form, receive: Callable[[], Receipt], *, template: str, told: Mapping[str, Any]
) -> HttpResponse:
    """收下：the receipt, or the form as it was typed with all that is wrong."""
    if form.is_valid():
        try:
            given = receive()
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            return render(request, "matters/receipt.html", {**told, **_of_receipt(given, told["what"])})
    return render(request, template, {**told, "form": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _of_receipt(given: Receipt, what: str) -> dict[str, Any]:
    """The receipt, and the same as a small text to save."""
    code = shown(given.code)
    lines = (
        f"{what}回执",
        f"受理机关：{given.matter.unit.name}",
        f"受理编号：{given.matter.number}",
        f"查询码：{code}",
        "凭编号和查询码查询办理情况。",
    )
    return {"matter": given.matter, "code": code, "saved": quote("\r\n".join(lines))}


def looked(
    request: HttpRequest,
    model: type[Matter],
    *,
    kind: str,
    template: str,
    told: Mapping[str, Any],
    found_told: Callable[[Any], Mapping[str, Any]],
) -> HttpResponse:
    """查询：for whoever has the number and the code. They never stand in an address."""
    if request.method != "POST":
        return render(request, "matters/look.html", {**told, "form": LookUpForm()})
    form, found = LookUpForm(request.POST), None
    if form.is_valid():
        try:
            found = look_up(model, **form.cleaned_data, kind=kind, address=address_of(request), at=clock.now())
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            if found is None:
                form.add_error(None, WRONG)
    if found is None:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "matters/look.html", {**told, "form": form}, status=status)
    return render(request, template, {**told, "matter": found, "organ": found.unit, **found_told(found)})
