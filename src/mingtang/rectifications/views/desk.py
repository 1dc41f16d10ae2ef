"""工作台上的更正：the list, registering one, its case page, every step, and the letter."""

from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.caseletters.setting import DEMO
from mingtang.law.rectifications import ACT_LABELS, LABELS, RectificationAct, now_due
from mingtang.matters import forms as shared
from mingtang.matters.queries.desk import handlers_of, knows
from mingtang.matters.views import desk as shown
from mingtang.matters.views.choices import Choice
from mingtang.organs.sight import day_of
from mingtang.rectifications import forms
from mingtang.rectifications.actions import handling, intake
from mingtang.rectifications.letter import letter_of, may_be_written
from mingtang.rectifications.models import Rectification
from mingtang.ui import clock

NO_LETTER = "结论批准以后才有告知书。"
NOT_YOURS = "告知书写着是谁提出的，只给本机关的政务公开专员、审核人、分管领导和承办人。"
_A = RectificationAct


def _step(act: RectificationAct, form: Any, do: Callable[..., Any], said: str, **more: Any) -> Choice:
    return Choice(
        act, form, do, said, lambda matter, by, at: handling.reasons_against_act(matter, act, by=by, at=at), **more
    )


def _today(matter: Any, at: datetime) -> Mapping[str, Any]:
    return {"on": day_of(at)}


def _people(matter: Any, at: datetime) -> Mapping[str, Any]:
    return {"people": handlers_of(matter.unit, on=day_of(at))}


def _handled(matter: Any, at: datetime) -> Mapping[str, Any]:
    return {"handler": matter.handler_id, "title": matter.title}


def _drafted(matter: Any, at: datetime) -> Mapping[str, Any]:
    written = {name: getattr(matter.writing, name) for name in ("facts", "answer")}
    return {"verdict": matter.verdict, "organ_to": matter.organ_to, **written}


ALL = (
    _step(_A.TAKE_UP, shared.HandlerForm, handling.take_up, "已指定核实人。", needs=_people, first=_handled),
    _step(
        _A.ASK, shared.NoteForm, handling.ask, "已登记，本人查询时看得到要补充什么。", hint="一次写全要补充哪些证据。"
    ),
    _step(_A.ADD, shared.NoteForm, handling.add, "已登记补充的证据。"),
    _step(_A.FIND, forms.FindForm, handling.find, "结论已拟好，等分管领导批准。", first=_drafted),
    _step(_A.APPROVE, shared.BareForm, handling.approve, "已批准。请照结论办理，然后告知本人。"),
    _step(_A.SEND_BACK, shared.ReasonForm, handling.send_back, "已退回，等重新拟写。"),
    _step(_A.CARRY_OUT, forms.CarriedOutForm, handling.carry_out, "已登记。请告知本人。", first=_today),
    _step(_A.TELL, shared.TellingForm, handling.tell, "已登记告知，这一件办结。", first=_today),
    _step(_A.WITHDRAW, shared.NoteForm, handling.withdraw, "已登记撤回，不再办理。", hint="写明本人怎样说的。"),
)


def _more(matter: Any, at: datetime) -> Mapping[str, Any]:
    told = matter.writing
    written = (
        ("姓名或者单位名称", told.name), ("联系电话", told.phone), ("通信地址", told.address),
        ("哪一件记录", told.record), ("哪里不准确", told.wrong), ("应当是什么", told.right), ("证据", told.evidence),
        ("请补充什么、怎样撤回的", told.note), ("补充的证据", told.added), ("身份证明怎样核对的", told.identity_seen),
        ("退回重写的理由", told.returned), ("核实的经过和依据", told.facts), ("告知本人的话", told.answer),
        ("救济途径", told.recourse),
    )  # fmt: skip
    return {"written": written, "has_letter": may_be_written(matter)}


DESK = shown.Desk(
    Rectification, "rectifications", LABELS, ACT_LABELS, now_due, {choice.name: choice for choice in ALL}, _more
)


@login_required
@require_safe
def rectifications(request: HttpRequest) -> HttpResponse:
    """更正要求。"""
    return shown.listed(request, DESK)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """登记更正要求。"""
    at = clock.now()
    unit = shown.clerks_organ(request, at=at)
    is_sent = request.method == "POST"
    form = forms.EnterForm(request.POST, request.FILES) if is_sent else forms.EnterForm(initial={"came_on": day_of(at)})

    def register() -> Any:
        told = {"typed": form.typed(), "came_in": form.came_in(), "images": form.images()}
        return intake.enter(unit, **told, by=request.user, at=at)

    return shown.entered(request, DESK, form, unit, register)


@login_required
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """一件更正要求。"""
    at = clock.now()
    return shown.page(request, DESK, shown.matter_or_404(request, DESK, number, at=at), at=at)


@login_required
@never_cache
@require_POST
def do(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """办一步。"""
    return shown.acted(request, DESK, number, name)


@login_required
@never_cache
@require_safe
def letter(request: HttpRequest, number: str) -> HttpResponse:
    """告知书的 Word 文稿。"""
    at = clock.now()
    matter = shown.matter_or_404(request, DESK, number, at=at)
    reasons = () if knows(request.user, matter, at=at) else (NOT_YOURS,)
    reasons += () if may_be_written(matter) else (NO_LETTER,)
    if reasons:
        return shown.page(request, DESK, matter, at=at, status=HTTPStatus.UNPROCESSABLE_ENTITY, refused=reasons)
    return shown.as_word(letter_of(matter, watermark=DEMO if settings.DEMO else ""), f"{number}-更正告知书")
