"""工作台上的投诉：the list, registering one, its case page, every step, and the letter."""

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
from mingtang.grievances import forms
from mingtang.grievances.actions import handling, intake
from mingtang.grievances.letter import letter_of, may_be_written
from mingtang.grievances.models import Grievance
from mingtang.grievances.queries.about import units_about
from mingtang.law.grievances import ACT_LABELS, LABELS, GrievanceAct, now_due
from mingtang.matters import forms as shared
from mingtang.matters.queries.desk import knows
from mingtang.matters.views import desk as shown
from mingtang.matters.views.choices import Choice
from mingtang.organs.sight import day_of
from mingtang.ui import clock

NO_LETTER = "结论批准以后才有答复书。"
NOT_YOURS = "答复书写着是谁投诉的，只给本机关的政务公开专员、审核人、分管领导和承办人。"
_A = GrievanceAct


def _step(act: GrievanceAct, form: Any, do: Callable[..., Any], said: str, **more: Any) -> Choice:
    return Choice(
        act, form, do, said, lambda matter, by, at: handling.reasons_against_act(matter, act, by=by, at=at), **more
    )


def _today(matter: Any, at: datetime) -> Mapping[str, Any]:
    return {"on": day_of(at)}


def _people(matter: Any, at: datetime) -> Mapping[str, Any]:
    return {"people": handling.people_for(matter, at=at)}


def _handled(matter: Any, at: datetime) -> Mapping[str, Any]:
    return {"handler": matter.handler_id, "title": matter.title}


def _drafted(matter: Any, at: datetime) -> Mapping[str, Any]:
    written = {name: getattr(matter.writing, name) for name in ("facts", "answer", "measures")}
    return {"finding": matter.finding, "mend_by": matter.mend_by, **written}


ALL = (
    _step(
        _A.TAKE_UP, shared.HandlerForm, handling.take_up, "已指定查证人。", needs=_people, first=_handled,
        hint="被投诉的单位的人不在里面。",
    ),
    _step(
        _A.TRANSFER, forms.TransferForm, handling.transfer, "已登记转送，投诉人查询时看得到。", first=_today,
        hint="投诉本机关的，转送上一级行政机关或者政府信息公开工作主管部门；不归本机关管的，转送有权的机关。",
    ),
    _step(_A.FIND, forms.FindForm, handling.find, "结论已拟好，等分管领导批准。", first=_drafted),
    _step(_A.APPROVE, shared.BareForm, handling.approve, "已批准。请答复投诉人。"),
    _step(_A.SEND_BACK, shared.ReasonForm, handling.send_back, "已退回，等重新拟写。"),
    _step(_A.ANSWER, shared.TellingForm, handling.answer, "已登记答复。", first=_today),
    _step(_A.CLOSE, forms.CloseForm, handling.close, "已办结。"),
    _step(_A.WITHDRAW, shared.NoteForm, handling.withdraw, "已登记撤回，不再办理。", hint="写明本人怎样说的。"),
)  # fmt: skip


def _more(matter: Any, at: datetime) -> Mapping[str, Any]:
    told = matter.writing
    written = (
        ("怎样称呼", told.name), ("联系电话", told.phone), ("通信地址", told.address), ("投诉的内容", told.text),
        ("为什么转送、怎样撤回的", told.note), ("退回重写的理由", told.returned), ("查证的经过和依据", told.facts),
        ("责令改正什么", told.measures), ("给投诉人的答复", told.answer), ("怎样改正的", told.result),
    )  # fmt: skip
    return {"written": written, "has_letter": may_be_written(matter)}


DESK = shown.Desk(Grievance, "grievances", LABELS, ACT_LABELS, now_due, {choice.name: choice for choice in ALL}, _more)


@login_required
@require_safe
def grievances(request: HttpRequest) -> HttpResponse:
    """投诉。"""
    return shown.listed(request, DESK)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """登记投诉。"""
    at = clock.now()
    unit = shown.clerks_organ(request, at=at)
    units = units_about(unit, on=day_of(at))
    is_sent = request.method == "POST"
    form = forms.EnterForm(request.POST if is_sent else None, units=units, initial={"came_on": day_of(at)})

    def register() -> Any:
        return intake.enter(unit, **form.told(), came_in=form.came_in(), by=request.user, at=at)

    return shown.entered(request, DESK, form, unit, register)


@login_required
@never_cache
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """一件投诉。"""
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
    """答复书的 Word 文稿。"""
    at = clock.now()
    matter = shown.matter_or_404(request, DESK, number, at=at)
    reasons = () if knows(request.user, matter, at=at) else (NOT_YOURS,)
    reasons += () if may_be_written(matter) else (NO_LETTER,)
    if reasons:
        return shown.page(request, DESK, matter, at=at, status=HTTPStatus.UNPROCESSABLE_ENTITY, refused=reasons)
    return shown.as_word(letter_of(matter, watermark=DEMO if settings.DEMO else ""), f"{number}-投诉答复书")
