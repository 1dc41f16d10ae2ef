"""政策解读的守卫：exemptions are kept, decided once, and by another hand; an explainer stays with its document."""

from mingtang.audit.triggers import Guard, kept
from mingtang.editorial.conditions import never_arranged, share_a_hand

_TABLE = "interpretation_exemption"

GUARDS = (
    *kept("interpretation_explainer", "解读只能放弃，不得删除"),
    *kept(_TABLE, "免予解读的申请不得删除"),
    *kept("interpretation_explainerrule", "解读设置不得删除"),
    Guard(
        name="interpretation_explainer_of_its_document",
        table="interpretation_explainer",
        event="UPDATE",
        message="解读不得改属别的文件",
        when="NEW.subject <> OLD.subject OR NEW.manuscript_id <> OLD.manuscript_id OR NEW.organ_id <> OLD.organ_id",
    ),
    Guard(
        name="interpretation_exemption_starts_asked",
        table=_TABLE,
        event="INSERT",
        message="免予解读从申请开始",
        when="NEW.state <> 'asked'",
    ),
    Guard(
        name="interpretation_exemption_decided_once",
        table=_TABLE,
        event="UPDATE",
        message="免予解读定了不得改动",
        when="OLD.state <> 'asked'",
    ),
    Guard(
        name="interpretation_exemption_as_asked",
        table=_TABLE,
        event="UPDATE",
        message="免予解读的申请不得改动",
        when=(
            "NEW.subject <> OLD.subject OR NEW.reason <> OLD.reason OR NEW.asked_by_id <> OLD.asked_by_id "
            "OR COALESCE(NEW.asked_for_id, 0) <> COALESCE(OLD.asked_for_id, 0) OR NEW.asked_at <> OLD.asked_at"
        ),
    ),
    Guard(
        name="interpretation_exemption_by_another_hand",
        table=_TABLE,
        event="UPDATE",
        message="申请的人不能自己批准免予解读",
        when=share_a_hand("NEW.asked_by_id NEW.asked_for_id", "NEW.decided_by_id NEW.decided_for_id"),
    ),
    Guard(
        name="interpretation_exemption_for_whom_arranged",
        table=_TABLE,
        event="UPDATE",
        message="没有安排代岗，不能代为批准",
        when=never_arranged("NEW.decided_for_id", "NEW.decided_by_id"),
    ),
)
