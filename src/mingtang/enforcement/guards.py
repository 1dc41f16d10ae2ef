"""执法公示的守卫：a notice stays, keeps its address, and once it was taken down, what became of its decision stays."""

from mingtang.audit.triggers import Guard, kept

_TAKEN_DOWN = (
    "EXISTS (SELECT 1 FROM withdrawals_withdrawal w JOIN editorial_document d ON d.id = w.document_id "
    "WHERE d.subject = 'enforcement.enforcementnotice:' || OLD.id)"
)

GUARDS = (
    *kept("enforcement_enforcementnotice", "执法公示不得删除"),
    Guard(
        name="enforcement_notice_address_stays",
        table="enforcement_enforcementnotice",
        event="UPDATE",
        message="执法公示的机关和种类不得改变",
        when="NEW.unit_id <> OLD.unit_id OR NEW.kind <> OLD.kind",
    ),
    Guard(
        name="enforcement_notice_ended_stays",
        table="enforcement_enforcementnotice",
        event="UPDATE",
        message="登记了的变更、撤销不得抹去",
        when=f"OLD.ended_how <> '' AND NEW.ended_how <> OLD.ended_how AND (NEW.ended_how <> '' OR {_TAKEN_DOWN})",
    ),
)
