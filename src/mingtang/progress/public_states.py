"""公开的任务状态：what the live pages of plans show the public of each task."""

from collections.abc import Collection, Mapping

from mingtang.progress.queries.commentable import live_states
from mingtang.workplan.models import Plan


class PublishedStates:
    """已公开要点里的状态（端口 programmes.PublicStates）。"""

    def by_plan(self, plans: Collection[Plan]) -> Mapping[int, Mapping[str, str]]:
        """Plan id → key → state, as published."""
        return live_states(plans)
