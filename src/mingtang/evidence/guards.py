"""佐证的守卫：evidence is kept as it was handed in, and a decision on it is another person's and is kept."""

from mingtang.audit.triggers import Guard, kept

_FACTS = (
    "commitment_id",
    "kind",
    "title",
    "on",
    "for_period_on",
    "attachment_id",
    "url",
    "value",
    "unit_of_value",
    "detail",
    "ref_id",
    "submitted_by_id",
    "submitted_for_id",
    "submitted_at",
)
_DECISION = ("accepted_by_id", "accepted_for_id", "accepted_at", "completing", "refused_by_id", "refused_at")
_REVOCATION = ("revoked_by_id", "revoked_at", "reason", "affirmed_by_id", "affirmed_at")


def _differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    return f'(NEW."{column}" <> OLD."{column}" OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


GUARDS = (
    *kept("evidence_evidence", "佐证不得删除"),
    *kept("evidence_note", "进展记录不得删除"),
    Guard(
        name="evidence_evidence_as_handed_in",
        table="evidence_evidence",
        event="UPDATE",
        message="已提交的佐证不得改动",
        when=" OR ".join(_differs(column) for column in _FACTS),
    ),
    Guard(
        name="evidence_evidence_decided_once",
        table="evidence_evidence",
        event="UPDATE",
        message="认定结论不得改动，只能撤销",
        when=(
            "(OLD.accepted_at IS NOT NULL OR OLD.refused_at IS NOT NULL) AND ("
            + " OR ".join(_differs(column) for column in _DECISION)
            + ") OR (OLD.refused_at IS NOT NULL OR OLD.revoked_at IS NOT NULL) AND ("
            + " OR ".join(_differs(column) for column in _REVOCATION)
            + ")"
        ),
    ),
    Guard(
        name="evidence_evidence_affirmed",
        table="evidence_evidence",
        event="UPDATE",
        message="证明完成须由另一人认定",
        when=(
            "OLD.accepted_at IS NOT NULL AND "
            + _differs("demand")
            + " AND (OLD.revoked_at IS NOT NULL OR NEW.affirmed_at IS NULL OR NOT "
            + _differs("affirmed_at")
            + ")"
        ),
    ),
    Guard(
        name="evidence_evidence_withdrawn_once",
        table="evidence_evidence",
        event="UPDATE",
        message="撤回的佐证不得恢复",
        when="OLD.withdrawn_at IS NOT NULL AND ("
        + " OR ".join(_differs(column) for column in ("withdrawn_by_id", "withdrawn_at"))
        + ")",
    ),
    Guard(
        name="evidence_evidence_starts_undecided",
        table="evidence_evidence",
        event="INSERT",
        message="佐证须先提交再认定",
        when=(
            "NEW.accepted_at IS NOT NULL OR NEW.refused_at IS NOT NULL OR NEW.revoked_at IS NOT NULL "
            "OR NEW.public_at IS NOT NULL OR NEW.withdrawn_at IS NOT NULL"
        ),
    ),
    Guard(
        name="evidence_note_as_written",
        table="evidence_note",
        event="UPDATE",
        message="进展记录不得改动",
        when=" OR ".join(
            _differs(column) for column in ("commitment_id", "text", "written_by_id", "written_for_id", "written_at")
        ),
    ),
)
