"""清理结果的送审：the lists as they were signed, on their way to the public."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import reference
from mingtang.cleanuplists.publication import KIND
from mingtang.cleanuplists.queries.lists import build, reasons_against_listing, title_of
from mingtang.cleanups.actions.campaigns import locked
from mingtang.cleanups.models import Cleanup
from mingtang.cleanups.queries.who import reasons_against_keeping
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Revision
from mingtang.law.cleanups import CleanupState
from mingtang.law.openness import Openness
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person


def reasons_against_publication(cleanup: Cleanup, *, by: Person, at: datetime) -> list[str]:
    """不能送审公开的理由：shown beside the button before it is pressed."""
    reasons = reasons_against_keeping(cleanup.unit, by=by, at=at)
    if cleanup.stands is not CleanupState.SIGNED:
        return [*reasons, "领导签批以后才能公布。"]
    reasons += reasons_against_listing(cleanup, at=at)
    told = {"kind": KIND, "unit": cleanup.unit, "subject": reference(cleanup), "openness": Openness.PROACTIVE}
    return reasons + editorial.reasons_against_submitting(**told, by=by, at=at)


@transaction.atomic
def submit_for_publication(cleanup: Cleanup, *, by: Person, at: datetime) -> Revision:
    """送审公开：the lists as they were signed, for review, a leader's signature, and release by hand."""
    cleanup = locked(cleanup)
    refuse_if_any(reasons_against_publication(cleanup, by=by, at=at))
    return editorial.submit(
        kind=KIND, unit=cleanup.unit, subject=reference(cleanup), address=cleanup.address, title=title_of(cleanup),
        body=build(cleanup), openness=Openness.PROACTIVE, by=by, at=at,
    )  # fmt: skip
