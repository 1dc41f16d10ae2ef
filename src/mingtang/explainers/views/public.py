"""公开的解读：the list of a unit, one explainer, and its one picture to be looked at or printed."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.editorial.models import Published
from mingtang.explainers import poster
from mingtang.explainers.queries import public as queries
from mingtang.interpretation.body import addresses_of
from mingtang.law.interpretation import Form
from mingtang.library.qr import code_of
from mingtang.library.views.units import around, publishing
from mingtang.organs.models import Unit
from mingtang.portal.answering import answer, missing
from mingtang.portal.queries import public_facts
from mingtang.ui import clock
from mingtang.ui.playing import playing

PAPERS = ("a4", "a3")


@require_safe
def explainers(request: HttpRequest, code: str) -> HttpResponse:
    """一个单位的政策解读。"""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    asked = request.GET.get("form", "")
    form = asked if asked in {*Form} else ""
    rows, counts = queries.of_unit(unit, form=form)

    def context() -> Mapping[str, Any]:
        label = Form(form).label if form else ""
        return around(unit) | {"rows": rows, "counts": counts, "form": form, "label": label}

    made_from = (public_facts(unit), form, counts, [(row.record.digest, row.validity) for row in rows])
    return answer(request, "explainers/public_list.html", made_from, context)


@require_safe
def explainer(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """一件解读。"""
    unit, record = _found(request, code, number)
    if isinstance(unit, HttpResponse) or record is None:
        return unit if isinstance(unit, HttpResponse) else _missing(request, unit)
    body = record.content
    now, validity = queries.explained_now(body), queries.label_now(record, on=clock.today())

    def context() -> Mapping[str, Any]:
        told = {"record": record, "body": body, "now": now, "validity": validity, "addresses": addresses_of(body)}
        return around(unit) | told | {"has_picture": poster.is_drawn(body)}

    stands = (now.digest, now.number) if now else None
    made_from = (record.digest, record.number, public_facts(unit), stands, validity)
    page = answer(request, "explainers/public.html", made_from, context, changed_at=record.at)
    return playing(page) if body.get("attachments") else page


@require_safe
def picture(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """一图读懂：drawn, with everything on it in words below; printed it is a poster of A4 or A3."""
    unit, record = _found(request, code, number)
    if isinstance(unit, HttpResponse) or record is None or not poster.is_drawn(record.content):
        return unit if isinstance(unit, HttpResponse) else _missing(request, unit)
    body, asked = record.content, request.GET.get("paper", "")
    paper = asked if asked in PAPERS else PAPERS[0]
    base = settings.MINGTANG_SITE_URL
    path = record.document.address
    address = urljoin(base, path) if base else request.build_absolute_uri(path)
    now, validity = queries.explained_now(body), queries.label_now(record, on=clock.today())

    def context() -> Mapping[str, Any]:
        told = {
            "record": record,
            "body": body,
            "now": now,
            "validity": validity,
            "paper": paper,
            "papers": PAPERS,
            "address": address,
        }
        return around(unit) | told | {"drawn": poster.draw(record.title, body), "qr": code_of(address)}

    stands = (now.digest, now.number) if now else None
    made_from = (record.digest, record.number, public_facts(unit), stands, validity, paper, address)
    return answer(request, "explainers/picture.html", made_from, context, changed_at=record.at)


def _found(request: HttpRequest, code: str, number: int) -> tuple[Unit | HttpResponse, Published | None]:
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit, None
    return unit, queries.at_address(f"/{code}/explainers/{number}/")


def _missing(request: HttpRequest, unit: Unit) -> HttpResponse:
    ways = {f"/{unit.code}/explainers/": "看政策解读", f"/{unit.code}/open/": f"看{unit.short_name}公开的全部内容"}
    text = "它还没有公开，或者已经撤下，也可能地址写错了。"
    return missing(request, "没有找到这件解读", text, ways=ways, organ=unit.organ)
