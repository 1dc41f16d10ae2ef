"""口径的关口：nothing that speaks of a crisis goes public while it says another figure than was signed."""

from collections.abc import Sequence
from datetime import datetime

from mingtang.drafting.actions.handing import text_to_vet
from mingtang.drafting.models import Manuscript
from mingtang.drafting.ports import Side
from mingtang.drafting.reasons import against_changing
from mingtang.editorial.models import Revision
from mingtang.interpretation.publication import KIND as EXPLAINER
from mingtang.interpretation.queries.explained import subject_explained
from mingtang.lines.checking import Check
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer
from mingtang.vetting.places import text_of_revision

SIDE = "lines/side.html"


class SameLine:
    """与口径一致（端口 editorial.Gate）。"""

    key = "line"
    label = "突发事件的数字与签批的口径一致"

    def reasons(self, revision: Revision, *, at: datetime) -> list[str]:
        """The differing figures, each at its place; a crisis without a line where the organ wants one."""
        document = revision.edition.document
        explains = subject_explained(document) if document.kind == EXPLAINER else ""
        return Check(text_of_revision(revision), at, explains).reasons()


class LineSide:
    """稿件旁边的口径核对（端口 drafting.ManuscriptSide）。"""

    def side(self, manuscript: Manuscript, viewer: Viewer, *, at: datetime) -> Side | None:
        """Every figure of the line that the text gives; nothing for a text that has to do with no crisis."""
        check = Check(text_to_vet(manuscript), at)
        if check.crisis is None and not check.untied:
            return None
        against = against_changing(manuscript, by=viewer, at=at) if isinstance(viewer, Person) else ["请先登录。"]
        told = {"check": check, "crisis": check.crisis, "line": check.line, "quotes": check.quotes}
        told |= {"untied": check.untied, "undated": check.undated(), "against": against, "manuscript": manuscript}
        return Side(21, "口径核对", SIDE, told)

    def reasons(self, manuscript: Manuscript, *, at: datetime) -> Sequence[str]:
        """The same as the gate says of what was handed in."""
        return Check(text_to_vet(manuscript), at).reasons()
