"""指出的地方的查询：what was pointed to in an edition, as it stands on one of its revisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from mingtang.editorial.models import Revision
from mingtang.organs.sight import Viewer
from mingtang.remarks.models import Remark
from mingtang.remarks.places import WHOLE, Place, places_of


@dataclass(frozen=True)
class Standing:
    """一处意见：its number in the edition, where it stands in the revision shown, and whether that place changed."""

    number: int
    remark: Remark
    place: str | None
    is_changed: bool | None

    @property
    def anchor(self) -> str:
        """正文里的位置，to which a link leads; nothing where the text has no addresses."""
        return self.place if self.place and self.place.startswith("w-") else ""


def standing_on(revision: Revision) -> list[Standing]:
    """指出的地方，made on this revision or an earlier one of its edition, in the order in which they were made."""
    found = Remark.rows.filter(revision__edition=revision.edition_id, revision__number__lte=revision.number)
    found = found.select_related("by", "stands_for", "settled_by", "settled_in", "revision")
    remarks = list(found.defer("revision__body", "settled_in__body"))
    if not remarks:
        return []
    wanted = Revision.rows.filter(pk__in={revision.pk, *(remark.revision_id for remark in remarks)})
    places: dict[int, list[Place]] = {row.pk: places_of(row.title, row.content) for row in wanted}
    now = {place.text: place.key for place in reversed(places[revision.pk])}
    return [
        _standing(number, remark, revision, {place.key: place.text for place in places[remark.revision_id]}, now)
        for number, remark in enumerate(remarks, start=1)
    ]


def _standing(
    number: int, remark: Remark, revision: Revision, then: Mapping[str, str], now: Mapping[str, str]
) -> Standing:
    if remark.revision_id == revision.pk:
        return Standing(number, remark, remark.place, None)
    if remark.place == WHOLE:
        return Standing(number, remark, WHOLE, remark.revision.digest != revision.digest)
    place = now.get(then.get(remark.place, ""))
    return Standing(number, remark, place, place is None)


def remark(pk: int, viewer: Viewer, *, at: datetime) -> Remark | None:
    """One remark in sight."""
    seen = Remark.rows.filter(revision__in=Revision.seen_by(viewer, at=at))
    return seen.select_related("revision__edition__document__unit__organ").filter(pk=pk).first()


def open_counts(revisions: QuerySet[Revision] | list[Revision]) -> dict[int, int]:
    """没有答复的有几处，by edition: of each edition that these revisions belong to."""
    editions = [row.edition_id for row in revisions]
    found = Remark.rows.filter(revision__edition__in=editions, settled_at=None).order_by()
    return {row["revision__edition"]: row["n"] for row in found.values("revision__edition").annotate(n=Count("pk"))}
