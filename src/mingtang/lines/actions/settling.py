"""数字不同怎样办：a reason by one person, confirmed by a leader who is another; and why a text is not tied."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.crises.actions.crises import locked as locked_crisis
from mingtang.crises.models import Crisis
from mingtang.drafting.actions.handing import subject_of, text_to_vet
from mingtang.drafting.models import Manuscript
from mingtang.drafting.reasons import against_changing
from mingtang.law.rules import refuse_if_any
from mingtang.lines.actions.typed import refuse_classified
from mingtang.lines.checking import Check
from mingtang.lines.models import Aside, Settlement
from mingtang.lines.queries.lines import is_leader, reasons_against_writing, set_aside
from mingtang.organs.models import Person
from mingtang.vetting.places import Text

LONGEST = 200
NOT_THERE = "这一处已经不在了，可能有人刚改过文字或者口径，请刷新页面再看。"


def settle(text: Text, mark: str, *, reason: str, by: Person, at: datetime) -> Settlement:
    """写明理由：of one place where a text gives another figure. Not within a transaction."""
    reason = " ".join(reason.split())
    refuse_classified(text.organ, (reason,), by=by, at=at)
    with transaction.atomic():
        check = Check(text, at)
        found = next((quote for quote in check.quotes if quote.mark == mark and quote.differs), None)
        reasons = [NOT_THERE] if found is None or check.crisis is None else []
        reasons += reasons_against_writing(check.crisis, by=by, at=at) if check.crisis is not None else []
        reasons += ["这一处已经写明理由了。"] if found is not None and found.settlement is not None else []
        refuse_if_any(reasons + _against_reason(reason))
        locked_crisis(check.crisis)
        row = Settlement.rows.create(
            figure=found.figure,
            subject=text.subject,
            mark=mark,
            title=text.title[:200],
            place=found.where[:200],
            written=found.written[:60],
            reason=reason,
            by=by,
            stands_for=by.stands_for,
            at=at,
        )
        record(text.organ.organ.code, by=by, verb="lines.settle", of=row, at=at, facts={"mark": mark})
    return row


def settle_in(manuscript: Manuscript, mark: str, *, reason: str, by: Person, at: datetime) -> Settlement:
    """写明稿件一处的理由：whoever may write it."""
    refuse_if_any(against_changing(manuscript, by=by, at=at))
    return settle(text_to_vet(manuscript), mark, reason=reason, by=by, at=at)


@transaction.atomic
def confirm(settlement: Settlement, *, by: Person, at: datetime) -> Settlement:
    """确认：a leader stands for it that the text may give another figure."""
    rows = Settlement.rows.select_for_update(of=("self",), no_key=True)
    settlement = rows.select_related("figure__line__crisis__unit__organ").get(pk=settlement.pk)
    crisis = settlement.figure.line.crisis
    reasons = [] if settlement.confirmed_at is None else ["这一处已经确认过了。"]
    reasons += [] if is_leader(by, crisis, at=at) else ["数字不同的说明由分管领导确认。"]
    reasons += ["理由是您写的，请由另一位领导确认。"] if settlement.hands & by.hands else []
    refuse_if_any(reasons)
    settlement.confirmed_by, settlement.confirmed_for, settlement.confirmed_at = by, by.stands_for, at
    settlement.save(update_fields=["confirmed_by", "confirmed_for", "confirmed_at"])
    record(crisis.unit.organ.code, by=by, verb="lines.confirm", of=settlement, at=at)
    return settlement


def put_aside(manuscript: Manuscript, *, crisis: Crisis, reason: str, by: Person, at: datetime) -> Aside:
    """写明不关联：the text only seems to speak of the crisis. Not within a transaction."""
    reason = " ".join(reason.split())
    refuse_classified(manuscript.organ, (reason,), by=by, at=at)
    with transaction.atomic():
        crisis = locked_crisis(crisis)
        subject = subject_of(manuscript)
        reasons = against_changing(manuscript, by=by, at=at) + _against_reason(reason)
        reasons += ["已经写明不关联了。"] if crisis.pk in set_aside(subject) else []
        refuse_if_any(reasons)
        aside = Aside.rows.create(crisis=crisis, subject=subject, reason=reason, by=by, at=at)
        record(crisis.unit.organ.code, by=by, verb="lines.aside", of=aside, at=at)
    return aside


def _against_reason(reason: str) -> list[str]:
    found = [] if len(reason) >= 2 else ["请写明理由。"]
    return found + ([f"理由超过 {LONGEST} 个字，请缩短。"] if len(reason) > LONGEST else [])
