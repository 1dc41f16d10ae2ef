"""附件的守卫：a file's record is written once; a grant may only end."""

from mingtang.audit.triggers import Guard, frozen, kept

_SAME = ("id", "attachment_id", "room", "reference", "since_at")

GUARDS = (
    *frozen("files_attachment", "附件的记录只增不改"),
    *frozen("files_screening", "个人信息检查的记录只增不改"),
    *frozen("files_dropped", "抹去的附件不得恢复"),
    *kept("files_grant", "公开许可只能结束，不能删除"),
    Guard(
        name="files_grant_only_ends",
        table="files_grant",
        event="UPDATE",
        message="公开许可只能结束一次，其余不能改",
        when=(
            "OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR "
            + " OR ".join(f"NEW.{column} <> OLD.{column}" for column in _SAME)
        ),
    ),
)
