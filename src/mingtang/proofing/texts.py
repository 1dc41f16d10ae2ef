"""核对的对象：a manuscript that is being written, or a revision that is being signed; who may settle what."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from mingtang.drafting import queries as drafting
from mingtang.drafting import reasons as of_drafting
from mingtang.drafting.actions.handing import text_to_vet
from mingtang.drafting.models import Manuscript
from mingtang.editorial.models import Revision
from mingtang.editorial.reasons import may_hand_in, posts_of
from mingtang.law.editorial import EditionState
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.proofing.sight import manuscript_to_confirm
from mingtang.reviewing import queries as reviewing
from mingtang.vetting.places import Text, text_of_revision

MANUSCRIPT, REVISION = "manuscript", "revision"
ONLY_CONFIRMS = "这篇稿件由写稿人或者政务公开专员改动，您在这里只看、只确认放行。"


@dataclass(frozen=True)
class Proofed:
    """一篇：its text, the page it is written or signed on, why nothing may be settled, and what it is changed in.

    ``confirms`` is whether, though nothing else may be settled, a second person may confirm what one wrote of.
    """

    of: str
    pk: int
    text: Text
    title: str
    url: str
    reasons: list[str]
    manuscript: Manuscript | None = None
    confirms: bool = False

    @property
    def reasons_against_confirming(self) -> list[str]:
        """不能确认放行的理由，whichever place it is."""
        return [] if self.confirms else self.reasons

    @property
    def picture_name(self) -> str:
        """确认看过一张图片的地址名。"""
        return f"proofing:{self.of}-picture"


def proofed(of: str, pk: int, *, by: Person, at: datetime) -> Proofed | None:
    """看得到的一篇。"""
    if of == MANUSCRIPT:
        manuscript = drafting.manuscript(pk, by, at=at)
        if manuscript is None:
            return _to_confirm(pk, by=by, at=at)
        text, url = text_to_vet(manuscript), reverse("drafting:draft", args=[pk])
        against = of_drafting.against_changing(manuscript, by=by, at=at)
        return Proofed(of, pk, text, str(manuscript), url, against, manuscript)
    revision = reviewing.revision(pk, by, at=at)
    if revision is None:
        return None
    url = reverse("reviewing:revision", args=[pk])
    return Proofed(of, pk, text_of_revision(revision), revision.title, url, _against(revision, by=by, at=at))


def _to_confirm(pk: int, *, by: Person, at: datetime) -> Proofed | None:
    """Whoever signs for the organ, shown it as long as a place waits for a second person; they go back to 今日."""
    found = manuscript_to_confirm(pk, by=by, at=at)
    if found is None:
        return None
    text, url = text_to_vet(found), reverse("desk:today")
    return Proofed(MANUSCRIPT, pk, text, str(found), url, [ONLY_CONFIRMS], found, confirms=True)


def _against(revision: Revision, *, by: Person, at: datetime) -> list[str]:
    """Whoever hands it in, and whoever signs it, may say why a doubt is none."""
    document = revision.edition.document
    found = []
    if revision.edition.state != EditionState.OPEN.value:
        found.append(f"这一版{EditionState(revision.edition.state).label}，不再核对。")
    signs = any(by.holds(post, at_unit=document.unit, on=day_of(at)) for it in revision.passes for post in posts_of(it))
    if not signs and not may_hand_in(document.kind, document.unit, by=by, at=at):
        found.append("提示由拟稿的、审签的人核对。")
    return found
