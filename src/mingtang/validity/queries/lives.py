"""效力的查询：what was in force on a day, what runs out, what hangs together with what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, Subquery

from mingtang.editorial.models import Document
from mingtang.law.days import add_months
from mingtang.law.validity import SOON_MONTHS, Outcome, Tie
from mingtang.listings.models import Listing
from mingtang.organs.models import Unit
from mingtang.validity.models import Assessment, Life, LifeQuerySet, Relation

POLICY_TYPES = ("normative", "policy", "plan")
"""规范性文件和政策文件库里的种类。"""


def of_organ(organ: Unit, *, types: Iterable[str] = POLICY_TYPES) -> LifeQuerySet:
    """机关的文件：of these kinds that stand in its lists, the newest made first."""
    rows = Life.rows.filter(document__unit__organ=organ, document__listing__type__in=list(types))
    rows = rows.select_related("document__listing__unit", "document__unit__organ")
    return rows.order_by(F("document__listing__made_on").desc(nulls_last=True), "-pk")


def in_force_on(organ: Unit, *, on: date) -> LifeQuerySet:
    """某一天有效的文件，of an organ, each with its label of that day under ``stands``."""
    return of_organ(organ).in_force(on=on)


def running_out(organ: Unit | None, *, on: date) -> LifeQuerySet:
    """即将到期的：in force, with no more than six months to go, of one organ or of all; the nearest first."""
    rows = of_organ(organ) if organ else Life.rows.filter(document__listing__type__in=POLICY_TYPES)
    # 从日期加六个月筛出候选，逐条再按法的规则问一遍：月末的六个月前两边不同。
    latest = add_months(on, SOON_MONTHS) + timedelta(days=3)
    return rows.in_force(on=on).filter(until_on__lte=latest).order_by("until_on", "pk")


def not_settled(rows: LifeQuerySet) -> LifeQuerySet:
    """还没有办完的：not assessed before this last day, or ``assessed`` to be continued and not published anew."""
    made = Assessment.rows.filter(life=OuterRef("pk"), of_until_on=OuterRef("until_on")).order_by("-pk")
    rows = rows.annotate(assessed=Subquery(made.values("outcome")[:1]))
    return rows.filter(Q(assessed=None) | Q(assessed=Outcome.CONTINUE.value))


def waiting(life: Life) -> Assessment | None:
    """已评估、等重新公布的：the newest assessment before this very last day, where it says to go on."""
    newest = life.assessments.filter(of_until_on=life.until_on).order_by("-pk").first()
    return newest if newest is not None and newest.outcome == Outcome.CONTINUE.value else None


@dataclass(frozen=True)
class Tied:
    """有关系的一份：the word of the relation, the listing here or the title and number of another."""

    word: str
    tie: Tie
    listing: Listing | None
    title: str
    number: str
    relation: Relation

    @property
    def facts(self) -> tuple[object, ...]:
        """What a page shows of it."""
        here = self.listing
        return (self.word, self.title, self.number, here and (here.title, here.url, here.number, here.validity))


def ties_of(document: Document, *, on: date, public: bool = True) -> list[Tied]:
    """文件关系，both ways; of those in the library what the public sees, unless a desk asks."""
    rows = Relation.rows.filter(Q(document=document) | Q(other=document), dropped_at=None)
    rows = rows.select_related("document__listing", "other__listing").order_by("pk")
    shown = set(Listing.rows.shown(on=on).filter(document__in=_ends(rows)).values_list("document", flat=True))
    return [tied for row in rows if (tied := _tied(row, document, shown, is_public=public)) is not None]


def _ends(rows: Iterable[Relation]) -> set[int]:
    return {pk for row in rows for pk in (row.document_id, row.other_id) if pk}


def _tied(row: Relation, document: Document, shown: set[int], *, is_public: bool) -> Tied | None:
    tie = Tie(row.tie)
    is_own = row.document_id == document.pk
    far = row.other if is_own else row.document
    word = tie.label if is_own else tie.back
    if far is None:
        return Tied(word, tie, None, row.title, row.number, row)
    if far.pk not in shown:
        return None if is_public else Tied(word, tie, None, str(far), "", row)
    return Tied(word, tie, far.listing, far.listing.title, far.listing.number, row)


def life_of(document: Document) -> Life | None:
    """一份文件的效力；``None`` for what says nothing of its validity."""
    return Life.rows.filter(document=document).first()
