"""佐证附件的视野：an attachment of evidence is seen by whoever sees its commitment."""

from datetime import datetime

from mingtang.evidence.models import Evidence
from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer


class EvidenceFiles:
    """佐证附件（端口 files.Holder）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether the attachment belongs to evidence in the viewer's sight."""
        return Evidence.seen_by(viewer, at=at).filter(attachment=attachment).exists()
