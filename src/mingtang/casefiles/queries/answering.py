"""答复到了没有：on which day the applicant learned of the answer, from which the term for a review runs."""

from datetime import date

from mingtang.applications.clock import events_of, received_on
from mingtang.applications.models import Application, Event
from mingtang.law.foi import FoiAct

ANSWERS = (FoiAct.DELIVER, FoiAct.ANSWER_AT_ONCE, FoiAct.LAPSE_CORRECTION, FoiAct.LAPSE_FEE)


def answer_of(application: Application) -> Event | None:
    """答复的那一步：the last one; ``None`` where there was none, as when the applicant withdrew."""
    return next((event for event in reversed(events_of(application)) if FoiAct(event.act) in ANSWERS), None)


def answered_on(application: Application) -> date | None:
    """申请人知道答复的日期：the day of receipt, or that of the act while the receipt is not known."""
    answer = answer_of(application)
    return (received_on(answer) or answer.on) if answer else None
