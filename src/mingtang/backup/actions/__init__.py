"""备份的写入：make one, and restore one."""

from mingtang.backup.actions.making import make
from mingtang.backup.actions.restoring import restore

__all__ = ["make", "restore"]
