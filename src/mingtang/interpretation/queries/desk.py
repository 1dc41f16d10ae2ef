"""工作台上的解读：what a viewer sees of explainers."""

from datetime import datetime

from mingtang.exemptions.queries import document_of, live
from mingtang.interpretation.models import Block, Explainer, ExplainerQuerySet
from mingtang.interpretation.queries.explained import WITH
from mingtang.organs.sight import Viewer


def explainers(viewer: Viewer, *, at: datetime) -> ExplainerQuerySet:
    """解读：those in sight that nobody gave up, the ones saved last first."""
    seen = Explainer.seen_by(viewer, at=at).standing().select_related(*WITH)
    return seen.order_by("-saved_at", "-pk")


def explainer(pk: int, viewer: Viewer, *, at: datetime) -> Explainer | None:
    """One in sight, given up or not."""
    return Explainer.seen_by(viewer, at=at).select_related(*WITH).filter(pk=pk).first()


def block(pk: int, explainer: Explainer) -> Block | None:
    """One of its blocks."""
    return explainer.blocks.select_related("picture", "recording", "explainer__organ__organ").filter(pk=pk).first()


def is_behind(explainer: Explainer) -> int:
    """文件后来公开到第几版，where the explainer is of one before; else 0."""
    standing, shown = live(document_of(explainer.subject)), live(explainer.document)
    if standing is None or shown is None:
        return 0
    return standing.number if standing.number > shown.content["explained"]["edition"] else 0
