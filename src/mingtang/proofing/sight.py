"""等第二个人确认的稿件：what reviewers and leaders of the organ see of a manuscript that is none of theirs.

One person writes why a place may go public, another one confirms it. Where the clerk wrote the text alone nobody else
has it in sight, so that those who will sign for it are let in, to look and to confirm, as long as a place waits.
"""

from datetime import date, datetime

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat

from mingtang.drafting.actions.handing import subject_of, text_to_vet
from mingtang.drafting.models import Manuscript
from mingtang.drafting.queries import WITH
from mingtang.files.models import Attachment
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.vetting.places import MAY_BE_GRAVE, Place, places_of
from mingtang.vetting.queries import excuses_of, unconfirmed

SECONDS = (PostKind.REVIEWER, PostKind.LEADER)
"""谁来确认：by their posts at the organ."""
CONFIRMING = (*SECONDS, PostKind.DISCLOSURE_CLERK)
"""谁会被告知：those who sign, and the clerk, who has every text of the organ in sight."""


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


def to_confirm(person: Person, *, at: datetime) -> list[tuple[Manuscript, int]]:
    """等这个人确认的稿件，and how many places of each.

    One query for all of them, and a look at each of the few open texts in which something grave was explained: what
    was cut out of a text since waits for nobody.
    """
    on, kinds = day_of(at), {kind.value for kind in CONFIRMING}
    organs = [post.unit_id for post in person.posts_on(on) if post.kind in kinds and post.unit.is_organ]
    if not organs:
        return []
    subjects = unconfirmed(organs, labels=MAY_BE_GRAVE, but=person.hands).values("subject")
    own = Concat(Value(f"{Manuscript._meta.label_lower}:"), Cast("pk", CharField()))
    rows = Manuscript.rows.alias(own=own).filter(Q(own__in=subjects) | Q(document__subject__in=subjects))
    found = rows.filter(organ__in=organs, discarded_at=None).select_related(*WITH).order_by("saved_at", "pk")
    counted = [(one, _unconfirmed_in(one, person, on=on)) for one in found if one.stands.is_open]
    return [(one, count) for one, count in counted if count]


def _unconfirmed_in(manuscript: Manuscript, person: Person, *, on: date) -> int:
    found = [place.excuse for place in places_of(text_to_vet(manuscript), on=on) if place.is_grave and place.excuse]
    return sum(1 for excuse in found if not person.hands & {excuse.by_id, excuse.stands_for_id})


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
