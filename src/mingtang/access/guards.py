"""登录的守卫：what was signed or decided stays, a code never counts twice, and who has left acts no more."""

from mingtang.audit.triggers import Guard, kept


def _differs(*columns: str) -> str:
    """NULL-safe inequality that both databases read."""
    return " OR ".join(
        f'NEW."{column}" <> OLD."{column}" OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL)'
        for column in columns
    )


_ACTOR = "CASE WHEN NEW.actor LIKE 'person:%' THEN CAST(SUBSTR(NEW.actor, 8) AS BIGINT) END"

GUARDS = (
    *kept("access_device", "绑定手机的记录不得删除"),
    *kept("access_signin", "登录记录不得删除"),
    Guard(
        name="access_device_as_bound",
        table="access_device",
        event="UPDATE",
        message="绑定的手机不得改动，只能解除",
        when=(
            _differs("person_id", "seed", "confirmed_at")
            + " OR OLD.removed_at IS NOT NULL AND ("
            + _differs("removed_at", "last_step")
            + ")"
        ),
    ),
    Guard(
        name="access_device_code_once",
        table="access_device",
        event="UPDATE",
        message="验证码只能用一次",
        when="NEW.last_step < OLD.last_step",
    ),
    Guard(
        name="access_signin_as_signed",
        table="access_signin",
        event="UPDATE",
        message="登录记录不得改动",
        when=(
            _differs("person_id", "at", "factors", "browser", "signature")
            + " OR OLD.ended_at IS NOT NULL AND ("
            + _differs("ended_at", "ended_how", "session_key")
            + ")"
        ),
    ),
    Guard(
        name="audit_entry_of_somebody_here",
        table="audit_entry",
        event="INSERT",
        message="已经离岗的人不能再办理",
        when=f"EXISTS (SELECT 1 FROM organs_person p WHERE p.id = {_ACTOR} AND NOT p.is_active)",
    ),
)
