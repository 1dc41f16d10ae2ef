"""挂着的下达（端口 workplan.Attached）：what an import, another term or another owner would undo."""

from collections.abc import Collection, Mapping

from mingtang.law.answering import reasons_against_loosening
from mingtang.law.commitments import Term
from mingtang.organs.models import Unit
from mingtang.rollup.queries.hanging import answered_by, handed_from, numbers_of
from mingtang.workplan.models import Commitment, Plan


class HandDowns:
    """挂着的下达。"""

    def told(self, plan: Plan, keys: Collection[str]) -> Mapping[str, list[str]]:
        """By key, what is handed down and hangs on these tasks, one sentence each."""
        rows = numbers_of(plan, keys)
        told: dict[str, list[str]] = {}
        for pk, taken in answered_by(rows).items():
            sources = "、".join(f"{one.giver.short_name}第 {one.commitment.key} 条" for one in taken)
            told.setdefault(rows[pk], []).append(f"它对应上级下达的任务（{sources}），下达机关会看到。")
        for pk, given in handed_from(rows).items():
            units = "、".join(one.target.short_name for one in given)
            told.setdefault(rows[pk], []).append(f"它已下达给{units}，还没有收回，请在导入后核对。")
        return told

    def reasons_against_term(self, commitment: Commitment, term: Term) -> list[str]:
        """Why the task may not have this term: while it answers a hand-down it stays as strict."""
        return [
            reason
            for one in answered_by([commitment])[commitment.pk]
            for reason in reasons_against_loosening(one.term, term, giver=one.giver.short_name)
        ]

    def reasons_against_owner(self, commitment: Commitment, owner: Unit | None) -> list[str]:
        """Why the task may not go to another unit: it was handed to one that took it over as its own."""
        return [
            f"这项任务是下达给{one.target.name}、由它接收的，不能改由别的单位负责；"
            f"请{one.giver.name}先收回，再下达给别的单位。"
            for one in answered_by([commitment])[commitment.pk]
            if not one.is_linked and not one.target.is_organ and owner != one.target
        ]
