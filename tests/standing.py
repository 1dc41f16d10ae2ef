"""代岗：a deputy arranged through the action, and the deputy at work in the represented post."""

from datetime import date

from mingtang.law.deputies import AbsenceKind
from mingtang.organs.actions import arrange_deputy
from mingtang.organs.models import Deputy, Person, Post
from tests.builders import Town, moment


def deputised(
    town: Town, username: str, *, of: str, since_on: date = date(2026, 3, 1), until_on: date = date(2026, 3, 31)
) -> Deputy:
    """``username`` stands in for the first post of ``of`` on these days."""
    post = Post.rows.filter(person=town[of]).order_by("pk").first()
    told = {"since_on": since_on, "until_on": until_on, "reason": AbsenceKind.LEAVE}
    return arrange_deputy(post, person=town[username], **told, by="install", at=moment("2026-01-05"))


def standing_in(town: Town, username: str, *, of: str, **days: date) -> Person:
    """The deputy, who has begun to stand in."""
    return at_work(town, deputised(town, username, of=of, **days))


def at_work(town: Town, deputy: Deputy) -> Person:
    """The deputy of an arrangement, fresh, as after the button was pressed."""
    person = next(town[name] for name, one in town.people.items() if one.pk == deputy.person_id)
    person.stand_in(Deputy.rows.select_related("person", "post__unit__organ", "post__person").get(pk=deputy.pk))
    return person
