"""公众意见的守卫：a comment is kept as it came in, a confirmed answer stays, what was typed may only be erased."""

from mingtang.audit.triggers import Guard, kept

_CAME = ("number", "code_digest", "form_key", "unit_id", "subject", "title", "address", "received_at")
_TOLD = ("state", "adoption", "reason", "answer", "passed_to", "part", "part_title", "confirmed_by_id", "confirmed_at")
_TYPED = ("text", "name", "contact")
_ASKED = ("comment_id", "scope", "reason", "asked_by_id", "asked_for_id", "asked_at")


def _differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    return f'(NEW."{column}" <> OLD."{column}" OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


GUARDS = (
    *kept("comments_comment", "公众意见不得删除"),
    *kept("comments_sent", "来件只能抹去内容，不得删除"),
    *kept("comments_erasure", "抹去的记录不得删除"),
    Guard(
        name="comments_comment_as_received",
        table="comments_comment",
        event="UPDATE",
        message="收到的意见不得改动",
        when=" OR ".join(_differs(column) for column in _CAME),
    ),
    Guard(
        name="comments_comment_answer_stays",
        table="comments_comment",
        event="UPDATE",
        message="已确认的答复不得改动",
        when=f"OLD.confirmed_at IS NOT NULL AND ({' OR '.join(_differs(column) for column in _TOLD)})",
    ),
    Guard(
        name="comments_comment_starts_open",
        table="comments_comment",
        event="INSERT",
        message="意见须先收到再答复",
        when="NEW.state <> 'received' OR NEW.answered_at IS NOT NULL OR NEW.confirmed_at IS NOT NULL",
    ),
    Guard(
        name="comments_sent_only_erased",
        table="comments_sent",
        event="UPDATE",
        message="来件只能抹去，不得改写",
        when=(
            "NEW.comment_id <> OLD.comment_id OR "
            + " OR ".join(f'(NEW."{name}" <> OLD."{name}" AND NEW."{name}" <> \'\')' for name in _TYPED)
        ),
    ),
    Guard(
        name="comments_erasure_done_once",
        table="comments_erasure",
        event="UPDATE",
        message="抹去的记录不得改动",
        when=f"OLD.done_at IS NOT NULL OR {' OR '.join(_differs(column) for column in _ASKED)}",
    ),
)
