"""私有的数据目录与密钥：the data are for the account that runs the program, and for nobody else on the machine."""

from pathlib import Path

#: What others on the machine may do with a file of ours: nothing.
UMASK = 0o077


def make_folder(folder: Path) -> None:
    """数据目录：made for us alone; one that is there already stays as its owner set it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
