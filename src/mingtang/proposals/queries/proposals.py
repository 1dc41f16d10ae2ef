"""转主动公开建议的查询：the list, one of them, what it rests on, and what the next applicant is shown."""

from datetime import datetime

from django.db.models import Count, F

from mingtang.index.queries import titles_at
from mingtang.language.likeness import ALIKE, likeness
from mingtang.law.demand import ProposalState
from mingtang.organs.models import Unit
from mingtang.organs.sight import Viewer
from mingtang.proposals.models import Asking, ProposalQuerySet, PublishProposal

_PEOPLE = ("decided_by", "decided_for", "confirmed_by", "answered_by")


def proposals(unit: Unit, *, state: str = "") -> ProposalQuerySet:
    """建议，with how many applications each rests on; those with a day first, then the newest."""
    rows = PublishProposal.rows.filter(unit=unit).select_related("unit").annotate(cases=Count("askings"))
    if state == "waiting":
        rows = rows.waiting()
    elif state:
        rows = rows.filter(state=state)
    return rows.order_by(F("publish_by").asc(nulls_last=True), "-found_at", "-id")


def proposal(pk: int, viewer: Viewer, *, at: datetime) -> PublishProposal | None:
    """One proposal in sight, with what its page shows."""
    found = PublishProposal.seen_by(viewer, at=at).filter(pk=pk)
    return found.select_related("unit__organ", "suggestion__unit", "version__unit", "manuscript", *_PEOPLE).first()


def askings_of(proposal: PublishProposal) -> list[Asking]:
    """依据的申请，the newest first."""
    rows = proposal.askings.select_related("application__unit")
    return list(rows.order_by("-application__year", "-application__serial"))


def persons_of(proposal: PublishProposal) -> int:
    """几个不同的申请人。"""
    keys = proposal.askings.exclude(application__particulars__person_key="")
    return keys.values("application__particulars__person_key").distinct().count()


def to_publish(unit: Unit) -> list[PublishProposal]:
    """定了要公开、还没有公开的，by their days."""
    rows = PublishProposal.rows.filter(unit=unit, state=ProposalState.CONFIRMED.value)
    return list(rows.order_by("publish_by", "pk"))


def organs_with_any() -> list[int]:
    """有要公开的机关。"""
    rows = PublishProposal.rows.filter(state=ProposalState.CONFIRMED.value).order_by()
    return sorted(set(rows.values_list("unit", flat=True)))


def offered(unit: Unit, words: str) -> list[tuple[str, str]]:
    """已经转为主动公开的：titles and addresses of what fits the words and is public now, the most alike first."""
    rows = PublishProposal.rows.filter(unit=unit, state=ProposalState.PUBLISHED.value)
    told = list(rows.order_by("-published_on", "-pk").values_list("address", "name", "title"))
    titles = titles_at({address for address, _, _ in told}, organ=unit.code) if told else {}
    scored = {
        address: max(likeness(text, words) for text in (name, title, titles[address]))
        for address, name, title in reversed(told)
        if address in titles
    }
    fit = sorted((address for address, score in scored.items() if score >= ALIKE), key=lambda one: -scored[one])
    return [(titles[address], address) for address in fit]
