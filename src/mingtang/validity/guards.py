"""有效性的守卫：what happened to a document stays written."""

from mingtang.audit.triggers import Guard, frozen, kept

_TURN = " OR ".join(f"NEW.{name} <> OLD.{name}" for name in ("life_id", "turn", '"on"', "basis", "made_at"))

GUARDS = (
    *kept("validity_life", "文件的效力不得删除"),
    *kept("validity_lifeturn", "效力变更不得删除"),
    *kept("validity_relation", "文件关系只能去掉，不得删除"),
    *frozen("validity_assessment", "到期评估只记一次"),
    Guard(
        name="validity_life_of_its_document",
        table="validity_life",
        event="UPDATE",
        message="效力不得改属别的文件",
        when="NEW.document_id <> OLD.document_id",
    ),
    Guard(
        name="validity_lifeturn_once",
        table="validity_lifeturn",
        event="UPDATE",
        message="效力变更记下以后不得改动",
        when=f"OLD.lifted_at IS NOT NULL OR {_TURN}",
    ),
    Guard(
        name="validity_relation_once",
        table="validity_relation",
        event="UPDATE",
        message="文件关系记下以后不得改动",
        when="OLD.dropped_at IS NOT NULL OR NEW.document_id <> OLD.document_id OR NEW.tie <> OLD.tie",
    ),
)
