"""任务下达的守卫：a hand-down is kept, what was taken over keeps its words, and what ended stays ended."""

from mingtang.audit.triggers import Guard, frozen, kept
from mingtang.law.delegation import MOVES

_WORDS = ("text", "rhythm", "due_on", "note")
_ALLOWED = "({})".format(
    " OR ".join(
        f"(OLD.state = '{now.value}' AND NEW.state = '{then.value}')"
        for now, after in MOVES.items()
        for then in MOVES
        if then in after
    )
)


def _differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    return f'(NEW."{column}" <> OLD."{column}" OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


def _any_differs(*columns: str) -> str:
    return "(" + " OR ".join(_differs(column) for column in columns) + ")"


GUARDS = (
    *kept("delegation_handdown", "下达不得删除"),
    *frozen("delegation_sendback", "下达的退回不得改动"),
    Guard(
        name="delegation_handdown_starts_sent",
        table="delegation_handdown",
        event="INSERT",
        message="任务须先下达再接收",
        when="NEW.state <> 'sent'",
    ),
    Guard(
        name="delegation_handdown_to_whom",
        table="delegation_handdown",
        event="UPDATE",
        message="下达的任务和接收单位不得改变",
        when=_any_differs("commitment_id", "target_id"),
    ),
    Guard(
        name="delegation_handdown_as_taken",
        table="delegation_handdown",
        event="UPDATE",
        message="已接收的任务，内容和时限不得改动",
        when="OLD.state NOT IN ('sent', 'returned') AND "
        + _any_differs(*_WORDS, "accepted_at", "accepted_by_id", "listed_id"),
    ),
    Guard(
        name="delegation_handdown_moves",
        table="delegation_handdown",
        event="UPDATE",
        message="下达不能这样变更状态",
        when=f"NEW.state <> OLD.state AND NOT {_ALLOWED}",
    ),
)
