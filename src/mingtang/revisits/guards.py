"""复查的守卫：done once, and what was written down stays."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("revisits_revisit", "复查的记录不得删除"),
    Guard(
        name="revisits_revisit_once",
        table="revisits_revisit",
        event="UPDATE",
        message="复查只记一次，记下的不得改动",
        when=(
            "OLD.done_at IS NOT NULL OR OLD.ended_at IS NOT NULL OR NEW.document_id <> OLD.document_id "
            "OR NEW.published_id <> OLD.published_id OR NEW.due_on <> OLD.due_on"
        ),
    ),
)
