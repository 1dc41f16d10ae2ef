"""重点工作附件的视野：an attachment of a key work is seen by whoever sees the key work."""

from datetime import datetime

from django.db.models import Q

from mingtang.dossiers.models import Dossier
from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer


class DossierFiles:
    """重点工作附件（端口 files.Holder）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether the attachment belongs to progress or to a milestone in the viewer's sight."""
        carried = Q(updates__attachment=attachment) | Q(milestones__done_file=attachment)
        return Dossier.seen_by(viewer, at=at).filter(carried).exists()
