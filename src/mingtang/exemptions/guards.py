"""免予解读的守卫：exemptions are kept, decided once, and by another hand than asked for them."""

from mingtang.audit.triggers import Guard, kept
from mingtang.editorial.conditions import never_arranged, share_a_hand

_TABLE = "exemptions_exemption"

GUARDS = (
    *kept(_TABLE, "免予解读的申请不得删除"),
    *kept("exemptions_explainerrule", "解读设置不得删除"),
    Guard(
        name="exemptions_exemption_starts_asked",
        table=_TABLE,
        event="INSERT",
        message="免予解读从申请开始",
        when="NEW.state <> 'asked'",
    ),
    Guard(
        name="exemptions_exemption_decided_once",
        table=_TABLE,
        event="UPDATE",
        message="免予解读定了不得改动",
        when="OLD.state <> 'asked'",
    ),
    Guard(
        name="exemptions_exemption_as_asked",
        table=_TABLE,
        event="UPDATE",
        message="免予解读的申请不得改动",
        when=(
            "NEW.subject <> OLD.subject OR NEW.reason <> OLD.reason OR NEW.asked_by_id <> OLD.asked_by_id "
            "OR COALESCE(NEW.asked_for_id, 0) <> COALESCE(OLD.asked_for_id, 0) OR NEW.asked_at <> OLD.asked_at"
        ),
    ),
    Guard(
        name="exemptions_exemption_by_another_hand",
        table=_TABLE,
        event="UPDATE",
        message="申请的人不能自己批准免予解读",
        when=share_a_hand("NEW.asked_by_id NEW.asked_for_id", "NEW.decided_by_id NEW.decided_for_id"),
    ),
    Guard(
        name="exemptions_exemption_for_whom_arranged",
        table=_TABLE,
        event="UPDATE",
        message="没有安排代岗，不能代为批准",
        when=never_arranged("NEW.decided_for_id", "NEW.decided_by_id"),
    ),
)
