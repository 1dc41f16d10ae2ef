"""私有的数据目录与密钥：the data are for the account that runs the program, and for nobody else on the machine."""

import os
import secrets
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

#: What others on the machine may do with a file of ours: nothing.
UMASK = 0o077

#: Where uploads wait, below the data folder, until they are looked into.
INCOMING = Path("files", "incoming")


class EmptyKey(ValueError):
    """密钥文件是空的。No error of the framework: reading a plan must not wait for it."""


def data_folder() -> Path:
    """数据目录，as the environment names it."""
    return Path(os.environ.get("MINGTANG_DATA", "var")).resolve()


def clear(folder: Path) -> None:
    """清空：everything in a folder of ours goes; none there is none."""
    for left in folder.glob("*"):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """数据目录：made for us alone; one that is there already stays as its owner set it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def secret_key(folder: Path) -> str:
    """密钥：made once and kept beside the data; it stands there whole or not at all, whoever is killed meanwhile.

    Errors: ``EmptyKey`` when the file is there and says nothing.
    """
    path = folder / "secret.key"
    if not path.exists():
        make_folder(folder)
        _write_once(path, secrets.token_urlsafe(48))
    key = path.read_text(encoding="ascii", errors="replace").strip()
    if not key:
        raise EmptyKey(f"密钥文件“{path}”是空的，请从备份恢复；没有备份就删除它，再启动时会另做一个。")
    return key


def _write_once(path: Path, text: str) -> None:
    """Write and sync it under another name; whoever gives it its name first has decided what it says."""
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    waiting = Path(name)
    try:
        with os.fdopen(number, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(waiting, path)
    finally:
        waiting.unlink()
