"""合法性审核：another person's look at one shape of a reply; sent back with a reason, by whoever looks or signs."""

from datetime import datetime

from django.db import transaction

from mingtang.applications.actions.steps import locked
from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import is_reviewer
from mingtang.audit.actions import record
from mingtang.caseletters.actions.letters import refuse_marked
from mingtang.caseletters.queries.forms import rule_of
from mingtang.law.replies import ReplyState, move, reasons_against_move
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.replies.actions.drafting import in_hand
from mingtang.replies.models import Look, Reply
from mingtang.replies.queries.record import personal_in
from mingtang.replies.queries.replies import Told, may_sign, reasons_of_text

MOST = 500
CONFIRMED = "里面的个人信息逐处看过，可以给这位申请人"


@transaction.atomic
def look(application: Application, *, seen: str, confirms: bool = False, by: Person, at: datetime) -> Look:
    """审核通过。``confirms``: that numbers of persons in it may go to this applicant. Law: 条例 第四十五条."""
    application = locked(application)
    told = in_hand(application, seen, at=at)
    reasons = reasons_against_looking(told, application, by=by, at=at)
    persons = bool(personal_in(application, text=told.text, given=told.given))
    if persons and not confirms:
        reasons.append("里面有个人信息，请逐处看过，勾选“可以给这位申请人”再审核通过，或者退回修改。")
    refuse_if_any(reasons)
    made = _looked(told.reply, Look.PASSED, CONFIRMED if persons else "", by=by, at=at)
    told.reply.state = move(told.reply.stands, ReplyState.LOOKED, act="审核").value
    told.reply.save(update_fields=["state"])
    return made


def reasons_against_looking(told: Told, application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能审核的理由：who drafted does not look; the red lines hold on this day too."""
    reasons = []
    if not is_reviewer(by, application.unit, at=at):
        reasons.append(f"答复意见由{application.unit.name}的审核人做合法性审核。")
    if told.hands & by.hands:
        reasons.append("您拟写过这件答复意见，不能审核，请另一个人审核。")
    reasons += reasons_against_move(told.reply.stands, ReplyState.LOOKED, act="审核")
    return [*reasons, *reasons_of_text(told, application, rule_of(application.unit), on=day_of(at))]


def send_back(application: Application, *, reason: str, seen: str, by: Person, at: datetime) -> Look:
    """退回修改：with the reason, for whoever drafted."""
    reason = reason.replace("\r\n", "\n").strip()
    refuse_marked(application, reason, by=by, at=at)
    with transaction.atomic():
        application = locked(application)
        told = in_hand(application, seen, at=at)
        reasons = reasons_against_sending_back(told, application, by=by, at=at)
        if not reason:
            reasons.append("请写退回的理由，拟写的人照着改。")
        if len(reason) > MOST:
            reasons.append(f"退回的理由写了 {len(reason)} 个字，请写在 {MOST} 个字以内。")
        refuse_if_any(reasons)
        made = _looked(told.reply, Look.RETURNED, reason, by=by, at=at)
        told.reply.state = move(told.reply.stands, ReplyState.DRAFT, act="退回").value
        told.reply.save(update_fields=["state"])
        return made


def reasons_against_sending_back(told: Told, application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能退回的理由：the reviewer sends back what waits for the look, the signer what waits for the signature."""
    reasons = []
    if not (is_reviewer(by, application.unit, at=at) or may_sign(by, application, on=day_of(at))):
        reasons.append("答复意见由审核人或者签发人退回。")
    if told.hands & by.hands:
        reasons.append("您拟写过这件答复意见，要改的直接改，不用退回。")
    if told.reply.stands in {ReplyState.DRAFT, ReplyState.SIGNED}:
        reasons += reasons_against_move(told.reply.stands, ReplyState.LOOKED, act="退回")
    return reasons


def _looked(reply: Reply, verdict: str, reason: str, *, by: Person, at: datetime) -> Look:
    made = Look.rows.create(
        reply=reply, verdict=verdict, reason=reason, digest=reply.digest, by=by, stands_for=by.stands_for, at=at
    )
    told = {"digest": reply.digest}
    record(reply.application.unit.organ.code, by=by, verb=f"replies.{verdict}", of=made, at=at, facts=told)
    return made
