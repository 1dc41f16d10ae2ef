"""公文的工作台查询：what is on its way, what must be published by when, what is not public, and whose turn it is."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, OuterRef, Subquery

from mingtang.holidays.queries import calendar
from mingtang.law.clocks import clock
from mingtang.law.drafting_sheets import SheetState
from mingtang.law.metadata import NO_NUMBER
from mingtang.law.openness import Openness
from mingtang.law.policies import PolicyState
from mingtang.law.policy_lengths import Lengths, filing_due
from mingtang.law.rules import RuleBroken
from mingtang.law.units import PostKind
from mingtang.law.workdays import Calendar, Reckoned
from mingtang.listings.models import Listing
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.policies.models import OpennessDecision, Policy, PolicyQuerySet, PolicyTie, WithheldReview
from mingtang.policies.queries.rules import lengths_of
from mingtang.validity.queries.lives import POLICY_TYPES

CLOCK = "proactive-publication"
MOST_OFFERED = 500
NOT_PUBLIC = ("on_application", "withheld")
FILTERS: dict[str, str] = {
    "": "在办的",
    "to-publish": "等公开的",
    "not-public": "不公开的",
    "published": "已公布的",
    "all": "全部",
}
_ENDED = (PolicyState.PUBLISHED.value, PolicyState.DROPPED.value)


@dataclass(frozen=True)
class Row:
    """一份公文，with the day by which it must be public, be filed or be looked at again; ``left`` in civil days."""

    policy: Policy
    due: Reckoned | None
    what: str
    left: int | None

    @property
    def tone(self) -> str:
        """还有几天，as a tone."""
        if self.left is None:
            return "none"
        return "bad" if self.left < 0 else "warn" if self.left <= 5 else "going"

    @property
    def words(self) -> str:
        """还有几天，in words."""
        if self.left is None:
            return ""
        return f"超期 {-self.left} 天" if self.left < 0 else "今天到期" if not self.left else f"还有 {self.left} 天"


def policies_of(viewer: Viewer, *, state: str, on: date, at: datetime) -> list[Row]:
    """看得到的公文：what is due first stands first, then the newest."""
    rows = Policy.seen_by(viewer, at=at).select_related("organ", "unit", "drafter")
    return in_order(rows_of(_filtered(rows, state), on=on))


def _filtered(rows: PolicyQuerySet, state: str) -> PolicyQuerySet:
    if state == "to-publish":
        return to_publish(rows)
    if state == "not-public":
        return rows.filter(openness__in=NOT_PUBLIC)
    if state == "published":
        return rows.filter(state=PolicyState.PUBLISHED.value)
    if state == "all":
        return rows
    return rows.exclude(state__in=_ENDED).exclude(openness__in=NOT_PUBLIC)


def to_publish(rows: PolicyQuerySet) -> PolicyQuerySet:
    """等公开的：decided 主动公开, not public yet; historic ones have no clock."""
    return rows.filter(openness=Openness.PROACTIVE.value, published_on=None, is_historic=False).exclude(
        state=PolicyState.DROPPED.value
    )


def to_file(rows: PolicyQuerySet) -> PolicyQuerySet:
    """等备案的：published, of a kind that is filed, and not filed."""
    filed = rows.filter(steps__act="filing").values("pk")
    return rows.filter(kind="normative", published_on__isnull=False, is_historic=False).exclude(pk__in=filed)


def rows_of(policies: PolicyQuerySet, *, on: date) -> list[Row]:
    """每一份，with what it waits for; the same number of queries for the organ whatever their number."""
    policies = list(policies)
    unfiled = {one.pk for one in to_file(Policy.rows.filter(pk__in=[one.pk for one in policies]))}
    lengths = {one.organ_id: lengths_of(one.organ) for one in {one.organ_id: one for one in policies}.values()}
    days = calendar()
    return [_row(one, lengths[one.organ_id], days, on=on, is_unfiled=one.pk in unfiled) for one in policies]


def row_of(policy: Policy, *, on: date) -> Row:
    """一份公文，with what it waits for."""
    return rows_of(Policy.rows.select_related("organ", "unit").filter(pk=policy.pk), on=on)[0]


def _row(policy: Policy, lengths: Lengths, days: Calendar, *, on: date, is_unfiled: bool) -> Row:
    due, what = due_of(policy, days), "公开"
    if due is None and is_unfiled and policy.published_on:
        due, what = Reckoned(filing_due(policy.published_on, lengths), provisional=False), "备案"
    if due is None and policy.review_on:
        due, what = Reckoned(policy.review_on, provisional=False), "复查"
    return Row(policy, due, what if due else "", (due.day - on).days if due else None)


def due_of(policy: Policy, days: Calendar) -> Reckoned | None:
    """主动公开的最后一天：twenty working days after it was made. Law: 政府信息公开条例 第二十六条."""
    waits = policy.decided is Openness.PROACTIVE and policy.published_on is None and not policy.is_historic
    if not waits or policy.made_on is None or policy.stands is PolicyState.DROPPED:
        return None
    try:
        length = clock(CLOCK, policy.made_on).length
    except RuleBroken:  # made before there was such a duty, so there is no last day
        return None
    assert length is not None
    return days.add_working_days(policy.made_on, length)


def in_order(rows: list[Row]) -> list[Row]:
    """快到期的在前。"""
    return sorted(rows, key=lambda row: (row.due is None, row.due.day if row.due else date.max, -row.policy.pk))


def policy_at(pk: int, viewer: Viewer, *, at: datetime) -> Policy | None:
    """一份公文，in the viewer's sight."""
    rows = Policy.seen_by(viewer, at=at)
    return rows.select_related("organ", "unit__organ", "drafter", "checked_by", "manuscript").filter(pk=pk).first()


def offered(organ: Unit) -> list[tuple[int, str]]:
    """可以选的另一份：what the organ has in its library."""
    rows = Listing.rows.filter(unit__organ=organ, type__in=POLICY_TYPES, document__isnull=False)
    rows = rows.order_by("-public_on", "-pk")[:MOST_OFFERED]
    return [(row.document_id, f"{row.title}（{row.number or NO_NUMBER}）") for row in rows]


def ties_of(policy: Policy) -> list[tuple[PolicyTie, str, str]]:
    """要做的关系：the tie, the title and the number of the other."""
    found = []
    for tie in policy.ties.filter(dropped_at=None).select_related("other__listing"):
        listing = getattr(tie.other, "listing", None) if tie.other else None
        found.append((tie, listing.title if listing else tie.title, listing.number if listing else tie.number))
    return found


def waiting_for(person: Person, *, at: datetime) -> tuple[list[Policy], list[Row]]:
    """等这个人办的：sheets whose turn it is, and, for the clerk, what is to be published, filed or looked at again."""
    on = day_of(at)
    posts = person.posts_on(on)
    organs = {kind: {post.unit.organ_id for post in posts if post.kind == kind.value} for kind in PostKind}
    rows = Policy.rows.select_related("organ", "unit", "drafter").exclude(state=PolicyState.DROPPED.value)
    mine = rows.filter(drafter=person.in_whose_name.pk, sheet=SheetState.RETURNED.value)
    to_check = rows.filter(sheet=SheetState.CHECKING.value, organ__in=organs[PostKind.REVIEWER])
    to_sign = rows.filter(sheet=SheetState.CHECKED.value, organ__in=organs[PostKind.LEADER])
    hands = person.hands
    sheets = [*mine, *(one for one in (*to_check, *to_sign) if not hands & (one.hands | one.checking_hands))]
    kept = rows.filter(organ__in=organs[PostKind.DISCLOSURE_CLERK])
    return sheets, due_rows(kept, on=on, reviews=to_review(kept, on=on))


def to_decide_anew(person: Person, *, on: date) -> list[Policy]:
    """等重新认定的：the last review found that it may be public, and no decision has followed; for the leaders.

    Law: 政府信息公开条例 第十八条.
    """
    organs = {post.unit.organ_id for post in person.posts_on(on) if post.kind == PostKind.LEADER.value}
    review = WithheldReview.rows.filter(policy=OuterRef("pk")).order_by("-pk")
    decided = OpennessDecision.rows.filter(policy=OuterRef("pk")).order_by("-pk").values("at")[:1]
    rows = Policy.rows.filter(organ__in=organs, openness__in=NOT_PUBLIC).exclude(state=PolicyState.DROPPED.value)
    rows = rows.annotate(keeps=Subquery(review.values("keeps")[:1]), seen=Subquery(review.values("at")[:1]))
    found = rows.annotate(decided_at=Subquery(decided)).filter(keeps=False, seen__gt=F("decided_at"))
    return [one for one in found if not person.hands & (one.hands | one.checking_hands)]


def due_rows(rows: PolicyQuerySet, *, on: date, reviews: PolicyQuerySet) -> list[Row]:
    """有期限的：to be published, to be filed, and these reviews; the nearest first."""
    wanted = {one.pk for found in (to_publish(rows), to_file(rows), reviews) for one in found}
    found = rows_of(Policy.rows.select_related("organ", "unit").filter(pk__in=wanted), on=on)
    return in_order([row for row in found if row.due])


def to_review(rows: PolicyQuerySet, *, on: date) -> PolicyQuerySet:
    """该复查的：what is not public and whose day has come. Law: 政府信息公开条例 第十八条."""
    return rows.filter(openness__in=NOT_PUBLIC, review_on__lte=on)


def open_of(organ: Unit, *, on: date) -> list[Row]:
    """机关有期限的公文：to be published, filed, or looked at again."""
    rows = Policy.rows.filter(organ=organ)
    return due_rows(rows, on=on, reviews=rows.filter(openness__in=NOT_PUBLIC))


def organs_with_any() -> list[int]:
    """有公文的机关。"""
    return sorted(set(Policy.rows.order_by().values_list("organ", flat=True).distinct()))
