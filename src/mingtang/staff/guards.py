"""交接的守卫：what was handed over to whom stays as it was listed."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("staff_handover", "交接不得删除"),
    Guard(
        name="staff_handover_as_listed",
        table="staff_handover",
        event="UPDATE",
        message="交接办理以后不得改动",
        when=(
            "NEW.person_id <> OLD.person_id OR NEW.successor_id <> OLD.successor_id OR NEW.since_on <> OLD.since_on "
            "OR NEW.at <> OLD.at OR OLD.seen_at IS NOT NULL"
        ),
    ),
)
