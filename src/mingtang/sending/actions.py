"""登记送出：of the letter that ends a case without a reply. From its receipt runs the term for a review.

Law: 政府信息公开条例 第三十条（视为放弃申请，不再处理）; 行政复议法 第二十条; 国办公开办函〔2016〕235号.
"""

from datetime import datetime

from django.db import transaction

from mingtang.applications.actions.steps import locked
from mingtang.applications.models import Event
from mingtang.audit.actions import record
from mingtang.caseletters.actions.letters import refuse_marked
from mingtang.caseletters.models import CaseLetter
from mingtang.caseletters.queries.letters import may_write
from mingtang.casework.actions.letters_out import Sent, sent_out
from mingtang.law.days import chinese_day
from mingtang.law.rules import refuse_if_any
from mingtang.law.service import ServiceWay
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


def reasons_against_sending(letter: CaseLetter, *, by: Person, at: datetime) -> list[str]:
    """不能登记送出的理由。"""
    application = letter.application
    reasons = []
    if not may_write(by, application, at=at):
        reasons.append(f"送出由{application.unit.name}的政务公开专员或者这件申请的承办人登记。")
    if not letter.letter_kind.ends or letter.event is None:
        reasons.append("只有终止办理的告知书在这里登记；别的文书在办那一步的时候登记，答复在“登记送达”里登记。")
    elif hasattr(letter.event, "service"):
        reasons.append("这一步的文书已经登记过送出。")
    return reasons


def send(letter: CaseLetter, sent: Sent, *, by: Person, at: datetime) -> Event:
    """登记送出：how it went out, and the day of receipt where that is known; later it is told as of any paper."""
    refuse_marked(letter.application, sent.mark, by=by, at=at)
    with transaction.atomic():
        locked(letter.application)
        letter = CaseLetter.rows.select_related("application__unit__organ", "event__application").get(pk=letter.pk)
        reasons = [*reasons_against_sending(letter, by=by, at=at), *sent.reasons_against(on=day_of(at))]
        if sent.on < letter.on or sent.on > day_of(at):
            reasons.append(f"发出的日期在成文日期（{chinese_day(letter.on)}）以后、今天以前，请核对。")
        if sent.way is ServiceWay.POST and not sent.mark.strip():
            reasons.append("邮寄的，请写邮件号，没有收到的时候凭它查。")
        refuse_if_any(reasons)
        assert letter.event is not None
        event = sent_out(letter.event, sent, by=by, at=at)
        facts = {"on": sent.on.isoformat(), "event": event.pk}
        record(letter.application.unit.organ.code, by=by, verb="sending.send", of=letter, at=at, facts=facts)
        return event
