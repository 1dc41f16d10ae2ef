"""写下的：what is typed about a document, as one value, and the facts that the law looks at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .metadata import Facts


@dataclass(frozen=True)
class Written:
    """写稿页上的全部内容。"""

    facts: Facts = field(default_factory=Facts)
    html: str = ""
    places: tuple[tuple[str, str], ...] = ()
    """Item code and column slug; either may be empty."""
    size: str = ""
    note: str = ""
    outlet: str = "site"
    review_on: date | None = None
    alts: Mapping[str, str] = field(default_factory=dict)
    """图片说明：by the key of the piece, for those that were sent."""

    @property
    def texts(self) -> list[str]:
        """Everything that was typed besides the title and the text."""
        told = self.facts
        return [told.issuer, told.number, told.basis, self.note, *self.alts.values()]


def places_of(told: list[Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
    """位置，back from how they are kept."""
    return tuple((row.get("item", ""), row.get("column", "")) for row in told)


def places_told(places: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    """位置，as they are kept."""
    return [{"item": item, "column": column} for item, column in places]
