"""规划可以提意见：a programme that is public takes comments, until the day its organ set, if any."""

from collections.abc import Sequence

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
        first, programme = found
        return Target(
            subject=first.document.subject,
            unit=programme.unit,
            title=first.title,
            noun=ProgrammeKind(programme.kind).label,
            address=address,
            since_on=day_of(first.at),
            until_on=programme.comments_until_on,
        )

    def parts(self, subject: str) -> Sequence[tuple[str, str]] | None:
        """The measures of the programme."""
        return desk.parts_of(subject)
