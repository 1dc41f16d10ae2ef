"""重点工作的守卫：what was written stays as written; a day moves only with its history; states follow the table."""

from mingtang.audit.triggers import Guard, frozen, kept
from mingtang.law.dossiers import MOVES

_WRITTEN = (
    "dossier_id",
    "on",
    "text",
    "value",
    "unit_of_value",
    "attachment_id",
    "written_by_id",
    "written_at",
    "written_for_id",
)
_DONE = ("done_on", "done_note", "done_file_id", "done_by_id", "done_at")


def _differs(*columns: str) -> str:
    """Whether any of the columns changes, NULL counted, in words that both databases read."""
    return " OR ".join(
        f'(NEW."{column}" <> OLD."{column}" OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'
        for column in columns
    )


_ALLOWED = " OR ".join(
    f"(OLD.state = '{now.value}' AND NEW.state = '{then.value}')"
    for now, after in MOVES.items()
    for then in MOVES
    if then in after
)

GUARDS = (
    *kept("dossiers_dossier", "重点工作不得删除"),
    *kept("dossiers_milestone", "节点不得删除"),
    *kept("dossiers_update", "进展不得删除，只能撤回或者更正"),
    *frozen("dossiers_postponement", "改期记录不得改动"),
    Guard(
        name="dossiers_dossier_stays",
        table="dossiers_dossier",
        event="UPDATE",
        message="重点工作的机关和公开地址不得改动",
        when=_differs("unit_id", "slug", "made_at"),
    ),
    Guard(
        name="dossiers_dossier_moves",
        table="dossiers_dossier",
        event="UPDATE",
        message="重点工作的状态不能这样改",
        when=f"NEW.state <> OLD.state AND NOT ({_ALLOWED})",
    ),
    Guard(
        name="dossiers_dossier_starts_open",
        table="dossiers_dossier",
        event="INSERT",
        message="重点工作从推进中开始",
        when="NEW.state <> 'open'",
    ),
    Guard(
        name="dossiers_milestone_day_with_history",
        table="dossiers_milestone",
        event="UPDATE",
        message="节点改期须有改期记录",
        when=(
            f"({_differs('dossier_id', 'made_at')}) OR (NEW.due_on <> OLD.due_on AND NOT EXISTS ("
            "SELECT 1 FROM dossiers_postponement p WHERE p.milestone_id = NEW.id "
            "AND p.from_on = OLD.due_on AND p.to_on = NEW.due_on))"
        ),
    ),
    Guard(
        name="dossiers_milestone_done_once",
        table="dossiers_milestone",
        event="UPDATE",
        message="已完成的节点不得改动",
        when=f"OLD.done_on IS NOT NULL AND ({_differs(*_DONE, 'due_on', 'title')})",
    ),
    Guard(
        name="dossiers_update_as_written",
        table="dossiers_update",
        event="UPDATE",
        message="已填写的进展不得改动",
        when=_differs(*_WRITTEN),
    ),
    Guard(
        name="dossiers_update_taken_back_once",
        table="dossiers_update",
        event="UPDATE",
        message="撤回、更正的进展不得恢复",
        when=(
            f"(OLD.withdrawn_at IS NOT NULL AND ({_differs('withdrawn_at', 'withdrawn_by_id', 'proposed_at')})) "
            f"OR (OLD.corrected_at IS NOT NULL AND ("
            f"{_differs('corrected_at', 'corrected_by_id', 'correction', 'proposed_at')}))"
        ),
    ),
    Guard(
        name="dossiers_update_starts_internal",
        table="dossiers_update",
        event="INSERT",
        message="进展先填写，再送审公开",
        when="NEW.proposed_at IS NOT NULL OR NEW.withdrawn_at IS NOT NULL OR NEW.corrected_at IS NOT NULL",
    ),
)
