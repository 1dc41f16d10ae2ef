"""申请的视野：who may open a proof of identity, and who may see the papers of a case."""

from datetime import datetime
from typing import TypeVar

from django.db.models import QuerySet

from mingtang.applications.models import CasePaper, Particulars, Proof
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer
from mingtang.sealed.models import Sealed

Held = TypeVar("Held", Particulars, Proof)


class Identities:
    """身份证明（端口 sealed.Holder）：only for those who handle the application."""

    def may_open(self, sealed: Sealed, viewer: Viewer, at: datetime) -> bool:
        """Whether it belongs to an application whose applicant the viewer may know."""
        first = _first_of(Particulars.rows.filter(identity=sealed))
        held = first if first is not None else _first_of(Proof.rows.filter(sealed=sealed))
        return held is not None and sees_applicant(viewer, held.application.unit, at=at)


def _first_of(found: QuerySet[Held]) -> Held | None:
    return found.select_related("application__unit").first()


class CasePapers:
    """卷内文件（端口 files.Holder）：a scanned letter names its writer, so it is seen as the applicant is."""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether it is a paper of a case whose applicant the viewer may know."""
        held = CasePaper.rows.select_related("application__unit").filter(attachment=attachment).first()
        return held is not None and sees_applicant(viewer, held.application.unit, at=at)
