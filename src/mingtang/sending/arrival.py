"""答复到了没有：on which day the applicant learned of the answer, from which the term for a review runs."""

from datetime import date

from mingtang.applications.clock import events_of, received_on
from mingtang.applications.models import Application, Event
from mingtang.law.casefiles import reasons_against_unknown_receipt
from mingtang.law.days import chinese_day
from mingtang.law.foi import FoiAct

ANSWERS = (FoiAct.DELIVER, FoiAct.ANSWER_AT_ONCE, FoiAct.LAPSE_CORRECTION, FoiAct.LAPSE_FEE)


def answer_of(application: Application) -> Event | None:
    """答复的那一步：the last one; ``None`` where there was none, as when the applicant withdrew."""
    return next((event for event in reversed(events_of(application)) if FoiAct(event.act) in ANSWERS), None)


def answered_on(application: Application) -> date | None:
    """申请人收到答复的日期；``None`` where there was no answer, or nobody knows the day."""
    answer = answer_of(application)
    if answer is None or answer.act == FoiAct.ANSWER_AT_ONCE.value:
        return answer.on if answer else None
    return received_on(answer)


def reasons_against_unknown(application: Application, *, on: date) -> tuple[str, ...]:
    """收到的日期还不知道的理由：empty where it is known, or where nothing had to be received."""
    answer = answer_of(application)
    if answer is None or answered_on(application) is not None:
        return ()
    service = getattr(answer, "service", None)
    return reasons_against_unknown_receipt(service.sent_on if service else None, on=on)


def missing_proof(application: Application) -> list[str]:
    """没有凭证的：an answer that was delivered, and nothing in the file shows that it was."""
    answer = answer_of(application)
    service = getattr(answer, "service", None)
    if answer is None or service is None or service.received_by or service.mark:
        return []
    if answer.papers.filter(erased_at=None).exists():
        return []
    return [f"{chinese_day(service.sent_on)}{service.get_way_display()}的文书没有送达凭证，也没有写明怎样签收。"]
