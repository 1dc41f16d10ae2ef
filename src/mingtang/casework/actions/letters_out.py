"""文书的送出和送达：how a paper of a step went out, and on which day it was received.

Law: 政府信息公开条例 第三十条、第三十二条; 政府信息公开信息处理费管理办法; 国办公开办函〔2016〕235号.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from django.core.files.base import File
from django.db import transaction

from mingtang.applications.actions.steps import settle
from mingtang.applications.clock import events_of
from mingtang.applications.models import Application, CasePaper, Event, Service
from mingtang.audit.actions import record
from mingtang.casework.actions.stages import begun, reasons_against_hand, unclassified
from mingtang.files.actions import store
from mingtang.language.marked import bears_mark
from mingtang.law.days import chinese_day
from mingtang.law.rules import refuse_if_any
from mingtang.law.service import ServiceWay
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

MOST_TITLE = 60


@dataclass(frozen=True)
class Sent:
    """送出：by which way, on which day, the postal number, and the day of receipt where it is known already."""

    way: ServiceWay
    on: date
    mark: str = ""
    received_on: date | None = None

    @property
    def received(self) -> date | None:
        """What is sent electronically counts as received on the day it was sent successfully."""
        return self.on if self.way is ServiceWay.ELECTRONIC else self.received_on

    def reasons_against(self, *, on: date) -> list[str]:
        """不能这样登记送出的理由。"""
        if self.received is None:
            return []
        return _against_receipt(self.received, sent=self.on, today=on)


def _against_receipt(received: date, *, sent: date, today: date) -> list[str]:
    reasons = []
    if received < sent:
        reasons.append(f"收到的日期（{chinese_day(received)}）早于发出的日期（{chinese_day(sent)}），请核对。")
    if received > today:
        reasons.append(f"收到的日期（{chinese_day(received)}）在今天以后，请核对。")
    return reasons


def sent_out(event: Event, sent: Sent, *, by: Person, at: datetime) -> Event:
    """Write down, within the step, how its paper went out; the days are reckoned anew."""
    told = {"way": sent.way.value, "sent_on": sent.on, "mark": sent.mark.strip(), "received_on": sent.received}
    Service.rows.create(event=event, **told, by=by, at=at)
    settle(event.application, on=day_of(at))
    return event


def awaiting_receipt(application: Application) -> list[Service]:
    """还没有登记收到日期的文书。"""
    found = [event.service for event in events_of(application) if hasattr(event, "service")]
    return [service for service in found if service.received_on is None]


def reasons_against_receipt(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能登记收到日期的理由。"""
    reasons = reasons_against_hand(application, by=by, at=at)
    if not awaiting_receipt(application):
        reasons.append("没有等着登记收到日期的文书。")
    return reasons


@unclassified
@transaction.atomic
def receive(
    application: Application, *, service: int, received_on: date, proof: str, seen: int, by: Person, at: datetime
) -> Service:
    """登记收到日期：on which day the paper was received, and by what one knows it. Said once."""
    application = begun(application, seen=seen, by=by)
    refuse_if_any(reasons_against_receipt(application, by=by, at=at))
    found = {each.pk: each for each in awaiting_receipt(application)}.get(service)
    reasons = [] if found else ["没有这一份文书，或者已经登记过，请刷新页面再办。"]
    reasons += _against_receipt(received_on, sent=found.sent_on, today=day_of(at)) if found else []
    if not proof.strip():
        reasons.append("请写明凭什么知道收到的，例如“邮政回执，本人签收”。")
    refuse_if_any(reasons)
    assert found is not None
    found.received_on, found.received_by = received_on, proof.strip()
    found.save(update_fields=["received_on", "received_by"])
    settle(application, on=day_of(at))
    facts = {"on": received_on.isoformat()}
    record(application.unit.organ.code, by=by, verb="applications.receive", of=found, at=at, facts=facts)
    return found


def reasons_against_paper(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能存入卷内文件的理由。"""
    return reasons_against_hand(application, by=by, at=at)


@unclassified
def add_paper(
    application: Application,
    *,
    upload: File,
    title: str,
    event: int | None = None,
    seen: int,
    by: Person,
    at: datetime,
) -> CasePaper:
    """存入卷内文件：a scan, kept for those who handle the case alone. ``seen`` is not asked: a file changes no step."""
    reasons = reasons_against_paper(application, by=by, at=at)
    if not title.strip() or len(title.strip()) > MOST_TITLE:
        reasons.append(f"请写文件的名称，不超过 {MOST_TITLE} 个字，不写人的姓名。")
    of = application.events.filter(pk=event).first() if event else None
    if event and of is None:
        reasons.append("没有这一个环节，请刷新页面再办。")
    refuse_if_any(reasons)
    attachment = store(nameless(upload), unit=application.unit, by=by, at=at)
    with transaction.atomic():
        paper = CasePaper.rows.create(
            application=application, event=of, attachment=attachment, title=title.strip(), by=by, at=at
        )
        record(application.unit.organ.code, by=by, verb="applications.paper", of=paper, at=at)
    return paper


def nameless(upload: File) -> File:
    """不留原来的文件名：it is often somebody's name, and cannot be erased; one that bears a mark goes to the check."""
    if not bears_mark([upload.name or ""]):
        upload.name = f"卷内文件{PurePath(upload.name or '').suffix}"
    return upload
