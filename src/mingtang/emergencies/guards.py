"""应急发布的守卫：one stage at most, decided by no author, made up for once by somebody else."""

from mingtang.audit.triggers import Guard, kept
from mingtang.editorial.conditions import (
    EDITION,
    LOCK,
    MISSING,
    NOT_OPEN,
    PASSES,
    RETURNED,
    STALE,
    never_arranged,
    share_a_hand,
)
from mingtang.law.editorial import SKIPPABLE

_LATER = ", ".join(f"'{stage.value}'" for stage in sorted(SKIPPABLE))
_SAME = ("id", "revision_id", "stage", "reason", "by_id", "at")

GUARDS = (
    *kept("emergencies_emergency", "应急发布的记录不得删除"),
    Guard(
        name="emergencies_emergency_of_what_stands",
        table="emergencies_emergency",
        event="INSERT",
        message="只能为在办版次的最新稿决定应急发布，最多后补一个环节，拟稿人不能决定",
        lock=LOCK,
        when=(
            f"{MISSING} OR {STALE} OR {RETURNED} OR {NOT_OPEN} OR NOT {PASSES} "
            f"OR NEW.stage NOT IN ({_LATER}) "
            "OR NEW.cleared_by_id IS NOT NULL "
            f"OR ({never_arranged('NEW.stands_for_id', 'NEW.by_id')}) "
            "OR EXISTS (SELECT 1 FROM editorial_approval a WHERE a.revision_id = NEW.revision_id "
            "AND a.stage = NEW.stage) "
            f"OR EXISTS (SELECT 1 FROM editorial_revision r WHERE r.edition_id = ({EDITION}) "
            f"AND {share_a_hand('r.author_id r.stands_for_id', 'NEW.by_id NEW.stands_for_id')})"
        ),
    ),
    Guard(
        name="emergencies_emergency_only_clears",
        table="emergencies_emergency",
        event="UPDATE",
        message="应急发布只能在发布以后补审一次，由决定人、拟稿人和已审签的人以外的人办理",
        lock=LOCK,
        when=(
            "OLD.cleared_by_id IS NOT NULL OR NEW.cleared_by_id IS NULL OR "
            + " OR ".join(f"NEW.{column} <> OLD.{column}" for column in _SAME)
            + " OR COALESCE(NEW.stands_for_id, 0) <> COALESCE(OLD.stands_for_id, 0)"
            + " OR NOT EXISTS (SELECT 1 FROM editorial_published p WHERE p.revision_id = NEW.revision_id)"
            + f" OR {share_a_hand('NEW.by_id NEW.stands_for_id', 'NEW.cleared_by_id')}"
            + " OR EXISTS (SELECT 1 FROM editorial_approval a WHERE a.revision_id = NEW.revision_id AND "
            + share_a_hand("a.reviewer_id a.stands_for_id", "NEW.cleared_by_id")
            + f") OR EXISTS (SELECT 1 FROM editorial_revision r WHERE r.edition_id = ({EDITION}) AND "
            + share_a_hand("r.author_id r.stands_for_id", "NEW.cleared_by_id")
            + ")"
        ),
    ),
)
