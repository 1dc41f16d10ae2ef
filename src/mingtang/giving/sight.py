"""答复的视野：a file that is given is seen on the desk as the applicant is (ports files.Holder, files.Uses)."""

from collections.abc import Iterable
from datetime import datetime

from mingtang.applications.queries.handlers import sees_applicant
from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer
from mingtang.replies.models import GivenFile


class GivenFiles:
    """提供的文件。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether it goes with the reply of a case whose applicant the viewer may know."""
        held = _held(attachment)
        return held is not None and sees_applicant(viewer, held.reply.application.unit, at=at)

    def uses(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterable[tuple[str, str]]:
        """The case that it is given in."""
        held = _held(attachment)
        if held is None or not sees_applicant(viewer, held.reply.application.unit, at=at):
            return []
        application = held.reply.application
        return [(f"申请 {application.number} 的答复", application.desk_address)]


def _held(attachment: Attachment) -> GivenFile | None:
    rows = GivenFile.rows.select_related("reply__application__unit")
    return rows.filter(attachment=attachment).first()
