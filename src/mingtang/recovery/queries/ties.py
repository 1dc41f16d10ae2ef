"""谁给的：from whom somebody has had an account, a password or a post of late, as the trail tells."""

from datetime import datetime

from mingtang.audit.actions import actor_of, reference
from mingtang.audit.queries import actors_of
from mingtang.law.recoveries import TIED_FOR
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

_ACCOUNT = ("organs.person.add", "organs.person.password")
_APPOINT = ("organs.post.appoint",)
_DECIDE = (PostKind.ADMINISTRATOR.value, PostKind.LEADER.value)


def are_tied(one: Person, other: Person, *, at: datetime) -> bool:
    """Whether one of the two had an account, a password or a post that decides from the other."""
    return actor_of(other) in _given_by(one, at=at) or actor_of(one) in _given_by(other, at=at)


def _given_by(person: Person, *, at: datetime) -> set[str]:
    """Who gave them, and who gave those their accounts in turn: a password passes on whatever its owner may do."""
    since = at - TIED_FOR
    posts = [post for post in person.posts_on(day_of(at)) if post.kind in _DECIDE]
    found = actors_of([reference(person)], verbs=_ACCOUNT, since=since)
    found |= actors_of([reference(post) for post in posts], verbs=_APPOINT, since=since)
    ahead = found
    while ahead:
        accounts = [f"{Person._meta.label_lower}:{name.removeprefix('person:')}" for name in ahead]
        ahead = actors_of(accounts, verbs=_ACCOUNT, since=since) - found
        found |= ahead
    return found
