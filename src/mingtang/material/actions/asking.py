"""材料的写入：ask an office, answer, send back, accept or ask again, drop; and remind."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import is_clerk
from mingtang.audit.actions import record, reference
from mingtang.files.models import Attachment
from mingtang.holidays.queries import calendar
from mingtang.law.foi import OPEN as CASE_OPEN
from mingtang.law.material import (
    Held,
    MaterialState,
    day_to_remind,
    reasons_against_answer,
    reasons_against_case,
    reasons_against_days,
    reasons_against_moving,
    reasons_against_sending_back,
    reasons_against_words,
    weeks_late,
)
from mingtang.law.rules import refuse_if_any
from mingtang.material import telling
from mingtang.material.actions.typed import reasons_against_telling, refuse_marked
from mingtang.material.models import MaterialFile, MaterialQuerySet, MaterialRequest
from mingtang.material.who import holds_office
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.outbox.queries.notices import told_already
from mingtang.outbox.queries.recipients import officers_of


def reasons_against_asking(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能请科室提供材料的理由。"""
    reasons = list(reasons_against_case(application.stands))
    if not is_clerk(by, application.unit, at=at):
        reasons.append(f"材料由{application.unit.name}的政务公开专员请科室提供。")
    return reasons


def ask(
    application: Application, *, unit: Unit | None, wanted: str, asked: str, days: int, by: Person, at: datetime
) -> MaterialRequest:
    """请科室提供材料：of a unit of the organ, by its own day, without a word on who applied."""
    refuse_marked([wanted, asked], organ=application.unit.organ, of=application, by=by, at=at)
    return _ask(application, unit, (wanted.strip(), asked.strip()), days, None, by=by, at=at)


def ask_again(
    request: MaterialRequest, *, unit: Unit | None, wanted: str, asked: str, days: int, by: Person, at: datetime
) -> MaterialRequest:
    """再请一次：the same unit or another; the first stays as it was asked and answered."""
    refuse_marked([wanted, asked], organ=request.application.unit.organ, of=request, by=by, at=at)
    return _ask(request.application, unit, (wanted.strip(), asked.strip()), days, request, by=by, at=at)


@transaction.atomic
def _ask(
    application: Application,
    unit: Unit | None,
    words: tuple[str, str],
    days: int,
    first: MaterialRequest | None,
    *,
    by: Person,
    at: datetime,
) -> MaterialRequest:
    rows = Application.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "particulars")
    application = rows.get(pk=application.pk)
    first = _locked(first) if first is not None else None
    table, on, (wanted, asked) = calendar(), day_of(at), words
    reasons = reasons_against_asking(application, by=by, at=at)
    if first is not None:
        reasons += reasons_against_moving(first.stands, MaterialState.ASKED_AGAIN)
    reasons += _reasons_against_unit(application, unit, at=at)
    reasons += reasons_against_words(申请人要什么=wanted, 请提供什么=asked)
    reasons += reasons_against_telling(application, wanted, asked)
    reasons += reasons_against_days(days, case_due=application.due_on, on=on, calendar=table)
    refuse_if_any(reasons)
    made = MaterialRequest.rows.create(
        application=application,
        unit=unit,
        wanted=wanted,
        asked=asked,
        due_on=table.add_working_days(on, days).day,
        follows=first,
        state=MaterialState.ASKED.value,
        asked_by=by,
        asked_for=by.stands_for,
        asked_at=at,
    )
    if first is not None:
        _settle(first, MaterialState.ASKED_AGAIN, by=by, at=at)
    _record(made, "again" if first else "ask", by=by, at=at)
    telling.asked(made, by=by, at=at)
    return made


def _reasons_against_unit(application: Application, unit: Unit | None, *, at: datetime) -> list[str]:
    if unit is None:
        return ["请选由哪个单位提供。"]
    on = day_of(at)
    closed = unit.closed_on is not None and unit.closed_on <= on
    if unit.is_organ or unit.organ_id != application.unit_id or closed:
        return ["只能请本机关现有的科室、管理区或者村提供；别的机关用书面征求意见。"]
    if not officers_of(unit, on=on):
        return [f"{unit.name}还没有科室承办人，没有人收得到，请先由管理员任命。"]
    return []


def reasons_against_answering(request: MaterialRequest, *, by: Person, at: datetime) -> list[str]:
    """不能提供材料的理由：an officer of the unit, while the case is in hand."""
    return [*reasons_against_moving(request.stands, MaterialState.ANSWERED), *_of_the_unit(request, by=by, at=at)]


def _of_the_unit(request: MaterialRequest, *, by: Person, at: datetime) -> list[str]:
    reasons = []
    if request.application.stands not in CASE_OPEN:
        reasons.append(f"这件申请“{request.application.stands.label}”，不用再提供材料。")
    if not holds_office(by, request.unit, at=at):
        reasons.append(f"材料由{request.unit.name}的科室承办人提供或者退回。")
    return reasons


def refuse_marked_answer(request: MaterialRequest, *texts: str, by: Person, at: datetime) -> None:
    """先看密级标志：before a file is stored. Errors: ``RuleBroken``."""
    refuse_marked(texts, organ=request.application.unit.organ, of=request, by=by, at=at)


def answer(
    request: MaterialRequest,
    *,
    held: Held | None,
    text: str,
    elsewhere: str = "",
    files: Sequence[Attachment] = (),
    by: Person,
    at: datetime,
) -> MaterialRequest:
    """提供材料：a text and files, or that the unit does not hold it and where it may be."""
    refuse_marked_answer(request, text, elsewhere, by=by, at=at)
    return _answer(request, held, text.strip(), elsewhere.strip(), files, by=by, at=at)


@transaction.atomic
def _answer(
    request: MaterialRequest,
    held: Held | None,
    text: str,
    elsewhere: str,
    files: Sequence[Attachment],
    *,
    by: Person,
    at: datetime,
) -> MaterialRequest:
    request = _locked(request)
    reasons = reasons_against_answering(request, by=by, at=at)
    refuse_if_any([*reasons, *reasons_against_answer(held, text=text, elsewhere=elsewhere, files=len(files))])
    request.held, request.answer = str(held), text
    request.elsewhere = elsewhere if held is Held.ELSEWHERE else ""
    _answered(request, MaterialState.ANSWERED, by=by, at=at)
    MaterialFile.rows.bulk_create(MaterialFile(request=request, attachment=one) for one in files)
    _record(request, "answer", by=by, at=at, held=request.held, files=len(files))
    telling.came_back(request, by=by, at=at)
    return request


def reasons_against_sending(request: MaterialRequest, *, by: Person, at: datetime) -> list[str]:
    """不能退回的理由：wrongly addressed is said within two working days."""
    reasons = list(reasons_against_moving(request.stands, MaterialState.SENT_BACK))
    reasons += _of_the_unit(request, by=by, at=at)
    asked_on = day_of(request.asked_at)
    return [*reasons, *reasons_against_sending_back(asked_on, on=day_of(at), calendar=calendar())]


def send_back(request: MaterialRequest, *, reason: str, by: Person, at: datetime) -> MaterialRequest:
    """退回：it was not this unit's to answer, and whose it may be."""
    refuse_marked_answer(request, reason, by=by, at=at)
    return _send_back(request, reason.strip(), by=by, at=at)


@transaction.atomic
def _send_back(request: MaterialRequest, reason: str, *, by: Person, at: datetime) -> MaterialRequest:
    request = _locked(request)
    refuse_if_any([*reasons_against_sending(request, by=by, at=at), *reasons_against_words(退回的理由=reason)])
    request.sent_back = reason
    _answered(request, MaterialState.SENT_BACK, by=by, at=at)
    _record(request, "send_back", by=by, at=at)
    telling.came_back(request, by=by, at=at)
    return request


def reasons_against_settling(request: MaterialRequest, then: MaterialState, *, by: Person, at: datetime) -> list[str]:
    """不能收下、再请、撤销的理由：by the clerk."""
    reasons = list(reasons_against_moving(request.stands, then))
    if not is_clerk(by, request.application.unit, at=at):
        reasons.append(f"由{request.application.unit.name}的政务公开专员办理。")
    return reasons


@transaction.atomic
def accept(request: MaterialRequest, *, by: Person, at: datetime) -> MaterialRequest:
    """收下。"""
    return _close(request, MaterialState.ACCEPTED, "accept", by=by, at=at)


@transaction.atomic
def drop(request: MaterialRequest, *, by: Person, at: datetime) -> MaterialRequest:
    """撤销：it is not needed any more."""
    return _close(request, MaterialState.DROPPED, "drop", by=by, at=at)


def _close(request: MaterialRequest, then: MaterialState, verb: str, *, by: Person, at: datetime) -> MaterialRequest:
    request = _locked(request)
    refuse_if_any(reasons_against_settling(request, then, by=by, at=at))
    _settle(request, then, by=by, at=at)
    _record(request, verb, by=by, at=at)
    return request


@transaction.atomic
def remind(pk: int, *, at: datetime) -> int:
    """提醒：two working days before, and every week while late, each once; how many were told."""
    request = _one().get(pk=pk)
    on = day_of(at)
    if request.stands is not MaterialState.ASKED or request.application.stands not in CASE_OPEN:
        return 0
    week = weeks_late(request.due_on, on=on)
    if not week and on < day_to_remind(request.due_on, calendar()):
        return 0
    step = telling.late_step(request.due_on, week) if week else telling.soon_step(request.due_on)
    if (reference(request), step) in told_already([reference(request)]):
        return 0
    return telling.reminded(request, step=step, late=week > 0, at=at)


def _one() -> MaterialQuerySet:
    return MaterialRequest.rows.select_related("application__unit__organ", "unit__organ", "asked_by")


def _locked(request: MaterialRequest) -> MaterialRequest:
    return _one().select_for_update(of=("self",), no_key=True).get(pk=request.pk)


def _answered(request: MaterialRequest, then: MaterialState, *, by: Person, at: datetime) -> None:
    request.answered_by, request.answered_for, request.answered_at = by, by.stands_for, at
    request.state = then.value
    request.save()


def _settle(request: MaterialRequest, then: MaterialState, *, by: Person, at: datetime) -> None:
    request.settled_by, request.settled_at, request.state = by, at, then.value
    request.save(update_fields=["settled_by", "settled_at", "state"])
    telling.settled(request, at=at)


def _record(request: MaterialRequest, verb: str, *, by: Person, at: datetime, **facts: object) -> None:
    chain = request.application.unit.organ.code
    told = {"unit": request.unit.code, "due_on": request.due_on.isoformat(), **facts}
    record(chain, by=by, verb=f"material.{verb}", of=request, at=at, facts=told)
