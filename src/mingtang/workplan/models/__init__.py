"""工作要点的表。"""

from mingtang.workplan.models.commitments import Commitment, CoOwner
from mingtang.workplan.models.plans import Chapter, Plan, Section

__all__ = ["Chapter", "CoOwner", "Commitment", "Plan", "Section"]
