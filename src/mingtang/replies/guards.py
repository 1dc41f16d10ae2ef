"""答复意见的守卫：whoever drafted neither looks nor signs, whoever looked does not sign.

Only what was looked at is signed; what is signed stays.
"""

from mingtang.audit.triggers import Guard, frozen, kept

_LOCK = "SELECT 1 FROM replies_reply r WHERE r.id = NEW.reply_id FOR UPDATE"


def _drafted_by(reply: str, *hands: str) -> str:
    """Whether one of the hands is among those that drafted the reply."""
    same = " OR ".join(f"d.by_id = {hand} OR d.stands_for_id = {hand}" for hand in hands)
    return f"EXISTS (SELECT 1 FROM replies_drafting d WHERE d.reply_id = {reply} AND ({same}))"


_LOOKED_AT = (
    "EXISTS (SELECT 1 FROM replies_look l WHERE l.reply_id = NEW.id AND l.verdict = 'passed' AND l.digest = NEW.digest)"
)
_LOOKERS, _SIGNERS = ("by_id", "stands_for_id"), ("signed_by_id", "signed_for_id")
_OF_SIGNED = "(SELECT r.state FROM replies_reply r WHERE r.id = {of}.reply_id) = 'signed'"

GUARDS = (
    *kept("replies_reply", "答复意见不得删除"),
    *kept("replies_replytext", "答复内容只能抹去，不得删除"),
    *kept("replies_replycounter", "答复序号不得删除"),
    *frozen("replies_drafting", "拟写的记录不得改动"),
    *frozen("replies_look", "审核的记录不得改动"),
    Guard(
        name="replies_reply_begins_as_draft",
        table="replies_reply",
        event="INSERT",
        message="答复意见从拟写开始",
        when="NEW.state <> 'draft'",
    ),
    Guard(
        name="replies_reply_signed_stays",
        table="replies_reply",
        event="UPDATE",
        message="签发了的答复不得改动",
        when="OLD.state = 'signed'",
    ),
    Guard(
        name="replies_reply_looked_at",
        table="replies_reply",
        event="UPDATE",
        message="没有审核过的答复不能待签发",
        when=f"NEW.state = 'looked' AND NOT (OLD.state IN ('handed_in', 'looked') AND {_LOOKED_AT})",
    ),
    Guard(
        name="replies_reply_signed_as_looked_at",
        table="replies_reply",
        event="UPDATE",
        message="只能签发另一个人审核过的那一稿",
        when="NEW.state = 'signed' AND OLD.state <> 'signed' AND NOT "
        f"(OLD.state = 'looked' AND NEW.digest = OLD.digest AND {_LOOKED_AT})",
    ),
    Guard(
        name="replies_reply_not_signed_by_drafter",
        table="replies_reply",
        event="UPDATE",
        message="拟写的人不能签发",
        when=f"NEW.state = 'signed' AND {_drafted_by('NEW.id', 'NEW.signed_by_id', 'NEW.signed_for_id')}",
    ),
    Guard(
        name="replies_reply_not_signed_by_looker",
        table="replies_reply",
        event="UPDATE",
        message="审核的人不能签发",
        when="NEW.state = 'signed' AND EXISTS (SELECT 1 FROM replies_look l WHERE l.reply_id = NEW.id "
        "AND l.verdict = 'passed' AND l.digest = NEW.digest "
        f"AND ({' OR '.join(f'l.{one} = NEW.{other}' for one in _LOOKERS for other in _SIGNERS)}))",
    ),
    Guard(
        name="replies_look_not_by_drafter",
        table="replies_look",
        event="INSERT",
        message="拟写的人不能审核",
        lock=_LOCK,
        when=_drafted_by("NEW.reply_id", "NEW.by_id", "NEW.stands_for_id"),
    ),
    Guard(
        name="replies_look_at_what_stands",
        table="replies_look",
        event="INSERT",
        message="只能审核送审的那一稿",
        lock=_LOCK,
        when=(
            "NOT EXISTS (SELECT 1 FROM replies_reply r WHERE r.id = NEW.reply_id AND r.digest = NEW.digest "
            "AND (r.state = 'handed_in' OR (r.state = 'looked' AND NEW.verdict = 'returned')))"
        ),
    ),
    Guard(
        name="replies_replytext_signed_only_erased",
        table="replies_replytext",
        event="UPDATE",
        message="签发了的答复不得改写",
        when=f"{_OF_SIGNED.format(of='OLD')} AND NEW.text <> ''",
    ),
    Guard(
        name="replies_givenfile_not_after_signing",
        table="replies_givenfile",
        event="INSERT",
        message="签发以后不能再加文件",
        when=_OF_SIGNED.format(of="NEW"),
    ),
    Guard(
        name="replies_givenfile_as_given",
        table="replies_givenfile",
        event="UPDATE",
        message="提供的文件不得改动",
    ),
    Guard(
        name="replies_givenfile_stays_once_signed",
        table="replies_givenfile",
        event="DELETE",
        message="签发以后不能拿走文件",
        when=_OF_SIGNED.format(of="OLD"),
    ),
    Guard(
        name="replies_counter_only_on",
        table="replies_replycounter",
        event="UPDATE",
        message="答复序号只往后走",
        when="NEW.unit_id <> OLD.unit_id OR NEW.year <> OLD.year OR NEW.last <> OLD.last + 1",
    ),
)
