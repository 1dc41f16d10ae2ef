"""台账的守卫：evidence is kept as it was handed in, and a decision on it is another person's and is kept."""

from mingtang.audit.triggers import Guard, kept

_FACTS = (
    "commitment_id",
    "kind",
    "title",
    "on",
    "attachment_id",
    "url",
    "value",
    "unit_of_value",
    "detail",
    "ref_id",
    "submitted_by_id",
    "submitted_at",
)
_DECISION = ("accepted_by_id", "accepted_at", "completing", "refused_by_id", "refused_at")
_REVOCATION = ("revoked_by_id", "revoked_at", "reason")


def _differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    return f'(NEW."{column}" <> OLD."{column}" OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


GUARDS = (
    *kept("workplan_plan", "工作要点不得删除"),
    *kept("workplan_commitment", "任务只能移出，不得删除"),
    *kept("workplan_evidence", "佐证不得删除"),
    *kept("workplan_note", "进展记录不得删除"),
    Guard(
        name="workplan_commitment_key_stays",
        table="workplan_commitment",
        event="UPDATE",
        message="任务编号不得改变",
        when="NEW.key <> OLD.key OR NEW.plan_id <> OLD.plan_id",
    ),
    Guard(
        name="workplan_evidence_as_handed_in",
        table="workplan_evidence",
        event="UPDATE",
        message="已提交的佐证不得改动",
        when=" OR ".join(_differs(column) for column in _FACTS),
    ),
    Guard(
        name="workplan_evidence_decided_once",
        table="workplan_evidence",
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
        name="workplan_evidence_starts_undecided",
        table="workplan_evidence",
        event="INSERT",
        message="佐证须先提交再认定",
        when=(
            "NEW.accepted_at IS NOT NULL OR NEW.refused_at IS NOT NULL OR NEW.revoked_at IS NOT NULL "
            "OR NEW.public_at IS NOT NULL"
        ),
    ),
    Guard(
        name="workplan_note_as_written",
        table="workplan_note",
        event="UPDATE",
        message="进展记录不得改动",
        when=" OR ".join(_differs(column) for column in ("commitment_id", "text", "written_by_id", "written_at")),
    ),
)
