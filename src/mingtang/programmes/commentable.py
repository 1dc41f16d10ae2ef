"""规划可以提意见：a programme that is public takes comments, until the day that was published with it, if any."""

from collections.abc import Sequence
from datetime import date

from mingtang.comments.ports import Target
from mingtang.law.programmes import ProgrammeKind
from mingtang.organs.sight import day_of
from mingtang.programmes.queries import desk


class CommentableProgrammes:
    """可以提意见的规划（端口 comments.Commentable）。"""

    def at(self, address: str) -> Target | None:
        """The programme whose page stands at the address."""
        found = desk.commentable_at(address)
        if found is None:
            return None
        first, last, programme = found
        until = last.content.get("comments_until_on", programme.comments_until_on and str(programme.comments_until_on))
        return Target(
            subject=first.document.subject,
            unit=programme.unit,
            title=first.title,
            noun=ProgrammeKind(programme.kind).label,
            address=address,
            since_on=day_of(first.at),
            until_on=date.fromisoformat(until) if until else None,
        )

    def parts(self, subject: str) -> Sequence[tuple[str, str]] | None:
        """The measures of the programme."""
        return desk.parts_of(subject)
