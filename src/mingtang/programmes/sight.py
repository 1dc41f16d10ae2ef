"""规划附件的视野：a file of a programme is seen by whoever sees the programme."""

from datetime import datetime

from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer
from mingtang.programmes.queries.desk import carries_file


class ProgrammeFiles:
    """规划的附件（端口 files.Holder）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether a programme in the viewer's sight has the file."""
        return carries_file(viewer, attachment, at=at)
