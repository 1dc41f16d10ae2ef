"""告知：who is told of what is done to a commitment."""

from datetime import datetime

from mingtang.law.mail import NoticeKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify
from mingtang.outbox.queries.recipients import officers_of
from mingtang.workplan.models import Commitment
from mingtang.workplan.words import commitment_path, commitment_title


def assigned(row: Commitment, *, by: Person | str, at: datetime) -> None:
    """明确了责任单位：its officers are told, once a day at most."""
    if row.owner is None:
        return
    people, on = officers_of(row.owner, on=day_of(at)), day_of(at).isoformat()
    told = {"kind": NoticeKind.ASSIGNED, "title": f"{row.owner.short_name}负责{commitment_title(row)}"}
    step = f"assign:{row.owner_id}:{on}"
    notify(people, **told, path=commitment_path(row), of=row, step=step, at=at, but=by)
