"""目录调整的写入：versions, items, and what is ready to begin with."""

from mingtang.adjustments.actions.items import add, assign, change, keep_own, remove, take_over
from mingtang.adjustments.actions.ready import set_up
from mingtang.adjustments.actions.versions import approve, begin, draft, drop, send_back, submit

__all__ = [
    "add",
    "approve",
    "assign",
    "begin",
    "change",
    "draft",
    "drop",
    "keep_own",
    "remove",
    "send_back",
    "set_up",
    "submit",
    "take_over",
]
