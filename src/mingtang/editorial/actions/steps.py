"""编审各步共用的：lock, move an edition, and write the trail."""

from datetime import datetime

from mingtang.audit.actions import record
from mingtang.editorial import ports
from mingtang.editorial.models import Document, Edition, Revision
from mingtang.law.editorial import MOVES, EditionState
from mingtang.law.moves import may_move
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person


def hold(revision: Revision) -> None:
    """Lock what the text is of, before the editions, in the same order as whoever hands it in."""
    kind = ports.kinds().get(revision.edition.document.kind)
    if kind is not None:
        kind.hold(revision.content)


def locked(revision: Revision) -> Revision:
    """The revision with every edition of its document locked, before any head of the trail is."""
    hold_editions(revision.edition.document)
    return Revision.rows.select_related("edition__document__unit__organ", "returned", "emergency").get(pk=revision.pk)


def hold_editions(document: Document) -> None:
    """Lock every edition of a document, in one order."""
    list(document.editions.select_for_update(of=("self",), no_key=True).order_by("pk"))


def move(edition: Edition, then: EditionState) -> None:
    """转换版次的状态，as the table of moves allows."""
    now = EditionState(edition.state)
    refuse_if_any([] if may_move(MOVES, now, then) else [f"这一版{now.label}，不能转为“{then.label}”。"])
    edition.state = then.value
    edition.save(update_fields=["state"])


def put_down(
    revision: Revision, *, verb: str, by: Person | str, at: datetime, facts: dict[str, object] | None = None
) -> None:
    """记入留痕，in the chain of the organ that publishes."""
    record(revision.edition.document.unit.organ.code, by=by, verb=verb, of=revision, at=at, facts=facts)
