"""政策解读的理由：why an act is refused, told before the button is pressed."""

from datetime import datetime

from mingtang.exemptions.reasons import against_planning
from mingtang.interpretation.models import Explainer
from mingtang.law.manuscripts import ManuscriptState
from mingtang.organs.models import Person

CLOSED = {
    ManuscriptState.HANDED_IN: "解读已送审，不能改动。要改，请先撤回送审，或者等审核人退回。",
    ManuscriptState.DISCARDED: "解读已放弃，不能改动。",
}
"""不能改动的理由；what is public may be changed, and is handed in as a new edition."""


def against_changing(explainer: Explainer, *, by: Person, at: datetime) -> list[str]:
    """不能改动解读的理由。"""
    found = against_planning(explainer.manuscript, by=by, at=at)
    closed = CLOSED.get(explainer.stands)
    return found + ([closed] if closed else [])
