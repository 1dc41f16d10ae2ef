"""工作台上的解读：what a viewer sees of explainers and exemptions."""

from datetime import datetime

from mingtang.drafting.models import Manuscript
from mingtang.interpretation.models import Block, Exemption, Explainer, ExplainerQuerySet
from mingtang.interpretation.queries.explained import WITH, document_of, live
from mingtang.law.interpretation import ExemptionState
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit
from mingtang.organs.sight import Viewer, scope_of


def explainers(viewer: Viewer, *, at: datetime) -> ExplainerQuerySet:
    """解读：those in sight that nobody gave up, the ones saved last first."""
    seen = Explainer.seen_by(viewer, at=at).standing().select_related(*WITH)
    return seen.order_by("-saved_at", "-pk")


def explainer(pk: int, viewer: Viewer, *, at: datetime) -> Explainer | None:
    """One in sight, given up or not."""
    return Explainer.seen_by(viewer, at=at).select_related(*WITH).filter(pk=pk).first()


def block(pk: int, explainer: Explainer) -> Block | None:
    """One of its blocks."""
    return explainer.blocks.select_related("picture", "explainer__organ__organ").filter(pk=pk).first()


def manuscript(pk: int, viewer: Viewer, *, at: datetime) -> Manuscript | None:
    """One of the organs seen whole, so that what is public already can be explained by whoever drafts there."""
    own = Manuscript.seen_by(viewer, at=at).filter(pk=pk)
    whole = Manuscript.rows.filter(scope_of(viewer, at=at).whole_organs("organ__"), pk=pk, revision__isnull=False)
    found = own.first() or whole.first()
    return Manuscript.rows.select_related("unit__organ", "organ", "document").get(pk=found.pk) if found else None


def exemption(pk: int, viewer: Viewer, *, at: datetime) -> Exemption | None:
    """One in sight."""
    people = ("asked_by", "asked_for", "decided_by", "decided_for")
    return Exemption.seen_by(viewer, at=at).select_related("organ", "manuscript", *people).filter(pk=pk).first()


def exemptions_waiting(viewer: Viewer, *, at: datetime) -> list[Exemption]:
    """等批准的免予解读，the oldest first."""
    waiting = Exemption.seen_by(viewer, at=at).filter(state=ExemptionState.ASKED.value)
    return list(waiting.select_related("manuscript", "asked_by", "asked_for").order_by("pk"))


def organs_of(viewer: Viewer, *, at: datetime) -> list[Unit]:
    """看得到全部的机关。"""
    seen = Unit.rows.filter(scope_of(viewer, at=at).whole_organs(), kind=UnitKind.ADMINISTRATIVE_ORGAN.value)
    return list(seen.select_related("organ").order_by("path"))


def is_behind(explainer: Explainer) -> int:
    """文件后来公开到第几版，where the explainer is of one before; else 0."""
    standing, shown = live(document_of(explainer.subject)), live(explainer.document)
    if standing is None or shown is None:
        return 0
    return standing.number if standing.number > shown.content["explained"]["edition"] else 0
