"""政策解读的守卫：explainers are kept, and stay with their document."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("interpretation_explainer", "解读只能放弃，不得删除"),
    Guard(
        name="interpretation_explainer_of_its_document",
        table="interpretation_explainer",
        event="UPDATE",
        message="解读不得改属别的文件",
        when="NEW.subject <> OLD.subject OR NEW.manuscript_id <> OLD.manuscript_id OR NEW.organ_id <> OLD.organ_id",
    ),
)
