"""岗位的查询：what a person may do with the commitments of a plan, asked once and used for every row."""

from dataclasses import dataclass
from datetime import date, datetime

from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit, UnitQuerySet
from mingtang.organs.sight import day_of
from mingtang.workplan.models import Commitment

JUDGES = (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER)


@dataclass(frozen=True)
class Hand:
    """经手：the reader's part in one organ's plans."""

    person: Person
    organ: Unit
    at: datetime

    @property
    def keeps(self) -> bool:
        """Whether the plan is in the reader's hands: 政务公开专员."""
        return self.person.holds(PostKind.DISCLOSURE_CLERK, at_unit=self.organ, on=day_of(self.at))

    @property
    def judges(self) -> bool:
        """Whether the reader may accept evidence that others hand in."""
        return any(self.person.holds(kind, at_unit=self.organ, on=day_of(self.at)) for kind in JUDGES)

    def works_on(self, row: Commitment) -> bool:
        """Whether the commitment is the reader's work: as an officer of a unit that owns or shares it.

        An officer's post on the organ itself does not make every office's work theirs; one at the unit does.
        """
        kind = PostKind.OFFICE_OFFICER.value
        held = [post.unit for post in self.person.posts_on(day_of(self.at)) if post.kind == kind]
        part = [unit for unit in (row.owner, *row.co_owners.all()) if unit]
        return any(mine == unit or (mine.contains(unit) and not mine.is_organ) for mine in held for unit in part)


def organs_kept_by(person: Person, *, at: datetime) -> UnitQuerySet:
    """The organs whose plans the person keeps, as 政务公开专员."""
    kind = PostKind.DISCLOSURE_CLERK.value
    organs = [post.unit_id for post in person.posts_on(day_of(at)) if post.kind == kind and post.unit.is_organ]
    return Unit.rows.filter(pk__in=organs).select_related("organ").order_by("path")


def organs_kept_or_worked_in(person: Person, *, at: datetime) -> UnitQuerySet:
    """The organs whose clerk the person is, or in which the person is an officer anywhere."""
    return Unit.rows.filter(pk__in=_kept_or_worked_in(person, at=at)).select_related("organ").order_by("path")


def keeps_or_works_in(person: Person, organ: Unit, *, at: datetime) -> bool:
    """Whether the organ is one of these."""
    return organ.pk in _kept_or_worked_in(person, at=at)


def _kept_or_worked_in(person: Person, *, at: datetime) -> set[int]:
    clerk, officer = PostKind.DISCLOSURE_CLERK.value, PostKind.OFFICE_OFFICER.value
    held = person.posts_on(day_of(at))
    keeping = [post for post in held if post.kind == officer or (post.kind == clerk and post.unit.is_organ)]
    return {post.unit.organ_id for post in keeping}


def units_for_work(organ: Unit, *, on: date) -> UnitQuerySet:
    """The units that may own or share a commitment of the organ."""
    return Unit.rows.of_organ(organ).open(on=on).order_by("position", "path")


def unit_by_code(code: str) -> Unit | None:
    """The unit with this code, for the command line."""
    return Unit.rows.filter(code=code).select_related("organ").first()


def person_by_username(username: str) -> Person | None:
    """The person in office with this account, for the command line."""
    return Person.rows.filter(username=username, is_active=True).first()
