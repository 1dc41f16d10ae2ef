"""申请公开和查询：without an account. These pages hold what somebody types, so that nothing keeps a copy of them."""

import secrets
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.applications.models import Application
from mingtang.applications.queries.lookup import organs_taking
from mingtang.applying import ports
from mingtang.applying.actions.applicant import correct, look_up, take_back
from mingtang.applying.actions.checking import checked
from mingtang.applying.actions.intake import Receipt, apply_online
from mingtang.applying.forms import ApplyForm, CorrectForm, LookUpForm
from mingtang.applying.progress import others_of, told_to_applicant
from mingtang.index.queries import Hit, match, near
from mingtang.law.applying import wrong_in
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons
from mingtang.visits.codes import shown

MOST_OFFERED = 8
LONGEST_QUESTION = 60
LONGEST_SENTENCE = 400
NO_FILE = "现在取不到这个文件，请换一种，或者打电话问。"
WRONG = "没有找到这件申请：机关、受理编号或者查询码不对，请对照回执再填一次。"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """申请公开：what is wanted, by whom, and how to get it; what may already answer is shown beside."""
    organs = organs_taking(on=clock.today())
    unit = _chosen(request, organs)
    if unit is None:
        return render(request, "applying/organs.html", {"organs": organs})
    if request.method != "POST":
        return _form(request, unit, ApplyForm(initial={"key": secrets.token_urlsafe(24)}))
    form = ApplyForm(request.POST, request.FILES)
    if "look" in request.POST:
        return _form(request, unit, ApplyForm(initial=request.POST.dict()), looked=True)
    if form.is_valid():
        told = form.cleaned_data
        try:
            given = apply_online(
                unit,
                typed=form.typed(),
                images=told["image"],
                form_key=told["key"],
                trap=told["website"],
                address=get_client_ip_address(request) or "",
                at=clock.now(),
            )
        except RuleBroken as broken:
            wrong = wrong_in(checked(form.typed(), has_identity=bool(told["image"])))
            add_reasons(form, broken, at={each.reason: each.field for each in wrong})
        else:
            return render(request, "applying/receipt.html", _of_receipt(given))
    return _form(request, unit, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _chosen(request: HttpRequest, organs: list[Unit]) -> Unit | None:
    code = request.POST.get("organ") or request.GET.get("organ", "")
    if not code and len(organs) == 1:
        return organs[0]
    return next((organ for organ in organs if organ.code == code), None)


def _form(
    request: HttpRequest, unit: Unit, form: ApplyForm, *, looked: bool = False, status: int = HTTPStatus.OK
) -> HttpResponse:
    asked = (request.POST.get("wanted") or request.GET.get("q", "")).strip()
    words = asked[:LONGEST_QUESTION]
    hits = _public(unit, asked) if words else ()
    offered = ports.offers(unit, words) if words else []
    told = {"organ": unit, "form": form, "hits": hits, "asked": words, "offered": offered, "looked": looked}
    return render(request, "applying/new.html", told, status=status)


def _public(unit: Unit, asked: str) -> Sequence[Hit]:
    """What is public and has these very words; else what comes close to the sentence."""
    found = match(asked[:LONGEST_QUESTION], organ=unit.code, limit=MOST_OFFERED).hits
    names = (unit.name, unit.short_name)
    return found or near(asked[:LONGEST_SENTENCE], organ=unit.code, limit=MOST_OFFERED, without=names)


def _of_receipt(given: Receipt) -> dict[str, Any]:
    """The receipt, and the same as a small text to save."""
    application, code = given.application, shown(given.code)
    lines = (
        "政府信息公开申请回执",
        f"受理机关：{application.unit.name}",
        f"受理编号：{application.number}",
        f"查询码：{code}",
        "凭编号和查询码查询办理情况、补正、取答复。",
    )
    told = told_to_applicant(application, on=clock.today())
    saved = quote("\r\n".join(lines))
    return {"organ": application.unit, "application": application, "code": code, "saved": saved, "told": told}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponseBase:
    """查询：what became of an application, for whoever has its number and code. They never stand in an address."""
    organs = organs_taking(on=clock.today())
    if request.method != "POST":
        form = LookUpForm(organs=organs, initial={"organ": request.GET.get("organ", "")})
        return render(request, "applying/look.html", {"form": form})
    form, found = LookUpForm(request.POST, organs=organs), None
    if form.is_valid():
        try:
            address = get_client_ip_address(request) or ""
            found = look_up(**form.cleaned_data, address=address, at=clock.now())
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            if found is None:
                form.add_error(None, WRONG)
    if found is None:
        told = {"form": form, "unsent": _written(request)}
        return render(request, "applying/look.html", told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if "take" in request.POST:
        return _taken(request, found)
    if "act" in request.POST:
        return _acted(request, found)
    return _found(request, found)


def _acted(request: HttpRequest, application: Application) -> HttpResponse:
    """What the applicant does with the application that was looked up."""
    seen = request.POST.get("seen", "")
    steps = int(seen) if seen.isdecimal() and len(seen) < 9 else -1
    form = CorrectForm(request.POST, request.FILES)
    try:
        if request.POST["act"] == "correct":
            if not form.is_valid():
                return _found(request, application, form=form, refused=form.errors.get("image", ()))
            images = form.cleaned_data["image"]
            correct(application, corrected=_written(request), images=images, seen=steps, at=clock.now())
        elif request.POST["act"] == "take_back":
            _sure(request)
            take_back(application, seen=steps, at=clock.now())
    except RuleBroken as broken:
        application.refresh_from_db()
        return _found(request, application, form=form, refused=broken.reasons)
    application.refresh_from_db()
    return _found(request, application, done=request.POST["act"])


def _written(request: HttpRequest) -> str:
    """补正的文字，as it came."""
    return request.POST.get("correct-corrected", "")


def _taken(request: HttpRequest, application: Application) -> HttpResponseBase:
    """A file of the answer, or a letter, to be saved; with a number before it, of that part or joined case."""
    number, _, key = request.POST["take"].rpartition(":")
    of = next((each for each in (application, *others_of(application)) if number in {"", each.number}), application)
    file = ports.file_of(of, key, request)
    return file or _found(request, application, refused=(NO_FILE,))


def _answers(application: Application) -> list[tuple[str, ports.Answer]]:
    """答复：of the case, and under its code of its parts or of the case it was joined to, each under its number."""
    others = others_of(application)
    found = ((each, ports.answer_to(each)) for each in (*([] if others else [application]), *others))
    return [(each.number, answer) for each, answer in found if answer is not None]


def _sure(request: HttpRequest) -> None:
    if request.POST.get("sure") != "on":
        raise RuleBroken("撤回以后不再办理，确实要撤回的，请先勾选“我确实要撤回”。")


def _found(
    request: HttpRequest,
    application: Application,
    *,
    form: CorrectForm | None = None,
    refused: Sequence[str] = (),
    done: str = "",
) -> HttpResponse:
    told = {
        "organ": application.unit,
        "application": application,
        "told": told_to_applicant(application, on=clock.today()),
        "answers": _answers(application),
        "notices": ports.notices_to(application),
        "form": form or CorrectForm(initial={"corrected": _written(request)} if not done else {}),
        "unsent": _written(request) if refused else "",
        "refused": refused,
        "done": done,
        "typed": {name: request.POST.get(name, "") for name in ("organ", "number", "code")},
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "applying/found.html", told, status=status)
