"""待导入要点的守卫：what was read stays as it was read, and a draft that was imported or dropped is closed."""

from mingtang.audit.triggers import Guard, kept

_READ = ("unit_id", "source_name", "source_sha256", "reading", "made_by_id", "made_at")

GUARDS = (
    *kept("intake_draft", "待导入的要点只能放弃，不得删除"),
    Guard(
        name="intake_draft_as_read",
        table="intake_draft",
        event="UPDATE",
        message="识别结果和来源不得改动",
        when=" OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in _READ),
    ),
    Guard(
        name="intake_draft_closed",
        table="intake_draft",
        event="UPDATE",
        message="已导入或者已放弃的要点不得改动",
        when="OLD.imported_at IS NOT NULL OR OLD.dropped_at IS NOT NULL",
    ),
    Guard(
        name="intake_draft_closes_once",
        table="intake_draft",
        event="UPDATE",
        message="要点不能既导入又放弃",
        when="NEW.imported_at IS NOT NULL AND NEW.dropped_at IS NOT NULL",
    ),
    Guard(
        name="intake_draft_starts_open",
        table="intake_draft",
        event="INSERT",
        message="要点须先上传，再导入或者放弃",
        when="NEW.imported_at IS NOT NULL OR NEW.dropped_at IS NOT NULL",
    ),
)
