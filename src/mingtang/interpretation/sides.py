"""政策解读在别的房间：beside a manuscript, when a document changes, and for its pictures."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from mingtang.audit.actions import reference
from mingtang.documents.publication import KIND as DOCUMENT
from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.models import Manuscript
from mingtang.drafting.ports import Side
from mingtang.editorial.models import Document, Published
from mingtang.exemptions import reasons
from mingtang.exemptions.queries import live, rule_of
from mingtang.files.models import Attachment
from mingtang.interpretation.models import Explainer
from mingtang.interpretation.queries.explained import Duty, duty, explainers_of, shows
from mingtang.law.interpretation import reasons_against_unexplained
from mingtang.law.mail import NoticeKind
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer, day_of
from mingtang.outbox.actions import notify
from mingtang.outbox.queries.recipients import holders


class PlanBeside:
    """解读方案（端口 drafting.ManuscriptSide）。"""

    def side(self, manuscript: Manuscript, viewer: Viewer, *, at: datetime) -> Side | None:
        """What there is of an explainer, and how one begins."""
        told = _duty(manuscript)
        against = reasons.against_planning(manuscript, by=viewer, at=at) if isinstance(viewer, Person) else []
        may = not against and manuscript.discarded_at is None
        if not (told.owed or told.explainers or told.exemption or may):
            return None
        context = {"told": told, "manuscript": manuscript, "may": may, "words": rule_of(manuscript.organ)["words"]}
        return Side(40, "解读方案", "interpretation/side.html", context)

    def reasons(self, manuscript: Manuscript, *, at: datetime) -> Sequence[str]:
        """没有解读方案不能送审。"""
        told = _duty(manuscript)
        code = str(manuscript.metadata.get("type", ""))
        return reasons_against_unexplained(code, owed=told.owed, planned=bool(told.explainers), exempt=told.exempt)


def _duty(manuscript: Manuscript) -> Duty:
    code = str(manuscript.metadata.get("type", ""))
    return duty(subject_of(manuscript), manuscript.organ, type=code, change=manuscript.change)


class StaffTold:
    """文件有了新的一版（端口 editorial.Follower）：whoever wrote its explainer and the clerk are told to look."""

    def released(self, published: Published, *, by: Person | None, at: datetime) -> None:
        """Only where the explainer is of an edition before."""
        if published.document.kind != DOCUMENT:
            return
        for explainer in explainers_of(published.document.subject):
            standing = live(explainer.document)
            if standing is None or standing.content["explained"]["edition"] >= published.number:
                continue
            title = f"{explainer.organ.short_name}的一份文件更正了，请看它的解读要不要改"
            path = reverse("interpretation:explainer", args=[explainer.pk])
            told = {"kind": NoticeKind.RESULT, "title": title, "path": path, "of": reference(explainer)}
            people = [explainer.made_by, *holders(explainer.organ, PostKind.DISCLOSURE_CLERK, on=day_of(at))]
            notify(list(dict.fromkeys(people)), **told, step=f"edition:{published.number}", at=at)

    def withdrawn(self, document: Document, *, at: datetime) -> None:
        """Its explainer's page says that the document is not public any more."""


class ExplainerFiles:
    """解读的图片和录音录像（端口 files.Holder）：seen with the explainer."""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether an explainer in sight shows it."""
        seen = Explainer.seen_by(viewer, at=at)
        return shows(seen, attachment)
