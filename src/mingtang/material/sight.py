"""材料附件的视野：a file that an office handed in is seen by whoever sees the request."""

from datetime import datetime

from mingtang.files.models import Attachment
from mingtang.material.models import MaterialRequest
from mingtang.organs.sight import Viewer


class MaterialFiles:
    """科室提供的文件（端口 files.Holder）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether the file belongs to a request in the viewer's sight."""
        return MaterialRequest.seen_by(viewer, at=at).filter(files__attachment=attachment).exists()
