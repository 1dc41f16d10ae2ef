"""经手：a person's part in one key work, asked once for a page or an act. Reads posts, never rows of this room."""

from dataclasses import dataclass
from datetime import datetime

from mingtang.dossiers.models import Dossier
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def is_clerk(person: Person, organ: Unit, *, at: datetime) -> bool:
    """Whether the key works of the organ are in the person's hands: 政务公开专员."""
    return person.holds(PostKind.DISCLOSURE_CLERK, at_unit=organ, on=day_of(at))


def works_in(person: Person, organ: Unit, *, at: datetime) -> bool:
    """Whether the person holds any post in the organ on the day."""
    return person.is_active and any(post.unit.organ_id == organ.pk for post in person.posts_on(day_of(at)))


@dataclass(frozen=True)
class Part:
    """经手：what the person is to the key work."""

    person: Person
    dossier: Dossier
    at: datetime

    @property
    def manages(self) -> bool:
        """Whether the person sets it up and ends it: 政务公开专员."""
        return is_clerk(self.person, self.dossier.unit, at=self.at)

    @property
    def keeps(self) -> bool:
        """Whether the person keeps it up to date: its keeper, as long as in office, or the clerk."""
        is_keeper = self.dossier.keeper_id == self.person.pk and works_in(self.person, self.dossier.unit, at=self.at)
        return is_keeper or self.manages

    @property
    def reports(self) -> bool:
        """Whether the person may report progress: whoever keeps it, and officers of the units that carry it."""
        kind = PostKind.OFFICE_OFFICER.value
        held = [post.unit for post in self.person.posts_on(day_of(self.at)) if post.kind == kind]
        carrying = [self.dossier.lead, *self.dossier.partners.all()]
        return self.keeps or any(
            mine == unit or (mine.contains(unit) and not mine.is_organ) for mine in held for unit in carrying
        )
