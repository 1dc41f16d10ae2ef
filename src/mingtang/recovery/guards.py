"""找回的守卫：what was asked stays, and is decided once, by another person (that is a constraint of the table)."""

from mingtang.audit.triggers import Guard, kept

_ASKED = ("person_id", "reason", "asked_by_id", "asked_for_id", "asked_at")


def _differs(*columns: str) -> str:
    """NULL-safe inequality that both databases read."""
    return " OR ".join(
        f'NEW."{column}" <> OLD."{column}" OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL)'
        for column in columns
    )


GUARDS = (
    *kept("recovery_recovery", "找回记录不得删除"),
    Guard(
        name="recovery_recovery_as_asked",
        table="recovery_recovery",
        event="UPDATE",
        message="找回的申请不得改动，确认或拒绝只有一次",
        when=_differs(*_ASKED) + " OR OLD.decided_at IS NOT NULL",
    ),
    Guard(
        name="recovery_recovery_begins_asked",
        table="recovery_recovery",
        event="INSERT",
        message="找回先申请，再由另一人确认",
        when="NEW.decided_at IS NOT NULL",
    ),
)
