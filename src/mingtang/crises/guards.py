"""专题的守卫：crises and ties are kept, a crisis keeps its address, and a tie is only ever ended."""

from mingtang.audit.triggers import Guard, kept

_SAME = ("crisis_id", "subject", "section", "wrong", "right", "tied_by_id", "tied_at")

GUARDS = (
    *kept("crises_crisis", "突发事件专题不得删除"),
    *kept("crises_tie", "专题的关联只能取消，不得删除"),
    Guard(
        name="crises_crisis_address_stays",
        table="crises_crisis",
        event="UPDATE",
        message="专题的地址不得改变",
        when="NEW.slug <> OLD.slug OR NEW.unit_id <> OLD.unit_id",
    ),
    Guard(
        name="crises_tie_only_ends",
        table="crises_tie",
        event="UPDATE",
        message="关联只能取消一次，写明的不得改动",
        when="OLD.untied_at IS NOT NULL OR NEW.untied_at IS NULL OR "
        + " OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in _SAME)
        + ' OR COALESCE(NEW."corrects_id", 0) <> COALESCE(OLD."corrects_id", 0)',
    ),
)
