"""要点可以提意见：a plan whose page is public takes comments until its year is over."""

from collections.abc import Sequence
from datetime import date

from mingtang.comments.ports import Target
from mingtang.organs.sight import day_of
from mingtang.progress.queries.commentable import commitments_of, published_plan


class CommentablePlans:
    """可以提意见的要点（端口 comments.Commentable）。"""

    def at(self, address: str) -> Target | None:
        """The plan whose page stands at the address."""
        found = published_plan(address)
        if found is None:
            return None
        first, document, plan = found
        return Target(
            subject=document.subject,
            unit=document.unit,
            title=plan.title,
            noun="要点",
            address=document.address,
            since_on=day_of(first.at),
            until_on=date(plan.year, 12, 31),
        )

    def parts(self, subject: str) -> Sequence[tuple[str, str]] | None:
        """The tasks of the plan."""
        return commitments_of(subject)
