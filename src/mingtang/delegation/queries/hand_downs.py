"""下达的查询：the inbox, what was given, one hand-down, and where a task of a ledger was handed down from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Concat

from mingtang.delegation.models import HandDown, HandDownQuerySet, SendBack
from mingtang.law.delegation import HandDownState
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer, day_of, scope_of
from mingtang.workplan.models import Commitment
from mingtang.workplan.models.commitments import CommitmentQuerySet

GIVERS = frozenset({PostKind.DISCLOSURE_CLERK.value, PostKind.REVIEWER.value, PostKind.LEADER.value})
TABS: dict[str, tuple[str, tuple[HandDownState, ...]]] = {
    "waiting": ("待接收", (HandDownState.SENT,)),
    "accepted": ("已接收", (HandDownState.ACCEPTED,)),
    "returned": ("已退回", (HandDownState.RETURNED,)),
    "ended": ("撤回和收回的", (HandDownState.WITHDRAWN, HandDownState.RECALLED)),
}


def commitment_at(code: str, year: int, key: str, *, viewer: Viewer, at: datetime) -> Commitment | None:
    """The commitment at an address, if the viewer sees it."""
    seen = Commitment.seen_by(viewer, at=at).filter(plan__unit__code=code, plan__year=year, key=key)
    return seen.select_related("plan__unit__organ", "owner", "section__chapter").first()


def hand_down_at(pk: int, *, viewer: Viewer, at: datetime) -> HandDown | None:
    """One hand-down with all that its page says, if the viewer sees it."""
    return _told(HandDown.seen_by(viewer, at=at)).filter(pk=pk).first()


def received(viewer: Person, *, at: datetime) -> HandDownQuerySet:
    """收到的：what was handed to the units of one's posts and to what lies beneath a district or village of them."""
    mine = Q(pk__in=[])
    for post in viewer.posts_on(day_of(at)):
        mine |= Q(target=post.unit) if post.unit.is_organ else Q(target__path__startswith=post.unit.path)
    return _told(HandDown.seen_by(viewer, at=at)).filter(mine).order_by("-sent_at", "pk")


def given(viewer: Viewer, *, at: datetime) -> HandDownQuerySet:
    """下达的：what organs that one sees whole have handed down."""
    scope = scope_of(viewer, at=at)
    found = HandDown.seen_by(viewer, at=at).filter(scope.whole_organs("commitment__plan__unit__"))
    return _told(found).order_by("-sent_at", "target__path", "pk")


def gives_to_organs(person: Person, *, at: datetime) -> bool:
    """有没有下达给下级机关：whether the page of the organs beneath has anything to tell, to those who may read it."""
    posts = [post for post in person.posts_on(day_of(at)) if post.unit.is_organ and post.kind in GIVERS]
    handed = HandDown.rows.filter(target__kind=UnitKind.ADMINISTRATIVE_ORGAN.value)
    return handed.filter(commitment__plan__unit__in={post.unit_id for post in posts}).exists()


def to_answer(person: Person, *, at: datetime) -> HandDownQuerySet:
    """等此人接收的：what the units wait for, of which the person is clerk, or officer beneath the organ."""
    mine = Q(pk__in=[])
    for post in person.posts_on(day_of(at)):
        if post.unit.is_organ and post.kind == PostKind.DISCLOSURE_CLERK.value:
            mine |= Q(target=post.unit)
        elif not post.unit.is_organ and post.kind in {PostKind.DISCLOSURE_CLERK.value, PostKind.OFFICE_OFFICER.value}:
            mine |= Q(target__path__startswith=post.unit.path)
    return _told(HandDown.rows.in_state(HandDownState.SENT).filter(mine)).order_by("sent_at", "pk")


def sent_back_to(organs: Iterable[int]) -> HandDownQuerySet:
    """退回给这些机关的：what their clerks have to reword or take back."""
    rows = HandDown.rows.in_state(HandDownState.RETURNED).filter(commitment__plan__unit__in=organs)
    return _told(rows).order_by("sent_at", "pk")


def _told(rows: HandDownQuerySet) -> HandDownQuerySet:
    return rows.select_related(
        "commitment__plan__unit__organ", "target__organ", "target__parent", "listed__plan__unit"
    ).prefetch_related(Prefetch("send_backs", SendBack.rows.order_by("-at", "-id")))


@dataclass(frozen=True)
class From:
    """上级下达：by whom a task of the ledger was handed down, and which task of theirs it comes from."""

    hand_down: HandDown

    @property
    def words(self) -> str:
        """一句话。"""
        source = self.hand_down.commitment
        return f"{self.hand_down.giver.short_name}第 {source.key} 条"


def taken_from(commitment: Commitment) -> list[From]:
    """这项任务从哪里来：the hand-downs that it answers, or answered until they were recalled."""
    rows = HandDown.rows.in_state(HandDownState.ACCEPTED, HandDownState.RECALLED).filter(listed=commitment)
    return [From(row) for row in _told(rows).order_by("pk")]


def with_giver(rows: CommitmentQuerySet) -> CommitmentQuerySet:
    """Annotates with ``handed_from``, the words for the task it was handed down from; empty for one's own."""
    taken = HandDown.rows.in_state(HandDownState.ACCEPTED).filter(listed=OuterRef("pk")).order_by("pk")
    words = Concat(
        "commitment__plan__unit__short_name",
        Value("第 "),
        "commitment__key",
        Value(" 条"),
        output_field=CharField(),
    )
    return rows.annotate(handed_from=Subquery(taken.annotate(words=words).values("words")[:1]))
