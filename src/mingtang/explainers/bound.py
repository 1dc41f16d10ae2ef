"""解读跟着文件：it bears the label of what it explains, and does not outlast its safety withdrawal."""

from collections.abc import Iterable
from datetime import date

from mingtang.documents.publication import KIND as DOCUMENT
from mingtang.editorial.models import Document
from mingtang.exemptions.queries import document_of
from mingtang.interpretation.publication import KIND
from mingtang.interpretation.queries.explained import documents_explaining, subject_explained
from mingtang.law.metadata import Validity
from mingtang.listings.ports import validity_of

TOLD = (Validity.CHANGED, Validity.EXPIRED, Validity.REPEALED)
"""跟着说的：that the document holds, or will, is for its own page to say."""


class FollowsDocument:
    """跟着文件（端口 listings.Standing、withdrawals.Retelling）。"""

    def validity(self, document: Document, *, on: date) -> Validity | None:
        """That of the document explained, once it no longer holds as it was."""
        if document.kind != KIND:
            return None
        explained = document_of(subject_explained(document))
        told = validity_of(explained, on=on) if explained is not None else None
        return told if told in TOLD else None

    def bound_to(self, document: Document) -> Iterable[Document]:
        """Its explainers."""
        if document.kind != DOCUMENT:
            return ()
        return documents_explaining(document.subject)

    def retold(self, document: Document) -> Iterable[Document]:
        """Its explainers: the pages, the pictures and what is found of them say what it said."""
        return self.bound_to(document)
