"""答复是怎样拟写、审核、签发的：by whom and when, for the log of the case; what was written stands in the letters.

Law: 政府信息公开条例 第四十五条（登记、审核、办理、答复、归档的各个环节）.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from mingtang.applications.models import Application
from mingtang.audit.models import Entry
from mingtang.audit.queries import entries_of
from mingtang.organs.models import Person
from mingtang.replies.models import Reply

HANDED_IN = "replies.hand_in"


class Turn(NamedTuple):
    """一次：when, what and who."""

    at: datetime
    what: str
    who: str


def turns_of(application: Application) -> list[Turn]:
    """各次拟写、送审、合法性审核、签发，in their order; somebody who saved again and again wrote once."""
    replies = Reply.rows.filter(application=application).select_related("signed_by", "signed_for").order_by("pk")
    found = sorted((turn for reply in replies for turn in _turns(reply)), key=lambda turn: turn.at)
    return [next(run) for _, run in groupby(found, key=lambda turn: (turn.what, turn.who))]


def _turns(reply: Reply) -> Iterator[Turn]:
    for draft in reply.draftings.select_related("by", "stands_for"):
        yield Turn(draft.at, "拟写答复意见", draft.signed)
    handed_in = entries_of(reply).filter(verb=HANDED_IN)
    names = Person.rows.in_bulk([int(_key(entry)) for entry in handed_in if _key(entry).isdecimal()])
    for entry in handed_in:
        person = names.get(int(_key(entry))) if _key(entry).isdecimal() else None
        yield Turn(entry.at, "送审", person.name if person else "")
    for look in reply.looks.select_related("by", "stands_for"):
        yield Turn(look.at, f"合法性审核：{look.get_verdict_display()}", look.signed)
    if reply.signed_at is not None:
        yield Turn(reply.signed_at, f"签发答复 {reply.number}", reply.signer)


def _key(entry: Entry) -> str:
    return entry.actor.removeprefix("person:")
