"""留痕的守卫：entries are written once, in order, each on the one before; a head only follows its entries."""

from mingtang.audit.triggers import Guard, frozen, kept

_LAST = "SELECT {what} FROM audit_head h WHERE h.chain = NEW.chain"

GUARDS = (
    *frozen("audit_entry", "留痕只增不改"),
    *kept("audit_head", "链头不得删除"),
    Guard(
        name="audit_entry_in_order",
        table="audit_entry",
        event="INSERT",
        message="留痕必须接在链头之后",
        when=(
            f"NEW.seq <> COALESCE(({_LAST.format(what='h.seq')}), -1) + 1 "
            f"OR NEW.prev <> COALESCE(({_LAST.format(what='h.digest')}), '')"
        ),
    ),
    Guard(
        name="audit_head_from_zero",
        table="audit_head",
        event="INSERT",
        message="新链从零开始",
        when="NEW.seq <> 0 OR EXISTS (SELECT 1 FROM audit_entry e WHERE e.chain = NEW.chain)",
    ),
    Guard(
        name="audit_head_follows",
        table="audit_head",
        event="UPDATE",
        message="链头只能随留痕前进",
        when=(
            "NEW.chain <> OLD.chain OR NEW.seq <> OLD.seq + 1 OR NOT EXISTS ("
            "SELECT 1 FROM audit_entry e WHERE e.chain = NEW.chain AND e.seq = NEW.seq AND e.digest = NEW.digest)"
        ),
    ),
)
