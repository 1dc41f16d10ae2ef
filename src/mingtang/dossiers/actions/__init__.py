"""重点工作的写入：key works, milestones, progress, and the way to the public."""

from mingtang.dossiers.actions.dossiers import change, close, create, finish, hand_over_keeper, reopen
from mingtang.dossiers.actions.milestones import add_milestone, mark_done, move_due
from mingtang.dossiers.actions.updates import correct, withdraw, write_update

__all__ = [
    "add_milestone",
    "change",
    "close",
    "correct",
    "create",
    "finish",
    "hand_over_keeper",
    "mark_done",
    "move_due",
    "reopen",
    "withdraw",
    "write_update",
]
