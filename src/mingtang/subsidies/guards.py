"""惠民补贴的守卫：a subsidy keeps its address; money that was put down is struck out, never changed or deleted."""

from mingtang.audit.triggers import Guard, kept

_MONEY = {
    "allocation": ("subsidy_id", "source", "number", "on", "amount", "made_by_id", "made_at"),
    "payment": ("subsidy_id", "village_id", "on", "households", "amount", "reason", "made_by_id", "made_at"),
}

GUARDS = (
    *kept("subsidies_subsidy", "补贴项目不得删除"),
    *kept("subsidies_allocation", "下达的资金只能划去，不得删除"),
    *kept("subsidies_payment", "发放只能划去，不得删除"),
    Guard(
        name="subsidies_subsidy_address_stays",
        table="subsidies_subsidy",
        event="UPDATE",
        message="补贴项目的地址不得改变",
        when="NEW.slug <> OLD.slug OR NEW.unit_id <> OLD.unit_id",
    ),
    *(
        Guard(
            name=f"subsidies_{name}_as_put_down",
            table=f"subsidies_{name}",
            event="UPDATE",
            message="登记的资金只能划去，不得改动",
            when=" OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in columns)
            + " OR OLD.struck_at IS NOT NULL",
        )
        for name, columns in _MONEY.items()
    ),
)
