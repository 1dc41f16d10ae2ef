"""口径的守卫：written once, signed by somebody else, never taken away; a reason is confirmed by somebody else."""

from mingtang.audit.triggers import Guard, frozen, kept
from mingtang.editorial.conditions import never_arranged, share_a_hand

_LINE = ("crisis_id", "number", "written_by_id", "written_at")
_SETTLEMENT = ("figure_id", "subject", "mark", "title", "place", "written", "reason", "by_id", "at")
_LOCK = "SELECT l.id FROM lines_line l WHERE l.id = NEW.line_id FOR UPDATE"
_NOT_WAITING = (
    "NOT EXISTS (SELECT 1 FROM lines_line l WHERE l.id = NEW.line_id AND l.signed_at IS NULL AND l.dropped_at IS NULL)"
)


def _changed(columns: tuple[str, ...]) -> str:
    return " OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in columns)


def _other(column: str) -> str:
    return f'COALESCE(NEW."{column}", 0) <> COALESCE(OLD."{column}", 0)'


GUARDS = (
    *kept("lines_line", "口径不得删除"),
    *frozen("lines_figure", "口径的数字不得改动，要改请写新的一版"),
    *frozen("lines_sentence", "口径的说法不得改动，要改请写新的一版"),
    *kept("lines_settlement", "数字不同的说明不得删除"),
    *frozen("lines_aside", "不关联的说明不得改动"),
    Guard(
        name="lines_line_begins_unsigned",
        table="lines_line",
        event="INSERT",
        message="口径先拟写，再由另一人签批",
        when="NEW.signed_at IS NOT NULL OR NEW.dropped_at IS NOT NULL",
    ),
    Guard(
        name="lines_line_decided_once",
        table="lines_line",
        event="UPDATE",
        message="口径只能由拟写人以外的人签批一次，签批、退回以后不得改动",
        when=(
            "OLD.signed_at IS NOT NULL OR OLD.dropped_at IS NOT NULL OR "
            f"{_changed(_LINE)} OR {_other('written_for_id')} OR (NEW.signed_at IS NULL AND NEW.dropped_at IS NULL) OR "
            f"({never_arranged('NEW.signed_for_id', 'NEW.signed_by_id')}) OR "
            "(NEW.signed_by_id IS NOT NULL AND "
            f"{share_a_hand('NEW.written_by_id NEW.written_for_id', 'NEW.signed_by_id NEW.signed_for_id')})"
        ),
    ),
    Guard(
        name="lines_figure_of_what_waits",
        table="lines_figure",
        event="INSERT",
        message="签批、退回以后的口径不能再加数字",
        lock=_LOCK,
        when=_NOT_WAITING,
    ),
    Guard(
        name="lines_sentence_of_what_waits",
        table="lines_sentence",
        event="INSERT",
        message="签批、退回以后的口径不能再加说法",
        lock=_LOCK,
        when=_NOT_WAITING,
    ),
    Guard(
        name="lines_settlement_begins_unconfirmed",
        table="lines_settlement",
        event="INSERT",
        message="数字不同的说明先写明，再由另一人确认",
        when="NEW.confirmed_at IS NOT NULL",
    ),
    Guard(
        name="lines_settlement_confirmed_once",
        table="lines_settlement",
        event="UPDATE",
        message="数字不同的说明只能由说明人以外的人确认一次，不得改动",
        when=(
            f"OLD.confirmed_at IS NOT NULL OR NEW.confirmed_at IS NULL OR {_changed(_SETTLEMENT)} OR "
            f"{_other('stands_for_id')} OR ({never_arranged('NEW.confirmed_for_id', 'NEW.confirmed_by_id')}) OR "
            f"{share_a_hand('NEW.by_id NEW.stands_for_id', 'NEW.confirmed_by_id NEW.confirmed_for_id')}"
        ),
    ),
)
