"""公开情形的查询：what the public has of a plan, what is under way, and until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mingtang.audit.actions import reference
from mingtang.audit.chain import canonical
from mingtang.editorial.models import Edition, Published, Revision
from mingtang.editorial.queries import current, history, open_edition
from mingtang.holidays.queries import calendar
from mingtang.law.editorial import Stage
from mingtang.law.reckoning import Due
from mingtang.organs.sight import day_of
from mingtang.progress.publication import KIND, PlanProgress
from mingtang.progress.queries.publication import build
from mingtang.workplan.models import Plan
from mingtang.workplan.queries.days import publication_clock
from mingtang.workplan.words import Left, left


@dataclass(frozen=True)
class Publicity:
    """公开的情形：what the public has, what is under way, what a new edition would change, and until when."""

    live: Published | None
    past: Sequence[Published]
    edition: Edition | None
    revision: Revision | None
    changes: Sequence[str]
    body: Mapping[str, Any]
    clock: Due | None
    left: Left | None

    @property
    def is_returned(self) -> bool:
        """在办的一稿是否被退回。"""
        return hasattr(self.revision, "returned")

    @property
    def is_repeated(self) -> bool:
        """现在送审的会不会与在审的一稿相同。"""
        under_review = self.revision is not None and not self.is_returned
        return under_review and canonical(dict(self.body)) == self.revision.body

    @property
    def stage(self) -> str:
        """在办版次走到哪一步。"""
        if self.revision is None:
            return ""
        if self.is_returned:
            return f"被{self.revision.returned.reviewer.name}退回：{self.revision.returned.reason}"
        signed = {approval.stage for approval in self.revision.approvals.all()}
        return "等分管领导签发" if Stage.REVIEW.value in signed else "等审核人审核"


def publicity(plan: Plan, *, at: datetime) -> Publicity:
    """要点公开到哪一步。"""
    on, table = day_of(at), calendar()
    live = current(plan.address)
    edition = open_edition(KIND, reference(plan))
    newest = edition.revisions.select_related("returned__reviewer", "author", "stands_for") if edition else None
    revision = newest.prefetch_related("approvals").order_by("-number").first() if newest else None
    clock = publication_clock(plan, table)
    body = build(plan, on=on)
    running = clock is not None and clock.due is not None and live is None
    return Publicity(
        live=live,
        past=list(history(live.document)) if live else [],
        edition=edition,
        revision=revision,
        changes=PlanProgress().changes(live.content, body) if live else (),
        body=body,
        clock=clock,
        left=left(clock.due, on=on, calendar=table) if running else None,
    )
