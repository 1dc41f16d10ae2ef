"""文件库的查询：all that an organ has made, or what of it was in force on a day, with what was entered only later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingtang.editorial.models import Published
from mingtang.law.days import chinese_day
from mingtang.law.metadata import Validity
from mingtang.law.validity import ENDS, IN_FORCE, Turn
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.validity.models import Life, LifeQuerySet, LifeTurn
from mingtang.validity.queries.lives import of_organ


@dataclass(frozen=True)
class Kept:
    """文件库的一行：its label of the day asked for, and the edition that stood on it."""

    life: Life
    stands: Validity
    edition: int
    url: str
    late: LifeTurn | None = None
    """An end that holds for the day and was entered only after it: what people could read then."""

    @property
    def remark(self) -> str:
        """后来才登记的，in words."""
        if self.late is None:
            return ""
        return f"{chinese_day(day_of(self.late.made_at))}登记{Turn(self.late.turn).label}，那天页面上还是有效"

    @property
    def facts(self) -> tuple[object, ...]:
        """What a page shows of it."""
        listing, life = self.life.document.listing, self.life
        told = (listing.title, listing.number, listing.validity, listing.made_on, listing.type)
        return (
            *told,
            life.register_number,
            life.in_force_on,
            life.until_on,
            self.stands,
            self.edition,
            self.url,
            self.remark,
        )


@dataclass(frozen=True)
class KeptOn:
    """文件库在某一天：the lives, and how they are told once a page of them is taken."""

    lives: LifeQuerySet
    on: date

    def told(self, lives: Iterable[Life]) -> list[Kept]:
        """每一行；the editions of all in one query."""
        lives = list(lives)
        numbers: dict[int, list[tuple[int, date]]] = {}
        rows = Published.public.filter(document__in=[life.document_id for life in lives]).order_by("number")
        for document, number, at in rows.values_list("document", "number", "at"):
            numbers.setdefault(document, []).append((number, day_of(at)))
        ends = {turn.life_id: turn for turn in _ends(self.on).filter(life__in=lives, made_at__date__gt=self.on)}
        return [self._kept(one, numbers.get(one.document_id, []), ends.get(one.pk)) for one in lives]

    def _kept(self, life: Life, editions: list[tuple[int, date]], late: LifeTurn | None) -> Kept:
        """The last edition out by the day; the first, for a day before it was put online."""
        listing = life.document.listing
        before = [number for number, day in editions if day <= self.on]
        number = before[-1] if before else (editions[0][0] if editions else 1)
        is_newest = not editions or number == editions[-1][0]
        url = listing.url if is_newest or listing.elsewhere else f"{listing.address}v/{number}/"
        was_read = bool(before) and life.on(self.on) not in IN_FORCE
        return Kept(life, life.on(self.on), number, url, late if was_read else None)


def kept_on(organ: Unit, *, on: date, today: date, only_in_force: bool) -> KeptOn:
    """文件库：all that the public sees today, or what of it was in force on a day, or was read so on that day."""
    rows = of_organ(organ).public(on=today).standing(on=on)
    holds = Q(stands__in=[one.value for one in IN_FORCE])
    return KeptOn(rows.filter(holds | _read_as_holding(on)) if only_in_force else rows, on)


def _ends(on: date) -> QuerySet[LifeTurn]:
    return LifeTurn.rows.filter(turn__in=[one.value for one in ENDS], on__lte=on, lifted_at=None)


def _read_as_holding(on: date) -> Q:
    """What was public on the day and whose every end by then was entered only later."""
    of_life = _ends(on).filter(life=OuterRef("pk"))
    public = Published.public.filter(document=OuterRef("document"), at__date__lte=on)
    said = Q(said__in=[Validity.VALID.value, Validity.CHANGED.value])
    begun, lasts = Q(in_force_on=None) | Q(in_force_on__lte=on), Q(until_on=None) | Q(until_on__gte=on)
    late = Exists(of_life.filter(made_at__date__gt=on)) & ~Exists(of_life.filter(made_at__date__lte=on))
    return Q(Exists(public) & late) & said & begun & lasts
