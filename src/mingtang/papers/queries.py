"""纸质签名的查询：who may have signed on paper, and what was recorded."""

from datetime import datetime

from mingtang.editorial.models import Revision
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.outbox.queries.recipients import posts_on
from mingtang.papers.models import PaperSignature


def leaders(unit: Unit, *, at: datetime) -> list[Person]:
    """在任的分管领导，whose hand may stand on the slip."""
    posts = posts_on(day_of(at)).filter(unit=unit, kind=PostKind.LEADER.value)
    return list({post.person_id: post.person for post in posts}.values())


def recorded(revision: Revision) -> list[PaperSignature]:
    """登记过的，the newest first."""
    return list(revision.papers.select_related("signer", "recorded_by", "scan").order_by("-pk"))


def newest(revision: Revision, pk: int) -> PaperSignature | None:
    """The one with this key, if nothing newer was recorded since."""
    found = recorded(revision)
    return found[0] if found and found[0].pk == pk else None
