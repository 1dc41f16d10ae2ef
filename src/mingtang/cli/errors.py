"""命令行的拒绝：expected trouble becomes one clear Chinese sentence: what, where, what to do."""

import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from mingtang.law.rules import RuleBroken

DONE, DOES_NOT_HOLD, WRONG_CALL = 0, 1, 2

_BY_NUMBER = {
    errno.ENOSPC: "磁盘已满，请腾出空间后再试",
    errno.EFBIG: "文件超过了磁盘或系统允许的大小，请换一个位置再试",
    errno.EDQUOT: "磁盘配额已用完，请腾出空间后再试",
    errno.EROFS: "所在磁盘是只读的，请换一个位置",
    errno.ENOTDIR: "路径中有一段不是文件夹，请核对路径",
    errno.ENAMETOOLONG: "文件名太长，请改短",
}


class Refused(Exception):
    """不能执行：a command that cannot be carried out as called; the message is the sentence for the person."""


EXPECTED = (Refused, RuleBroken, OSError)


def sentences_of(error: Exception) -> tuple[str, ...]:
    """What the person is told of an expected error."""
    if isinstance(error, RuleBroken):
        return error.reasons
    if isinstance(error, OSError):
        return (_of_the_system(error),)
    return (str(error),)


def told_as_json(file: Path, problems: tuple[str, ...]) -> str:
    """What was wrong with a file, for ``--json``."""
    return json.dumps({"file": str(file), "ok": False, "problems": list(problems)}, ensure_ascii=False, indent=2)


@contextmanager
def refusals_as_json(file: Path, out: TextIO, *, wanted: bool) -> Iterator[None]:
    """Around a command called with ``--json``: what it is refused for is JSON, too."""
    try:
        yield
    except EXPECTED as error:
        if not wanted:
            raise
        print(told_as_json(file, sentences_of(error)), file=out)
        raise SystemExit(WRONG_CALL) from error


def _of_the_system(error: OSError) -> str:
    name = f"“{error.filename}”" if error.filename is not None else "这个操作"
    match error:
        case FileNotFoundError():
            return f"没有找到{name}，请核对路径和文件名。"
        case IsADirectoryError():
            return f"{name}是文件夹，请写文件的路径。"
        case PermissionError():
            return f"没有权限打开或写入{name}，请换一个位置或调整权限。"
    known = _BY_NUMBER.get(error.errno or 0)
    return f"{name}：{known}。" if known else f"{name}没有成功：系统报告第 {error.errno} 号错误，请联系技术人员。"
