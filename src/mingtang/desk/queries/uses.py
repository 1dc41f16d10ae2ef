"""附件的用处：the tasks, key works and programmes in the viewer's sight whose material a file is."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from mingtang.dossiers.models import Dossier
from mingtang.evidence.models import Evidence
from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer
from mingtang.programmes.models import Programme
from mingtang.workplan.words import commitment_path


class MaterialOfWork:
    """台账、重点工作和规划里的附件（端口 files.Uses）。"""

    def uses(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterator[tuple[str, str]]:
        """Each record by its name, with its page on the desk."""
        pieces = Evidence.seen_by(viewer, at=at).filter(attachment=attachment).order_by("pk")
        for piece in pieces.select_related("commitment__plan__unit"):
            yield f"任务 {piece.commitment.key} 的佐证“{piece.title}”", commitment_path(piece.commitment)
        carried = Q(updates__attachment=attachment) | Q(milestones__done_file=attachment)
        for dossier in Dossier.seen_by(viewer, at=at).filter(carried).order_by("pk").distinct():
            yield f"重点工作“{dossier.title}”", reverse("timelines:dossier", args=[dossier.pk])
        whole = Q(full_text=attachment) | Q(papers__attachment=attachment)
        for programme in (
            Programme.seen_by(viewer, at=at).select_related("unit").filter(whole).order_by("pk").distinct()
        ):
            address = reverse("programmes:programme", args=[programme.unit.code, programme.slug])
            yield f"规划“{programme.title}”", address
