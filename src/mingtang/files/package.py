"""办公文件的外壳：the zip around a Word or Excel file, opened without trusting what it says of itself."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONTENTS = "[Content_Types].xml"
PARTS_MAX = 5_000
UNPACKED_MAX = 300 * 1024 * 1024
RATIO_MAX = 300
SMALL = 2 * 1024 * 1024

_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "xl/macrosheets/", "xl/dialogsheets/", "word/activex/", "xl/activex/")


class Broken(Exception):
    """打不开的压缩结构。"""


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise Broken from error


def contents(path: Path) -> tuple[set[str], str]:
    """The names of the parts, and the text of the list of contents (empty where there is none)."""
    with _opened(path) as archive:
        names = set(archive.namelist())
        if CONTENTS not in names:
            return names, ""
        with archive.open(CONTENTS) as part:
            return names, part.read(SMALL).decode("utf-8", "replace")


def reasons_against(path: Path) -> list[str]:
    """不能接受的理由：macros, locked parts, embedded files, and more data than such a file can honestly hold."""
    try:
        with _opened(path) as archive:
            parts = archive.infolist()
    except Broken:
        return ["这个文件损坏了，打不开，请重新保存后再上传。"]
    names = [part.filename.replace("\\", "/").lower() for part in parts]
    reasons = []
    if any(part.flag_bits & 0x1 for part in parts):
        reasons.append("这个文件加了密码，无法检查内容，请去掉密码再上传。")
    if any(mark in name for name in names for mark in _MACRO_PARTS):
        reasons.append("这个文件里带有宏或者控件，请打开后另存为不带宏的 .docx 或 .xlsx 再上传。")
    if any("/embeddings/" in name for name in names):
        reasons.append("这个文件里嵌着别的文件，无法检查，请删去嵌入的对象，把那些文件单独上传。")
    if _is_bomb(parts):
        reasons.append("这个文件展开后大得不正常，不能上传。请重新另存一份再试。")
    return reasons


def _is_bomb(parts: list[zipfile.ZipInfo]) -> bool:
    unpacked = sum(part.file_size for part in parts)
    swollen = any(part.file_size > max(SMALL, RATIO_MAX * max(part.compress_size, 1)) for part in parts)
    return len(parts) > PARTS_MAX or unpacked > UNPACKED_MAX or swollen
