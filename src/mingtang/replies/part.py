"""案件页上的答复意见：where it stands, and the way to it (port handling.CasePart)."""

from datetime import datetime

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.handling.ports import Part
from mingtang.law.foi import ApplicationState, FoiAct, acts_in
from mingtang.organs.sight import Viewer, day_of
from mingtang.replies.queries.replies import reply_of

ORDER = 50
_OPENS = frozenset({FoiAct.SIGN, FoiAct.ANSWER_AT_ONCE, FoiAct.DELIVER})


class Replies:
    """答复意见（端口 handling.CasePart）。"""

    def part(self, application: Application, viewer: Viewer, *, at: datetime) -> Part | None:
        """The reply in hand, or that one may be drafted now."""
        told = reply_of(application, on=day_of(at))
        if told is None and not _OPENS & set(acts_in(application.stands)):
            return None
        served = application.events.filter(act=FoiAct.DELIVER.value).order_by("id").last()
        context = {
            "told": told,
            "is_signed": application.stands is ApplicationState.SIGNED,
            "reads": sees_applicant(viewer, application.unit, at=at),
            "served": served if told is not None and not application.is_open else None,
            "organ": application.unit.code,
            "year": application.year,
            "serial": application.serial,
        }
        return Part(ORDER, "答复意见", "replies/part.html", context)
