"""撤回的写入：ask, decide, take back at once, and clear the places that have a copy."""

from mingtang.withdrawals.actions.clearing import add_copy, clear_copy, close, warn
from mingtang.withdrawals.actions.requests import ask, drop, grant, refuse
from mingtang.withdrawals.actions.withdrawing import withdraw

__all__ = ["add_copy", "ask", "clear_copy", "close", "drop", "grant", "refuse", "warn", "withdraw"]
