"""稿件旁边的公文（端口 drafting.ManuscriptSide、reviewing.BesideRevision）：its sheet, and what that does."""

from collections.abc import Sequence
from datetime import datetime

from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.models import Manuscript
from mingtang.drafting.ports import Side
from mingtang.editorial.models import Revision
from mingtang.law.policies import PolicyState, binding_types
from mingtang.organs.sight import Viewer
from mingtang.policies.queries.source import policy_of, reasons_against
from mingtang.policydesk.forms import HistoricForm
from mingtang.policydesk.sheet import term_of, ties_told


class SourceOfManuscript:
    """公文源头。"""

    def side(self, manuscript: Manuscript, viewer: Viewer, *, at: datetime) -> Side | None:
        """Its sheet; for a kind that needs one, how to come by it; else nothing."""
        policy = policy_of(subject_of(manuscript))
        binds = manuscript.metadata.get("type") in binding_types()
        if policy is None and (not binds or not manuscript.stands.is_open):
            return None
        context = {"policy": policy, "manuscript": manuscript, "form": HistoricForm()}
        return Side(5, "公文源头", "policydesk/side.html", context)

    def reasons(self, manuscript: Manuscript, *, at: datetime) -> Sequence[str]:
        """What the gate will say."""
        return reasons_against(manuscript.organ, subject_of(manuscript), manuscript.title, manuscript.metadata)


class SourceOfRevision:
    """审签时看到的公文单（端口 reviewing.BesideRevision）."""

    def rows(self, revision: Revision) -> Sequence[tuple[str, str]]:
        """What takes effect with the text and does not stand in it."""
        policy = policy_of(revision.edition.document.subject)
        if policy is None or policy.stands is PolicyState.PUBLISHED:
            return []
        return [row for row in (("公布以后", ties_told(policy)), ("公文单上的日期", term_of(policy))) if row[1]]
