"""文件和它的解读：whether one is owed, what there is of it, and how far it has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mingtang.documents.publication import KIND as DOCUMENT
from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.models import Manuscript
from mingtang.editorial.models import Document, Edition, Published
from mingtang.interpretation.models import Exemption, Explainer, ExplainerRule, told_of
from mingtang.law.editorial import EditionState
from mingtang.law.interpretation import ExemptionState, is_owed
from mingtang.organs.models import Unit

WITH = ("organ__organ", "manuscript__unit__organ", "document", "revision__edition", "revision__returned__reviewer")


def rule_of(organ: Unit) -> dict[str, Any]:
    """解读设置：as the organ set it, or what holds without."""
    return told_of(ExplainerRule.rows.filter(organ=organ).first())


def first_of(manuscript: Manuscript) -> Manuscript:
    """文件的第一稿：the manuscript that the document's subject names."""
    key = int(subject_of(manuscript).rpartition(":")[2])
    return manuscript if key == manuscript.pk else Manuscript.rows.select_related("unit__organ", "organ").get(pk=key)


def explainers_of(subject: str) -> list[Explainer]:
    """一份文件的解读，the first first, without those that were given up."""
    found = Explainer.rows.standing().filter(subject=subject).select_related(*WITH)
    return list(found.order_by("pk"))


def exemption_of(subject: str) -> Exemption | None:
    """免予解读：the one asked for last."""
    rows = Exemption.rows.filter(subject=subject).select_related("organ", "asked_by", "asked_for", "decided_by")
    return rows.order_by("-pk").first()


def document_of(subject: str) -> Document | None:
    """文件的公开件，once it was handed in."""
    return Document.rows.filter(kind=DOCUMENT, subject=subject).select_related("unit").first()


def live(document: Document | None) -> Published | None:
    """现在公开的一版。"""
    if document is None:
        return None
    return Published.public.standing().filter(document=document).select_related("document").first()


def open_edition(document: Document | None) -> Edition | None:
    """在办的一版。"""
    return Edition.rows.filter(document=document, state=EditionState.OPEN.value).first() if document else None


@dataclass(frozen=True)
class Duty:
    """一份文件解读的责任：whether an explainer is owed for this edition, and what there is."""

    owed: bool
    explainers: tuple[Explainer, ...]
    exemption: Exemption | None

    @property
    def exempt(self) -> bool:
        """是否经批准免予解读。"""
        return self.exemption is not None and self.exemption.stands is ExemptionState.APPROVED


def duty(subject: str, organ: Unit, *, type: str, change: Mapping[str, Any]) -> Duty:
    """解读的责任，of an edition with this type and this note on what it changes."""
    before = live(document_of(subject))
    told = before.content["metadata"].get("type", "") if before is not None else None
    owed = is_owed(type, added=rule_of(organ)["types"], before=told, size=str(change.get("size", "")))
    return Duty(owed, tuple(explainers_of(subject)), exemption_of(subject))


def is_live(explainer: Explainer) -> bool:
    """解读是否公开着。"""
    return live(explainer.document) is not None


def live_of(subjects: Iterable[str]) -> list[Published]:
    """这些文件公开着的解读。"""
    documents = Explainer.rows.standing().filter(subject__in=list(subjects)).values("document")
    return list(Published.public.standing().filter(document__in=documents).select_related("document").order_by("pk"))
