"""遮盖副本的视野：a copy is seen by whoever sees its original; never the other way round."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from mingtang.files import queries as files
from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer
from mingtang.redaction.models import MaskedCopy


class MaskedCopies:
    """遮盖副本（端口 files.Holder、files.Uses、files.Offer）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether it is a copy of a file that the viewer sees."""
        made = MaskedCopy.rows.filter(copy=attachment).select_related("original__unit").first()
        return made is not None and files.may_see(viewer, made.original, at=at)

    def uses(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterator[tuple[str, str]]:
        """Of a copy, the page that sets it beside its original, for those who see both."""
        made = MaskedCopy.rows.filter(copy=attachment).select_related("original__unit").first()
        if made is not None and files.may_see(viewer, made.original, at=at):
            yield f"由“{made.original.name}”生成的遮盖副本", reverse("redaction:copy", args=[attachment.key])

    def offers(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterator[tuple[str, str]]:
        """Where a copy of the file is made; not of a picture or a recording, in which nothing can be read."""
        if attachment.file_kind.has_text:
            yield "生成遮盖副本", reverse("redaction:mask", args=[attachment.key])
