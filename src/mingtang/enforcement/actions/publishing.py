"""执法公示的送审：one, or many at once; each goes its own way through the editorial room.

Law: 政府信息公开条例 第十七条（公开前审查）；行政处罚法 第四十八条.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import reference
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Revision
from mingtang.enforcement.actions.notices import reasons_against_touching
from mingtang.enforcement.models import EnforcementNotice
from mingtang.enforcement.publication import KIND
from mingtang.enforcement.queries.notices import build, hold_notice, reasons_against_keeping, rule_for, text_to_vet
from mingtang.law.enforcement import reasons_against_until
from mingtang.law.openness import Openness
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.vetting.places import reasons_against_open


def reasons_against_submitting(notice: EnforcementNotice, *, by: Person, at: datetime) -> list[str]:
    """不能送审的理由：shown beside the button before it is pressed."""
    told = {"kind": KIND, "unit": notice.unit, "subject": reference(notice), "openness": Openness.PROACTIVE}
    found = editorial.reasons_against_submitting(**told, by=by, at=at)
    found += reasons_against_keeping(notice.unit, by=by, at=at)
    found += reasons_against_touching(notice)
    found += reasons_against_until(notice.cells, months=rule_for(notice.unit, notice.kind).months)
    body = build(notice)
    if body["metadata"]["shown_until_on"] < day_of(at).isoformat():
        found.append(f"公示截止期{body['until']}已经过了，不再公示。")
    return found + reasons_against_open(text_to_vet(notice), on=day_of(at))


@transaction.atomic
def submit(notice: EnforcementNotice, *, by: Person, at: datetime) -> Revision:
    """送审。"""
    notice = hold_notice(notice.pk)
    refuse_if_any(reasons_against_submitting(notice, by=by, at=at))
    return editorial.submit(
        kind=KIND,
        unit=notice.unit,
        subject=reference(notice),
        address=notice.address,
        title=str(notice),
        body=build(notice),
        openness=Openness.PROACTIVE,
        by=by,
        at=at,
    )


def submit_many(
    notices: Iterable[EnforcementNotice], *, by: Person, at: datetime
) -> tuple[list[Revision], list[tuple[EnforcementNotice, tuple[str, ...]]]]:
    """成批送审：those that may go, and those that may not with their reasons; one does not hold up another."""
    handed_in, refused = [], []
    for notice in notices:
        try:
            handed_in.append(submit(notice, by=by, at=at))
        except RuleBroken as broken:
            refused.append((notice, broken.reasons))
    return handed_in, refused
