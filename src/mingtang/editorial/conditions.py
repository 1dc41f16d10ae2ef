"""守卫的条件：SQL that both databases read, said once for the guards of every room about what is to be published."""

from mingtang.law.editorial import MOVES

EDITION = "SELECT r.edition_id FROM editorial_revision r WHERE r.id = NEW.revision_id"
LOCK = f"SELECT e.id FROM editorial_edition e WHERE e.id = ({EDITION}) FOR UPDATE"
_NEWEST = f"SELECT MAX(r.number) FROM editorial_revision r WHERE r.edition_id = ({EDITION})"
STALE = f"(SELECT r.number FROM editorial_revision r WHERE r.id = NEW.revision_id) <> ({_NEWEST})"
RETURNED = "EXISTS (SELECT 1 FROM editorial_return b WHERE b.revision_id = NEW.revision_id)"
# 外键到提交时才核对：所指的稿次还不存在时，别的条件都是 NULL，什么也拦不住，所以先要它存在。
MISSING = "NOT EXISTS (SELECT 1 FROM editorial_revision r WHERE r.id = NEW.revision_id)"


def share_a_hand(one: str, other: str) -> str:
    """Whether two rows, each of a person and perhaps of whom that person stood in for, have anybody in common.

    An empty column makes its comparison unknown, which alone refuses nobody and never hides another that holds.
    """
    pairs = [(a, b) for a in one.split() for b in other.split()]
    return "({})".format(" OR ".join(f"{a} = {b}" for a, b in pairs))


BY_AUTHOR = (
    "EXISTS (SELECT 1 FROM editorial_approval a JOIN editorial_revision r ON "
    + share_a_hand("r.author_id r.stands_for_id", "a.reviewer_id a.stands_for_id")
    + f" WHERE a.revision_id = NEW.revision_id AND r.edition_id = ({EDITION}))"
)
NEW_HANDS = "NEW.reviewer_id NEW.stands_for_id"


def never_arranged(post_holder: str, deputy: str) -> str:
    """Whether somebody signs for another without ever having been arranged as a deputy of theirs."""
    return (
        f"{post_holder} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organs_deputy d JOIN organs_post p "
        f"ON p.id = d.post_id WHERE d.person_id = {deputy} AND p.person_id = {post_holder})"
    )


NOT_OPEN = f"(SELECT e.state FROM editorial_edition e WHERE e.id = ({EDITION})) <> 'open'"

ALLOWED = "({})".format(
    " OR ".join(
        f"(OLD.state = '{now.value}' AND NEW.state = '{then.value}')"
        for now, after in MOVES.items()
        for then in MOVES
        if then in after
    )
)
WRITTEN = (
    "EXISTS (SELECT 1 FROM editorial_published p "
    "JOIN editorial_revision r ON r.id = p.revision_id WHERE r.edition_id = NEW.id)"
)

TAKEN_BACK = (
    "EXISTS (SELECT 1 FROM withdrawals_withdrawal w JOIN editorial_published p ON p.id = w.published_id "
    "WHERE w.document_id = NEW.document_id AND p.number >= NEW.number)"
)

# 这一稿要经过的环节，送审时按机关的设置写下；最后一个签名的人就是发布记录上的签发人。
STAGES_PASSED = "(SELECT r.stages FROM editorial_revision r WHERE r.id = NEW.revision_id)"
NEEDED = f"(LENGTH({STAGES_PASSED}) - LENGTH(REPLACE({STAGES_PASSED}, ' ', '')) + 1)"
SKIPPED = "(SELECT COUNT(*) FROM emergencies_emergency g WHERE g.revision_id = NEW.revision_id)"
LAST = f"(CASE WHEN {STAGES_PASSED} LIKE '%leader' THEN 'leader' ELSE 'review' END)"
PASSES = f"(' ' || {STAGES_PASSED} || ' ' LIKE '% ' || NEW.stage || ' %')"


def signed(stage: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM editorial_approval a WHERE a.revision_id = NEW.revision_id "
        f"AND a.stage = '{stage}' AND a.reviewer_id <> NEW.reviewer_id)"
    )
