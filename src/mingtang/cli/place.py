"""数据的位置：where the data are, told without loading the framework or making anything."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: What a command makes on its way, the innermost first.
_MADE = ("files/incoming", "files", "prepare.lock", "secret.key", ".")


def data_dir() -> Path:
    """数据目录，as the settings will take it."""
    return Path(os.environ.get("MINGTANG_DATA", "var")).resolve()


def database_is_there() -> bool:
    """Whether there is a database to ask: a server that was named, or the file."""
    if os.environ.get("DATABASE_URL"):
        return True
    return (data_dir() / "mingtang.sqlite3").is_file()


def described() -> str:
    """The place in words, without any password, ready for Chinese to follow."""
    return "DATABASE_URL 所指的数据库" if os.environ.get("DATABASE_URL") else f"{data_dir()} "


@contextmanager
def left_as_found() -> Iterator[list[Path]]:
    """Around a command: whatever is new when it is refused goes again. It clears the list when all of it is to stay."""
    new = [path for path in (data_dir() / name for name in _MADE) if not path.exists()]
    is_done = False
    try:
        yield new
        is_done = True
    finally:
        for path in () if is_done else new:
            # 有了别的东西的文件夹不动。
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
