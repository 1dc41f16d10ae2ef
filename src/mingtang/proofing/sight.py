"""等第二个人确认的稿件：what reviewers and leaders of the organ see of a manuscript that is none of theirs.

One person writes why a place may go public, another one confirms it. Where the clerk wrote the text alone nobody else
has it in sight, so that those who will sign for it are let in, to look and to confirm, as long as a place waits.
"""

from datetime import datetime

from mingtang.drafting.actions.handing import subject_of, text_to_vet
from mingtang.drafting.models import Manuscript
from mingtang.drafting.queries import WITH
from mingtang.files.models import Attachment
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.vetting.places import Place, places_of
from mingtang.vetting.queries import excuses_of

SECONDS = (PostKind.REVIEWER, PostKind.LEADER)
"""谁来确认：by their posts at the organ."""


def confirms_for(organ: Unit, *, by: Person, at: datetime) -> bool:
    """是否本机关的审核人、领导。"""
    return any(by.holds(post, at_unit=organ, on=day_of(at)) for post in SECONDS)


def waits_for(manuscript: Manuscript, *, by: Person, at: datetime) -> bool:
    """有没有要这个人看的一处：one that waits for a second person, or that this person confirmed."""
    if not (manuscript.stands.is_open and confirms_for(manuscript.organ, by=by, at=at)):
        return False
    if not excuses_of(subject_of(manuscript)).exists():
        return False
    places = places_of(text_to_vet(manuscript), on=day_of(at))
    return any(place.must_not and place.excuse is not None and _is_for(place, by) for place in places)


def _is_for(place: Place, by: Person) -> bool:
    return place.confirmation is None or place.confirmation.by_id == by.pk


def manuscript_to_confirm(pk: int, *, by: Person, at: datetime) -> Manuscript | None:
    """等这个人确认的一篇。"""
    found = Manuscript.rows.select_related(*WITH).filter(pk=pk).first()
    return found if found is not None and waits_for(found, by=by, at=at) else None


class FilesToConfirm:
    """等确认的稿件的附件（端口 files.Holder）：whoever confirms a place in a file looks at the file."""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether a manuscript that waits for the viewer carries it."""
        if not isinstance(viewer, Person) or not viewer.is_active:
            return False
        carrying = Manuscript.rows.filter(pieces__attachment=attachment).select_related(*WITH).distinct()
        return any(waits_for(one, by=viewer, at=at) for one in carrying)
