"""编审的守卫：what no one may do alone, refused by the database too, against screens, ORM, bulk and SQL."""

from mingtang.audit.triggers import Guard, frozen, kept
from mingtang.law.editorial import CONFIRMED_KINDS, MOVES

_EDITION = "SELECT r.edition_id FROM editorial_revision r WHERE r.id = NEW.revision_id"
_LOCK = f"SELECT e.id FROM editorial_edition e WHERE e.id = ({_EDITION}) FOR UPDATE"
_NEWEST = f"SELECT MAX(r.number) FROM editorial_revision r WHERE r.edition_id = ({_EDITION})"
_STALE = f"(SELECT r.number FROM editorial_revision r WHERE r.id = NEW.revision_id) <> ({_NEWEST})"
_RETURNED = "EXISTS (SELECT 1 FROM editorial_return b WHERE b.revision_id = NEW.revision_id)"
# 外键到提交时才核对：所指的稿次还不存在时，别的条件都是 NULL，什么也拦不住，所以先要它存在。
_MISSING = "NOT EXISTS (SELECT 1 FROM editorial_revision r WHERE r.id = NEW.revision_id)"


def _share_a_hand(one: str, other: str) -> str:
    """Whether two rows, each of a person and perhaps of whom that person stood in for, have anybody in common.

    An empty column makes its comparison unknown, which alone refuses nobody and never hides another that holds.
    """
    pairs = [(a, b) for a in one.split() for b in other.split()]
    return "({})".format(" OR ".join(f"{a} = {b}" for a, b in pairs))


_BY_AUTHOR = (
    "EXISTS (SELECT 1 FROM editorial_approval a JOIN editorial_revision r ON "
    + _share_a_hand("r.author_id r.stands_for_id", "a.reviewer_id a.stands_for_id")
    + f" WHERE a.revision_id = NEW.revision_id AND r.edition_id = ({_EDITION}))"
)
_NEW_HANDS = "NEW.reviewer_id NEW.stands_for_id"


def _never_arranged(post_holder: str, deputy: str) -> str:
    """Whether somebody signs for another without ever having been arranged as a deputy of theirs."""
    return (
        f"{post_holder} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organs_deputy d JOIN organs_post p "
        f"ON p.id = d.post_id WHERE d.person_id = {deputy} AND p.person_id = {post_holder})"
    )


_NOT_OPEN = f"(SELECT e.state FROM editorial_edition e WHERE e.id = ({_EDITION})) <> 'open'"

_ALLOWED = "({})".format(
    " OR ".join(
        f"(OLD.state = '{now.value}' AND NEW.state = '{then.value}')"
        for now, after in MOVES.items()
        for then in MOVES
        if then in after
    )
)
_WRITTEN = (
    "EXISTS (SELECT 1 FROM editorial_published p "
    "JOIN editorial_revision r ON r.id = p.revision_id WHERE r.edition_id = NEW.id)"
)

# 一人确认即公开的种类，要一个审核签名，也由他发布；其余的要两个人，由领导发布。
_KINDS = ", ".join(f"'{kind}'" for kind in sorted(CONFIRMED_KINDS))
_CONFIRMED = f"EXISTS (SELECT 1 FROM editorial_document d WHERE d.id = NEW.document_id AND d.kind IN ({_KINDS}))"
_LAST = f"(CASE WHEN {_CONFIRMED} THEN 'review' ELSE 'leader' END)"
_SIGNERS = f"(CASE WHEN {_CONFIRMED} THEN 1 ELSE 2 END)"

GUARDS = (
    *frozen("editorial_revision", "稿次送审后不得改动"),
    *frozen("editorial_approval", "审签不得改动"),
    *frozen("editorial_return", "退回记录不得改动"),
    *frozen("editorial_published", "已公开的内容不得改动"),
    *kept("editorial_edition", "版次不得删除"),
    *frozen("editorial_document", "公开件的身份和地址不得改动"),
    Guard(
        name="editorial_approval_not_by_author",
        table="editorial_approval",
        event="INSERT",
        message="拟稿人不能审签自己的稿件",
        lock=_LOCK,
        when=(
            f"EXISTS (SELECT 1 FROM editorial_revision r WHERE r.edition_id = ({_EDITION}) "
            f"AND {_share_a_hand('r.author_id r.stands_for_id', _NEW_HANDS)})"
        ),
    ),
    Guard(
        name="editorial_approval_by_another_hand",
        table="editorial_approval",
        event="INSERT",
        message="本人和代岗的人不能各签一个环节",
        lock=_LOCK,
        when=(
            "EXISTS (SELECT 1 FROM editorial_approval a WHERE a.revision_id = NEW.revision_id AND "
            f"a.stage <> NEW.stage AND {_share_a_hand('a.reviewer_id a.stands_for_id', _NEW_HANDS)})"
        ),
    ),
    Guard(
        name="editorial_approval_for_whom_arranged",
        table="editorial_approval",
        event="INSERT",
        message="没有安排代岗，不能代签",
        when=_never_arranged("NEW.stands_for_id", "NEW.reviewer_id"),
    ),
    Guard(
        name="editorial_approval_of_what_stands",
        table="editorial_approval",
        event="INSERT",
        message="只能审签在办版次的最新稿",
        lock=_LOCK,
        when=(
            f"{_MISSING} OR {_STALE} OR {_RETURNED} OR {_NOT_OPEN} OR NEW.digest <> "
            "(SELECT r.digest FROM editorial_revision r WHERE r.id = NEW.revision_id)"
        ),
    ),
    Guard(
        name="editorial_approval_in_order",
        table="editorial_approval",
        event="INSERT",
        message="领导签发之前须先由另一人审核",
        lock=_LOCK,
        when=(
            "NEW.stage = 'leader' AND NOT EXISTS (SELECT 1 FROM editorial_approval a "
            "WHERE a.revision_id = NEW.revision_id AND a.stage = 'review' AND a.reviewer_id <> NEW.reviewer_id)"
        ),
    ),
    Guard(
        name="editorial_return_of_what_stands",
        table="editorial_return",
        event="INSERT",
        message="只能退回在办版次的最新稿",
        lock=_LOCK,
        when=f"{_MISSING} OR {_STALE} OR {_NOT_OPEN}",
    ),
    Guard(
        name="editorial_revision_of_open_edition",
        table="editorial_revision",
        event="INSERT",
        message="只能为在办版次送审",
        lock="SELECT e.id FROM editorial_edition e WHERE e.id = NEW.edition_id FOR UPDATE",
        when=(
            "NOT EXISTS (SELECT 1 FROM editorial_edition e WHERE e.id = NEW.edition_id AND e.state = 'open') "
            "OR EXISTS (SELECT 1 FROM editorial_approval a WHERE a.revision_id = NEW.id) "
            "OR EXISTS (SELECT 1 FROM editorial_approval a JOIN editorial_revision r ON r.id = a.revision_id "
            f"WHERE r.edition_id = NEW.edition_id AND "
            f"{_share_a_hand('a.reviewer_id a.stands_for_id', 'NEW.author_id NEW.stands_for_id')})"
        ),
    ),
    Guard(
        name="editorial_published_when_signed",
        table="editorial_published",
        event="INSERT",
        message="审签不全，不能发布",
        lock=_LOCK,
        when=(
            "(SELECT COUNT(DISTINCT a.reviewer_id) FROM editorial_approval a WHERE a.revision_id = NEW.revision_id "
            f"AND a.digest = NEW.digest AND a.stage IN ('review', {_LAST})) <> {_SIGNERS} "
            "OR NOT EXISTS (SELECT 1 FROM editorial_approval a WHERE a.revision_id = NEW.revision_id "
            f"AND a.stage = {_LAST} AND a.reviewer_id = NEW.signed_by_id "
            "AND COALESCE(a.stands_for_id, 0) = COALESCE(NEW.signed_for_id, 0)) "
            "OR NOT EXISTS (SELECT 1 FROM editorial_revision r JOIN editorial_edition e ON e.id = r.edition_id "
            "WHERE r.id = NEW.revision_id AND r.body = NEW.body AND r.title = NEW.title AND r.digest = NEW.digest "
            "AND r.openness = 'proactive' AND e.document_id = NEW.document_id AND e.number = NEW.number) "
            f"OR {_MISSING} OR {_BY_AUTHOR} OR {_STALE} OR {_RETURNED} OR {_NOT_OPEN}"
        ),
    ),
    Guard(
        name="editorial_edition_moves",
        table="editorial_edition",
        event="UPDATE",
        message="版次状态不能这样改",
        when=(
            "NEW.document_id <> OLD.document_id OR NEW.number <> OLD.number "
            f"OR (NEW.state <> OLD.state AND NOT ({_ALLOWED} AND (NEW.state <> 'live' OR {_WRITTEN})))"
        ),
    ),
    Guard(
        name="editorial_edition_starts_open",
        table="editorial_edition",
        event="INSERT",
        message="新版次从在办开始",
        when="NEW.state <> 'open'",
    ),
)
