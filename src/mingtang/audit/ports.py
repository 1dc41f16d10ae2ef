"""留痕要问别的房间的。"""

from typing import Protocol


class AfterMigration(Protocol):
    """迁移以后：a room that keeps something beside its tables puts it right, as guards are put back.

    SQLite forgets the triggers of a table that a migration builds anew, whatever they are for.
    """

    def put_right(self) -> None:
        """Make good what the migration has taken away; nothing where all is there, or the table is not yet."""
