"""被复议、起诉的申请：what the case says about its answer, to hold what was brought against it."""

from mingtang.applications.models import Application
from mingtang.law.foi import ApplicationState
from mingtang.law.outcomes import RecourseKind, outcome
from mingtang.law.proceeding_facts import Disputed
from mingtang.law.proceedings import Course, ProceedingState
from mingtang.recourse.models import Proceeding

_ENDED = (ApplicationState.ANSWERED, ApplicationState.CLOSED, ApplicationState.ARCHIVED)


def disputed(application: Application) -> Disputed:
    """The answer that stands, and whether a review of the case was decided before."""
    reviews = Proceeding.rows.filter(application=application, course=Course.REVIEW.value)
    code = application.outcome
    return Disputed(
        answered=application.ended_on if application.stands in _ENDED else None,
        due=application.due_on,
        review_first=bool(code) and outcome(code).recourse is RecourseKind.REVIEW_FIRST,
        reviewed=reviews.filter(state=ProceedingState.CLOSED.value).exists(),
    )
