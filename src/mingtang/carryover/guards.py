"""结转的守卫：a comparison that was closed stays as it was closed."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("carryover_comparison", "比对不得删除"),
    Guard(
        name="carryover_comparison_stays",
        table="carryover_comparison",
        event="UPDATE",
        message="已完成的比对不得改动",
    ),
)
