"""一项下达的页面内容：the same for both sides, without anybody's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from mingtang.audit.queries import entries_of
from mingtang.delegation.actions import handing, recalling, receiving
from mingtang.delegation.forms import AcceptForm, WordsForm
from mingtang.delegation.models import HandDown
from mingtang.delegation.queries.astray import astray
from mingtang.delegation.queries.hand_downs import commitment_at, hand_down_at
from mingtang.delegation.queries.likely import Likely, likely
from mingtang.evidence.forms import ReasonForm
from mingtang.holidays.queries import calendar
from mingtang.law.days import chinese_day
from mingtang.law.delegation import HandDownState
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.workplan.models import Commitment
from mingtang.workplan.queries.posts import Hand
from mingtang.workplan.words import left

TONES = {
    HandDownState.SENT: "going",
    HandDownState.ACCEPTED: "good",
    HandDownState.RETURNED: "warn",
    HandDownState.WITHDRAWN: "none",
    HandDownState.RECALLED: "none",
}


@dataclass(frozen=True)
class Event:
    """一件事：as the line of events draws it."""

    at: datetime
    what: str
    detail: str = ""


def or_404(request: HttpRequest, pk: int, *, at: datetime) -> HandDown:
    """The hand-down with this number; one out of sight and one that is not are the same."""
    return found_or_404(hand_down_at(pk, viewer=request.user, at=at))


def commitment_or_404(request: HttpRequest, organ: str, year: int, key: str) -> Commitment:
    """The commitment at an address; one out of sight and one that is not are the same."""
    return found_or_404(commitment_at(organ, year, key, viewer=request.user, at=clock.now()))


def back_to(row: Commitment) -> HttpResponse:
    """Back to what became of the commitment beneath."""
    response = redirect("ledger:commitment", row.plan.unit.code, row.plan.year, row.key)
    response["Location"] += "#handed-down"
    return response


def refused(request: HttpRequest, pk: int, broken: RuleBroken, **forms: Any) -> HttpResponse:
    """The page after an act was refused: as it stands now, with why on top and with what was typed."""
    return page(request, or_404(request, pk, at=clock.now()), status=422, refused=broken.reasons, forms=forms)


def page(request: HttpRequest, row: HandDown, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a hand-down, with the form that was just refused in its place."""
    at, viewer = clock.now(), request.user
    takes = not receiving.reasons_against_answering(row, HandDownState.ACCEPTED, by=viewer, at=at)
    alike = likely(row) if takes else []
    gives = Hand(viewer, row.giver, at).keeps
    context = {
        "row": row,
        "state": row.stands.label,
        "tone": TONES[row.stands],
        "facts": _facts(row, at=at),
        "events": _events(row),
        "gives": gives,
        "source_url": Commitment.seen_by(viewer, at=at).filter(pk=row.commitment_id).exists(),
        "listed_url": Commitment.seen_by(viewer, at=at).filter(pk=row.listed_id).exists(),
        "astray": astray(row) if gives else "",
        "unlike": [one for one in alike if one.against],
        "against": _against(row, viewer, at=at),
        "forms": _forms(row, alike) | more.pop("forms", {}),
        "refused": more.get("refused", ()),
    }
    return render(request, "delegation/hand_down.html", context, status=status)


def accept_form(row: HandDown, *typed: Any, alike: list[Likely] | None = None) -> AcceptForm:
    """怎样接收的表单：with the tasks of one's own that it may be answered with."""
    return AcceptForm(*typed, likely=likely(row) if alike is None else alike, shown=row.digest)


def _forms(row: HandDown, alike: list[Likely]) -> dict[str, Any]:
    told = {"text": row.text, "rhythm": row.rhythm, "due_on": row.due_on, "note": row.note}
    return {
        "accept": accept_form(row, alike=alike),
        "send_back": ReasonForm(prefix="back"),
        "again": WordsForm(initial=told),
        "recall": ReasonForm(prefix="recall"),
    }


def _against(row: HandDown, viewer: Person, *, at: datetime) -> Mapping[str, list[str]]:
    return {
        "accept": receiving.reasons_against_answering(row, HandDownState.ACCEPTED, by=viewer, at=at),
        "send_back": receiving.reasons_against_answering(row, HandDownState.RETURNED, by=viewer, at=at),
        "again": handing.reasons_against_sending_again(row, by=viewer, at=at),
        "withdraw": handing.reasons_against_withdrawing(row, by=viewer, at=at),
        "recall": recalling.reasons_against_recalling(row, by=viewer, at=at),
    }


def _facts(row: HandDown, *, at: datetime) -> list[tuple[str, str]]:
    due = (
        f"{chinese_day(row.due_on)}，{left(row.due_on, on=day_of(at), calendar=calendar()).long}" if row.due_on else ""
    )
    return [
        ("下达机关", row.giver.name),
        ("原任务", f"{row.year}年第 {row.commitment.key} 条：{row.commitment.text}"),
        ("接收单位", row.target.name),
        ("频次", row.get_rhythm_display()),
        ("时限", due or "没有写明"),
        ("说明", row.note or "没有"),
    ]


def _events(row: HandDown) -> list[Event]:
    backs = list(row.send_backs.all())
    events = [Event(back.at, f"{row.target.short_name}退回", back.reason) for back in backs]
    sent = {"delegation.send": "下达", "delegation.send_again": "修改后重新下达"}
    events += [Event(entry.at, sent[entry.verb]) for entry in entries_of(row).filter(verb__in=sent)]
    if row.accepted_at and row.listed:
        how = "对应已有的" if row.is_linked else "列入台账，"
        events.append(Event(row.accepted_at, f"{row.target.short_name}接收", f"{how}第 {row.listed.key} 条"))
    if row.ended_at:
        ended = "收回" if row.stands is HandDownState.RECALLED else "撤回"
        events.append(Event(row.ended_at, f"{row.giver.short_name}{ended}", row.reason))
    return sorted(events, key=lambda event: event.at)
