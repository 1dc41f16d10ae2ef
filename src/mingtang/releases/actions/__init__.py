"""发布的写入：plan, change, cancel, release by hand or at the moment."""

from mingtang.releases.actions.planning import add, cancel, plan, plan_anew, remove
from mingtang.releases.actions.releasing import release_at_once, release_due, release_now, warn_of_unsigned

__all__ = [
    "add",
    "cancel",
    "plan",
    "plan_anew",
    "release_at_once",
    "release_due",
    "release_now",
    "remove",
    "warn_of_unsigned",
]
