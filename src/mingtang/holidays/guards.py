"""放假通知的守卫：a notice is written once; a newer one may only supersede it."""

from mingtang.audit.triggers import Guard, kept

_SAME = ("id", "year", "title", "document_number", "published_on", "source", "digest", "entered_by_id", "entered_at")
# 两种数据库里 JSON 的类型不同，比较它们的文字。
_SAME_TEXT = ("days_off", "made_up_days")

GUARDS = (
    *kept("holidays_holidaynotice", "放假通知只能被新的替换，不能删除"),
    Guard(
        name="holidays_notice_only_superseded",
        table="holidays_holidaynotice",
        event="UPDATE",
        message="放假通知录入后不能改，只能被新的替换",
        when=(
            "OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL OR "
            + " OR ".join(f"NEW.{column} <> OLD.{column}" for column in _SAME)
            + " OR "
            + " OR ".join(f"CAST(NEW.{column} AS TEXT) <> CAST(OLD.{column} AS TEXT)" for column in _SAME_TEXT)
        ),
    ),
)
