"""下达的动作，测试里的写法：who does it and when is told once."""

from mingtang.delegation.actions import handing, recalling, receiving
from mingtang.delegation.models import HandDown
from mingtang.law.delegation import HandDownState
from mingtang.rollup.actions.quoting import quote
from mingtang.workplan.models import Commitment
from tests import builders
from tests.builders import moment

AT = moment("2026-03-02")
LATER = moment("2026-03-05")


def of_county(made, key="1.1.1"):
    """The county's commitment."""
    return builders.commitment(made.county, key)


def give(made, key, *codes, source=None, by="county-clerk", at=AT, **told):
    """A commitment handed down; the hand-down, or all of them when there are several."""
    source = source or of_county(made, key)
    words = {"text": source.text, "term": source.term} | told
    rows = handing.hand_down(source, targets=[made.units[code] for code in codes], **words, by=made[by], at=at)
    return rows[0] if len(rows) == 1 else rows


def take(made, row, by="clerk", at=AT):
    """Taken over; the commitment that it is in the receiver's ledger."""
    listed = receiving.accept(row, by=made[by], at=at).listed
    return Commitment.rows.select_related("plan__unit__organ", "owner").get(pk=listed.pk)


ACTS = {
    HandDownState.ACCEPTED: lambda made, row: receiving.accept(row, by=made["clerk"], at=LATER),
    HandDownState.RETURNED: lambda made, row: receiving.send_back(row, reason="没有权限。", by=made["clerk"], at=LATER),
    HandDownState.SENT: lambda made, row: handing.send_again(
        row, text="改了的。", term=row.term, by=made["county-clerk"], at=LATER
    ),
    HandDownState.WITHDRAWN: lambda made, row: handing.withdraw(row, by=made["county-clerk"], at=LATER),
    HandDownState.RECALLED: lambda made, row: recalling.recall(
        row, reason="不办了。", by=made["county-clerk"], at=LATER
    ),
}
WAYS = {
    HandDownState.SENT: (),
    HandDownState.ACCEPTED: (HandDownState.ACCEPTED,),
    HandDownState.RETURNED: (HandDownState.RETURNED,),
    HandDownState.WITHDRAWN: (HandDownState.WITHDRAWN,),
    HandDownState.RECALLED: (HandDownState.ACCEPTED, HandDownState.RECALLED),
}


def fresh(row):
    """The hand-down as the database has it."""
    return HandDown.rows.select_related("listed", "commitment__plan__unit", "target").get(pk=row.pk)


def quoted(made, piece, by="county-clerk", key="1.1.1"):
    """A piece from below quoted for the county's commitment."""
    return quote(of_county(made, key), piece=piece, by=made[by], at=LATER)
