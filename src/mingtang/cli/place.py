"""数据的位置：where the data are, told without loading the framework or making anything."""

import os
from pathlib import Path


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
