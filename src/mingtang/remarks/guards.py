"""指出的地方的守卫：of what stands, by no author, answered once, and never gone."""

from mingtang.audit.triggers import Guard, kept
from mingtang.editorial.conditions import EDITION, LOCK, MISSING, NOT_OPEN, RETURNED, STALE, share_a_hand

_SAME = ("id", "revision_id", "place", "quoted", "text", "by_id", "at")

GUARDS = (
    *kept("remarks_remark", "指出的地方不得删除"),
    Guard(
        name="remarks_remark_of_what_stands",
        table="remarks_remark",
        event="INSERT",
        message="只能在在办版次的最新稿上指出，拟稿人不能",
        lock=LOCK,
        when=(
            f"{MISSING} OR {STALE} OR {RETURNED} OR {NOT_OPEN} OR NEW.settled_in_id IS NOT NULL "
            f"OR EXISTS (SELECT 1 FROM editorial_revision r WHERE r.edition_id = ({EDITION}) "
            f"AND {share_a_hand('r.author_id r.stands_for_id', 'NEW.by_id NEW.stands_for_id')})"
        ),
    ),
    Guard(
        name="remarks_remark_only_settles",
        table="remarks_remark",
        event="UPDATE",
        message="指出的地方只能答复一次，其余不能改",
        when=(
            "OLD.settled_in_id IS NOT NULL OR NEW.settled_in_id IS NULL OR "
            + " OR ".join(f"NEW.{column} <> OLD.{column}" for column in _SAME)
            + " OR COALESCE(NEW.stands_for_id, 0) <> COALESCE(OLD.stands_for_id, 0)"
            + f" OR (SELECT r.edition_id FROM editorial_revision r WHERE r.id = NEW.settled_in_id) <> ({EDITION})"
        ),
    ),
)
