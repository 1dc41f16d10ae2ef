"""台账的表。"""

from mingtang.workplan.models.commitments import Commitment, CoOwner
from mingtang.workplan.models.evidence import Evidence, EvidenceRule, Note
from mingtang.workplan.models.plans import Chapter, Draft, Plan, Section

__all__ = ["Chapter", "CoOwner", "Commitment", "Draft", "Evidence", "EvidenceRule", "Note", "Plan", "Section"]
