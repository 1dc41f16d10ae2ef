"""规划附件的视野：a file of a programme is seen by whoever sees the programme."""

from datetime import datetime

from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer
from mingtang.programmes.models import Programme, Supporting


class ProgrammeFiles:
    """规划的附件（端口 files.Holder）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether a programme in sight has the file as its text or as a supporting document."""
        seen = Programme.seen_by(viewer, at=at)
        is_paper = Supporting.rows.filter(programme__in=seen, attachment=attachment).exists()
        return is_paper or seen.filter(full_text=attachment).exists()
