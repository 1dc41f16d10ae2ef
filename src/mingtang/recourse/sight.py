"""复议诉讼材料的视野：a claim names who brought it, so it is seen as the applicant is."""

from datetime import datetime

from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer
from mingtang.recourse.models import ProceedingPaper
from mingtang.recourse.queries.desk import sees_papers


class ProceedingPapers:
    """复议诉讼的材料（端口 files.Holder）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether it is a paper of a proceeding that the viewer handles, or whose case the viewer may know."""
        held = ProceedingPaper.rows.select_related("proceeding__application__unit")
        paper = held.filter(attachment=attachment, erased_at=None).first()
        return paper is not None and sees_papers(viewer, paper.proceeding, at=at)
