"""清单的守卫：a register stays, and keeps its address and its kind."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("registers_register", "清单不得删除"),
    Guard(
        name="registers_register_address_stays",
        table="registers_register",
        event="UPDATE",
        message="清单的地址和种类不得改变",
        when="NEW.slug <> OLD.slug OR NEW.unit_id <> OLD.unit_id OR NEW.kind <> OLD.kind",
    ),
)
