"""答复里的数字：an answer to one person says the same figures as everything that is public.

Nobody ties an answer to a crisis: it is held against the line of every crisis that goes on and that it speaks of. What
somebody else said may be quoted, as long as the answer says the figure that was agreed as well.
"""

from collections.abc import Iterator
from datetime import datetime

from mingtang.crises.models import Crisis
from mingtang.crises.queries.desk import open_for
from mingtang.language.figures import quoted
from mingtang.law.lines import title_words
from mingtang.lines.checking import moment_of
from mingtang.lines.queries.lines import figures_of, in_force
from mingtang.organs.models import Unit


class SaidAlike:
    """答复与口径一致（端口 comments.AnswerWords）。"""

    def reasons(self, organ: Unit, text: str, *, at: datetime) -> list[str]:
        """One sentence for each figure that is given otherwise than was agreed."""
        return [reason for crisis in open_for(organ, at=at) for reason in _against(crisis, text, at=at)]


def _against(crisis: Crisis, text: str, *, at: datetime) -> Iterator[str]:
    words = title_words(crisis.title, without=(crisis.unit.name, crisis.unit.short_name))
    if not any(word in text for word in words):
        return
    figures = {row.pk: row for row in figures_of(in_force(crisis, at=at))}
    found = quoted(text, [row.named for row in figures.values()])
    agreed = {it.named.key for it in found if not it.differs}
    for it in found:
        if it.differs and it.named.key not in agreed:
            figure = figures[it.named.key]
            told = f"{figure.name}应为 {figure.told}（截至 {moment_of(figure)}）"
            yield f"写的“{it.written}”与“{crisis.title}”的口径不同：{told}。请改正；要引用别的说法，同时写明这个数。"
