"""转主动公开的守卫：a proposal is kept, begins undecided, and what two people decided stays."""

from mingtang.audit.triggers import Guard, kept

_FOUND = ("unit_id", "source", "title", "topic", "found_at", "suggestion_id", "ground")
_DECIDED = ("name", "way", "publish_by", "reason", "decided_by_id", "decided_for_id", "decided_at")
_SIGNED = ("confirmed_by_id", "confirmed_at")
_TOLD = ("answer", "answered_by_id", "answered_at")


def _differs(*columns: str) -> str:
    """NULL-safe inequality of any of the columns, that both databases read."""
    return " OR ".join(
        f'(CAST(NEW."{name}" AS TEXT) <> CAST(OLD."{name}" AS TEXT)'
        f' OR (NEW."{name}" IS NULL) <> (OLD."{name}" IS NULL))'
        for name in columns
    )


GUARDS = (
    *kept("proposals_publishproposal", "转主动公开建议不得删除"),
    *kept("proposals_asking", "建议依据的申请不得删除"),
    Guard(
        name="proposals_publishproposal_starts_open",
        table="proposals_publishproposal",
        event="INSERT",
        message="建议须先提出再研究",
        when="NEW.state <> 'proposed'",
    ),
    Guard(
        name="proposals_publishproposal_as_found",
        table="proposals_publishproposal",
        event="UPDATE",
        message="提出的建议不得改动",
        when=_differs(*_FOUND),
    ),
    Guard(
        name="proposals_publishproposal_decision_stays",
        table="proposals_publishproposal",
        event="UPDATE",
        message="已确认的决定不得改动",
        when=f"OLD.confirmed_at IS NOT NULL AND ({_differs(*_DECIDED, *_SIGNED)}"
        " OR NEW.state NOT IN ('confirmed', 'refused', 'published')"
        " OR (OLD.state <> 'confirmed' AND NEW.state <> OLD.state))",
    ),
    Guard(
        name="proposals_publishproposal_answer_stays",
        table="proposals_publishproposal",
        event="UPDATE",
        message="给建议人的答复不得改动",
        when=f"OLD.answered_at IS NOT NULL AND ({_differs(*_TOLD)})",
    ),
)
