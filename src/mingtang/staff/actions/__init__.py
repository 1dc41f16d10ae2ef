"""人员的写入：hand-over, and a roster read from a table."""

from mingtang.staff.actions.hand_over import hand_over, look_at
from mingtang.staff.actions.roster import enter_roster

__all__ = ["enter_roster", "hand_over", "look_at"]
