"""给申请人看的（端口 applying.Offers）：what became public because others had asked for it."""

from collections.abc import Sequence

from mingtang.organs.models import Unit
from mingtang.proposals.queries.proposals import offered


class PublishedProposals:
    """已经转为主动公开的。"""

    def offers(self, organ: Unit, words: str) -> Sequence[tuple[str, str]]:
        """Titles and addresses of what fits the words."""
        return offered(organ, words)
