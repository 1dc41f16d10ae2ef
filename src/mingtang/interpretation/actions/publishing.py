"""解读的送审：what is written is frozen in the editorial room and passes the same three stages as its document."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import reference
from mingtang.editorial.actions import submitting as editorial
from mingtang.editorial.models import Revision
from mingtang.exemptions.queries import document_of, live, open_edition
from mingtang.interpretation import reasons
from mingtang.interpretation.actions.plans import locked
from mingtang.interpretation.body import body_of, text_to_vet
from mingtang.interpretation.models import Explainer
from mingtang.interpretation.publication import KIND
from mingtang.law.openness import Openness
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.vetting.places import reasons_against_open


def reasons_against_handing_in(explainer: Explainer, *, by: Person, at: datetime) -> list[str]:
    """不能送审的理由：all at once, beside the button."""
    found = reasons.against_changing(explainer, by=by, at=at)
    found += [] if explainer.blocks.exists() else ["还没有内容，请先加内容块。"]
    document = document_of(explainer.subject)
    if live(document) is None and open_edition(document) is None:
        found.append("文件还没有送审，请先送审文件，再送审解读，两件同一轮审签。")
    told = {"kind": KIND, "unit": explainer.organ, "subject": reference(explainer)}
    found += reasons_against_open(text_to_vet(explainer), on=day_of(at))
    return found + editorial.reasons_against_submitting(**told, openness=Openness.PROACTIVE, by=by, at=at)


@transaction.atomic
def hand_in(explainer: Explainer, *, by: Person, at: datetime) -> Revision:
    """送审解读。"""
    explainer = locked(explainer)
    refuse_if_any(reasons_against_handing_in(explainer, by=by, at=at))
    revision = editorial.submit(
        kind=KIND,
        unit=explainer.organ,
        subject=reference(explainer),
        address=explainer.address,
        title=explainer.title,
        body=body_of(explainer),
        openness=Openness.PROACTIVE,
        by=by,
        at=at,
    )
    explainer.document, explainer.revision = revision.edition.document, revision
    explainer.save(update_fields=["document", "revision"])
    return revision
