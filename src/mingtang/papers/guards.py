"""纸质签名的守卫：recorded by one, attested by another, neither of them an author, nor whoever attests a signer."""

from mingtang.audit.triggers import Guard, frozen
from mingtang.editorial.conditions import EDITION, LOCK, MISSING, NOT_OPEN, RETURNED, STALE, share_a_hand

GUARDS = (
    *frozen("papers_papersignature", "纸质签名的登记不得改动"),
    Guard(
        name="papers_papersignature_by_another",
        table="papers_papersignature",
        event="INSERT",
        message="只能为在办版次的最新稿登记纸质签名，签名的人不能自己登记，拟稿人不能签名也不能登记",
        lock=LOCK,
        when=(
            f"{MISSING} OR {STALE} OR {RETURNED} OR {NOT_OPEN} OR NEW.signer_id = NEW.recorded_by_id "
            "OR NEW.digest <> (SELECT r.digest FROM editorial_revision r WHERE r.id = NEW.revision_id) "
            f"OR EXISTS (SELECT 1 FROM editorial_revision r WHERE r.edition_id = ({EDITION}) "
            f"AND {share_a_hand('r.author_id r.stands_for_id', 'NEW.signer_id NEW.recorded_by_id')})"
        ),
    ),
    Guard(
        name="papers_approval_attested",
        table="editorial_approval",
        event="INSERT",
        message="纸质签名须由登记人、审签过的人和拟稿人以外的人见证",
        when=(
            "NEW.attested_by_id IS NOT NULL AND (NEW.attested_by_id = NEW.reviewer_id OR NOT EXISTS ("
            "SELECT 1 FROM papers_papersignature p WHERE p.revision_id = NEW.revision_id "
            "AND p.signer_id = NEW.reviewer_id AND p.digest = NEW.digest AND p.recorded_by_id <> NEW.attested_by_id) "
            "OR EXISTS (SELECT 1 FROM editorial_approval a WHERE a.revision_id = NEW.revision_id "
            f"AND {share_a_hand('a.reviewer_id a.stands_for_id', 'NEW.attested_by_id')}) "
            f"OR EXISTS (SELECT 1 FROM editorial_revision r WHERE r.edition_id = ({EDITION}) "
            f"AND {share_a_hand('r.author_id r.stands_for_id', 'NEW.attested_by_id')}))"
        ),
    ),
)
