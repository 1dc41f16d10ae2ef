"""有效性的来源（端口 listings.Standing）和跟随者（端口 editorial.Follower）."""

from collections.abc import Sequence
from datetime import date, datetime

from mingtang.editorial.models import Document, Published
from mingtang.law.metadata import Validity
from mingtang.organs.models import Person
from mingtang.validity.actions.assessing import follow_edition
from mingtang.validity.actions.lives import follow
from mingtang.validity.actions.relations import lift_effects, take_effect
from mingtang.validity.queries.lives import life_of


class Lives:
    """文件的效力：what holds on a day, and how it follows what is released and withdrawn."""

    def validity(self, document: Document, *, on: date) -> Validity | None:
        """What its label says; ``None`` for a document that says nothing of its validity."""
        life = life_of(document)
        return life.on(on) if life is not None else None

    def bound_to(self, document: Document) -> Sequence[Document]:
        """Nothing: every document has a life of its own."""
        return ()

    def released(self, published: Published, *, by: Person | None, at: datetime) -> None:
        """Its own life, and what it does with others, in the releasing transaction."""
        if follow(published, at=at) is not None:
            take_effect(published.document, at=at)
            follow_edition(published, at=at)

    def withdrawn(self, document: Document, *, at: datetime) -> None:
        """What it did with others counts no more."""
        lift_effects(document, at=at)
