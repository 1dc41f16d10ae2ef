"""编审的守卫：what no one may do alone, refused by the database too, against screens, ORM, bulk and SQL."""

from mingtang.audit.triggers import Guard, frozen, kept
from mingtang.editorial.conditions import (
    ALLOWED,
    BY_AUTHOR,
    EDITION,
    LAST,
    LOCK,
    MISSING,
    NEEDED,
    NEW_HANDS,
    NOT_OPEN,
    PASSES,
    RETURNED,
    SKIPPED,
    STAGES_PASSED,
    STALE,
    TAKEN_BACK,
    WRITTEN,
    never_arranged,
    share_a_hand,
    signed,
)

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
        lock=LOCK,
        when=(
            f"EXISTS (SELECT 1 FROM editorial_revision r WHERE r.edition_id = ({EDITION}) "
            f"AND {share_a_hand('r.author_id r.stands_for_id', NEW_HANDS)})"
        ),
    ),
    Guard(
        name="editorial_approval_by_another_hand",
        table="editorial_approval",
        event="INSERT",
        message="本人和代岗的人不能各签一个环节",
        lock=LOCK,
        when=(
            "EXISTS (SELECT 1 FROM editorial_approval a WHERE a.revision_id = NEW.revision_id AND "
            f"a.stage <> NEW.stage AND {share_a_hand('a.reviewer_id a.stands_for_id', NEW_HANDS)})"
        ),
    ),
    Guard(
        name="editorial_approval_for_whom_arranged",
        table="editorial_approval",
        event="INSERT",
        message="没有安排代岗，不能代签",
        when=never_arranged("NEW.stands_for_id", "NEW.reviewer_id"),
    ),
    Guard(
        name="editorial_approval_of_what_stands",
        table="editorial_approval",
        event="INSERT",
        message="只能审签在办版次的最新稿",
        lock=LOCK,
        when=(
            f"{MISSING} OR {STALE} OR {RETURNED} OR {NOT_OPEN} OR NOT {PASSES} OR NEW.digest <> "
            "(SELECT r.digest FROM editorial_revision r WHERE r.id = NEW.revision_id)"
        ),
    ),
    Guard(
        name="editorial_approval_in_order",
        table="editorial_approval",
        event="INSERT",
        message="各个环节须由不同的人依次审签",
        lock=LOCK,
        when=(
            f"(NEW.stage = 'leader' AND NOT {signed('review')}) OR (NEW.stage IN ('review', 'leader') "
            f"AND ' ' || {STAGES_PASSED} LIKE '% first %' AND {SKIPPED} = 0 AND NOT {signed('first')})"
        ),
    ),
    Guard(
        name="editorial_return_of_what_stands",
        table="editorial_return",
        event="INSERT",
        message="只能退回在办版次的最新稿",
        lock=LOCK,
        when=f"{MISSING} OR {STALE} OR {NOT_OPEN}",
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
            f"{share_a_hand('a.reviewer_id a.stands_for_id', 'NEW.author_id NEW.stands_for_id')})"
        ),
    ),
    Guard(
        name="editorial_published_when_signed",
        table="editorial_published",
        event="INSERT",
        message="审签不全，不能发布",
        lock=LOCK,
        when=(
            "(SELECT COUNT(DISTINCT a.reviewer_id) FROM editorial_approval a WHERE a.revision_id = NEW.revision_id "
            f"AND a.digest = NEW.digest) + {SKIPPED} < {NEEDED} "
            "OR NOT EXISTS (SELECT 1 FROM editorial_approval a WHERE a.revision_id = NEW.revision_id "
            "AND a.stage = 'review') "
            "OR NOT EXISTS (SELECT 1 FROM editorial_approval a WHERE a.revision_id = NEW.revision_id "
            f"AND a.stage = {LAST} AND a.reviewer_id = NEW.signed_by_id "
            "AND COALESCE(a.stands_for_id, 0) = COALESCE(NEW.signed_for_id, 0)) "
            "OR NOT EXISTS (SELECT 1 FROM editorial_revision r JOIN editorial_edition e ON e.id = r.edition_id "
            "WHERE r.id = NEW.revision_id AND r.body = NEW.body AND r.title = NEW.title AND r.digest = NEW.digest "
            "AND r.openness = 'proactive' AND e.document_id = NEW.document_id AND e.number = NEW.number) "
            f"OR {MISSING} OR {BY_AUTHOR} OR {STALE} OR {RETURNED} OR {NOT_OPEN}"
        ),
    ),
    Guard(
        name="editorial_edition_moves",
        table="editorial_edition",
        event="UPDATE",
        message="版次状态不能这样改",
        when=(
            "NEW.document_id <> OLD.document_id OR NEW.number <> OLD.number "
            f"OR (NEW.state <> OLD.state AND NOT ({ALLOWED} AND (NEW.state <> 'live' OR {WRITTEN}) "
            f"AND (NEW.state <> 'withdrawn' OR {TAKEN_BACK})))"
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
