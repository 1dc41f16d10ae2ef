"""填写的内容：what a person fills in for a key work and for its progress, as one thing each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mingtang.files.models import Attachment
from mingtang.law.dossiers import USUAL_STALE_AFTER, Theme
from mingtang.organs.models import Person, Unit
from mingtang.workplan.models import Commitment


@dataclass(frozen=True)
class Facts:
    """一项重点工作的内容。"""

    title: str
    goal: str
    theme: Theme
    lead: Unit
    keeper: Person
    since_on: date
    until_on: date | None = None
    why: str = ""
    stale_after: int = USUAL_STALE_AFTER
    partners: Sequence[Unit] = ()
    commitments: Sequence[Commitment] = ()


@dataclass(frozen=True)
class Entry:
    """一条进展的内容。"""

    on: date
    text: str
    value: Decimal | None = None
    unit_of_value: str = ""
    attachment: Attachment | None = None
