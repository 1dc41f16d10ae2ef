"""文件和它的解读：whether one is owed, what there is of it, and how far it has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from mingtang.editorial.models import Document, Published
from mingtang.exemptions.models import Exemption
from mingtang.exemptions.queries import document_of, exemption_of, live, rule_of
from mingtang.files.models import Attachment
from mingtang.interpretation.models import Block, Explainer
from mingtang.law.interpretation import ExemptionState, is_owed
from mingtang.organs.models import Unit

WITH = (
    "organ__organ", "manuscript__unit__organ", "document__listing", "revision__edition",
    "revision__returned__reviewer",
)  # fmt: skip


def explainers_of(subject: str) -> list[Explainer]:
    """一份文件的解读，the first first, without those that were given up."""
    found = Explainer.rows.standing().filter(subject=subject).select_related(*WITH)
    return list(found.order_by("pk"))


def subject_explained(document: Document) -> str:
    """解读的是哪份文件，by what an explainer's own public identity is of."""
    return Explainer.rows.get(pk=int(document.subject.rpartition(":")[2])).subject


def shows(explainers: QuerySet[Explainer], file: Attachment) -> bool:
    """这些解读里有没有用到这张图片、这段录音录像。"""
    return Block.rows.filter(Q(picture=file) | Q(recording=file), explainer__in=explainers).exists()


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


def live_of(subjects: Iterable[str]) -> list[Published]:
    """这些文件公开着的解读。"""
    documents = Explainer.rows.standing().filter(subject__in=list(subjects)).values("document")
    return list(Published.public.standing().filter(document__in=documents).select_related("document").order_by("pk"))


def documents_explaining(subject: str) -> QuerySet[Document]:
    """一份文件的解读的公开件，public or not, those that were given up too."""
    of = Explainer.rows.filter(subject=subject, document__isnull=False).values("document")
    return Document.rows.filter(pk__in=of).select_related("unit__organ").order_by("pk")
