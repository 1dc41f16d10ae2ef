"""标准目录的写入：its columns; its versions and items are written by the room of adjustments."""

from mingtang.catalogue.actions.columns import add_column, change_column, close_column, open_column

__all__ = ["add_column", "change_column", "close_column", "open_column"]
