"""稿件旁边的专题：which crisis the text is published for, and that a correction says what it corrects."""

from collections.abc import Sequence
from datetime import datetime

from mingtang.crises.forms import TieForm
from mingtang.crises.queries.desk import open_for
from mingtang.crises.queries.ties import public_of, tie_of_manuscript
from mingtang.drafting.models import Manuscript
from mingtang.drafting.ports import Side
from mingtang.drafting.reasons import against_changing
from mingtang.law.crises import Section, reasons_against_untold
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer, day_of

MOST = 100
SIDE = "crises/side.html"


class CrisisSide:
    """突发事件专题（端口 drafting.ManuscriptSide）。"""

    def side(self, manuscript: Manuscript, viewer: Viewer, *, at: datetime) -> Side | None:
        """The tie as it stands, or the form that makes one; nothing while no crisis goes on."""
        tie, open_ones = tie_of_manuscript(manuscript), open_for(manuscript.organ, at=at)
        if tie is None and not open_ones:
            return None
        against = against_changing(manuscript, by=viewer, at=at) if isinstance(viewer, Person) else ["请先登录。"]
        context = {"manuscript": manuscript, "tie": tie, "against": against}
        if tie is None and not against:
            context["form"] = tie_form(manuscript, at=at)
        return Side(20, "突发事件专题", SIDE, context)

    def reasons(self, manuscript: Manuscript, *, at: datetime) -> Sequence[str]:
        """A correction that does not say itself what was wrong and what is right."""
        tie = tie_of_manuscript(manuscript)
        if tie is None or tie.of is not Section.CORRECTION:
            return ()
        return reasons_against_untold(manuscript.text, wrong=tie.wrong, right=tie.right)


def tie_form(manuscript: Manuscript, *, at: datetime, data: object = None) -> TieForm:
    """The form that ties a manuscript."""
    public = public_of(manuscript.organ, on=day_of(at))
    return TieForm(data, crises=open_for(manuscript.organ, at=at), documents=list(public[:MOST]))
