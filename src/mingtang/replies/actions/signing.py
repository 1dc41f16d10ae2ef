"""签发：the number, the letter that goes out and the step of the case, in one transaction."""

from datetime import date, datetime

from django.db import transaction

from mingtang.applications.actions.steps import locked, reasons_against_step, take
from mingtang.applications.models import Application
from mingtang.audit.actions import record
from mingtang.caseletters.actions.letters import freeze
from mingtang.caseletters.models import LetterRule
from mingtang.caseletters.queries.forms import NO_RULE, reply_number, rule_needed, rule_of
from mingtang.caseletters.setting import letter_of
from mingtang.comments.ports import reasons_against_words
from mingtang.law.foi import FoiAct
from mingtang.law.replies import ReplyState, move, reasons_against_move
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.replies.actions.drafting import in_hand
from mingtang.replies.models import Look, Reply, ReplyCounter, digest_of
from mingtang.replies.queries.record import personal_in
from mingtang.replies.queries.replies import Told, may_sign, reasons_of_text


@transaction.atomic
def sign(application: Application, *, seen: str, steps: int, by: Person, at: datetime) -> Reply:
    """签发答复：what was looked at, word for word, numbered and made final. Law: 政府信息公开条例 第三十六条."""
    application = locked(application)
    told = in_hand(application, seen, at=at)
    refuse_if_any(reasons_against_signing(told, application, by=by, at=at))
    rule, on, reply = rule_needed(application.unit), day_of(at), told.reply
    reply.year, reply.serial = on.year, _next_serial(application.unit, on=on)
    reply.number = reply_number(rule, on=on, serial=reply.serial)
    facts = {"ground": told.ground.id, "outcome": told.ground.outcome.code, "number": reply.number}
    event = take(application, FoiAct.SIGN, on=on, seen=steps, by=by, at=at, facts=facts)
    letter = letter_of(
        told.kind,
        told.text,
        organ=application.unit.name,
        addressee=application.particulars.name,
        number=reply.number,
        on=on,
        contact=rule.contact,
        attachments=[file.title for file in told.given],
    )
    reply.letter = freeze(application, told.kind, letter, event=event, by=by, at=at)
    reply.signed_by, reply.signed_for, reply.signed_on, reply.signed_at = by, by.stands_for, on, at
    reply.state = move(reply.stands, ReplyState.SIGNED, act="签发").value
    reply.save()
    signed = {"digest": reply.digest, "number": reply.number}
    record(application.unit.organ.code, by=by, verb="replies.sign", of=reply, at=at, facts=signed)
    return reply


def reasons_against_signing(told: Told, application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能签发的理由，all at once: by post, by hand, by the look, by the text, by the case."""
    on, rule = day_of(at), rule_of(application.unit)
    reasons = _reasons_against_signer(rule, application, by=by, on=on)
    if told.hands & by.hands:
        reasons.append("您拟写过这件答复意见，不能签发，请另一个人签发。")
    if told.looked & by.hands:
        reasons.append("您审核过这件答复意见，不能签发，请另一个人签发。")
    reasons += reasons_against_move(told.reply.stands, ReplyState.SIGNED, act="签发")
    if told.reply.stands is ReplyState.LOOKED and not _was_looked_at(told):
        reasons.append("送审以后的内容和审核过的不一样，请退回重新审核。")
    if told.passed and not told.passed.reason and personal_in(application, text=told.text, given=told.given):
        reasons.append("里面有个人信息，审核的人没有确认可以给，请退回重新审核。")
    reasons += reasons_of_text(told, application, rule, on=on) if rule else []
    reasons += reasons_against_words(application.unit, told.text, at=at)
    return [*reasons, *reasons_against_step(application, FoiAct.SIGN, on=on, at=at)]


def _reasons_against_signer(rule: LetterRule | None, application: Application, *, by: Person, on: date) -> list[str]:
    if rule is None:
        return [NO_RULE]
    if may_sign(by, application, on=on):
        return []
    return [f"{application.unit.name}的答复由{rule.signs.label}签发。"]


def _was_looked_at(told: Told) -> bool:
    """The digest of what would go out is the one that the last look passed."""
    digest = digest_of(told.reply, answers=told.answers, text=told.text, given=told.given)
    return bool(told.looks) and told.looks[-1].verdict == Look.PASSED and told.looks[-1].digest == digest


def _next_serial(unit: Unit, *, on: date) -> int:
    """The next number of the year, under a lock: none is skipped, none given twice."""
    ReplyCounter.rows.get_or_create(unit=unit, year=on.year)
    counter = ReplyCounter.rows.select_for_update().get(unit=unit, year=on.year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
