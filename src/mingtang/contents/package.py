"""办公文件的内部：the parts of a Word or Excel file, and all the text in them, wherever it hides.

Headers, footers, comments, text boxes, hidden sheets, properties: a mark of secrecy may stand in any of them,
so every part is read, not only what a page shows.
"""

import io
import re
import zipfile
import zlib

from mingtang.contents import names_within, reaching
from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.written import texts_of

CONTENTS = "[Content_Types].xml"
CONTENTS_MAX = 2 * 1024 * 1024

MACROS = "这个文件里带有宏或者控件，请打开后另存为不带宏的 .docx 或 .xlsx 再上传。"
EMBEDDED = "这个文件里嵌着别的文件，无法检查，请删去嵌入的对象，把那些文件单独上传。"

_ACTIVE = ("vbaproject", "vbadata", "/activex/", "/macrosheets/", "/dialogsheets/", "/ctrlprops/")
# 图表的数据表是正常的嵌入，能逐一检查；其余的嵌入看不见里面是什么。
_READABLE = (".xlsx", ".docx")
# 整份插入的别的文稿和别的程序，打开文件时会显示或者运行，我们却读不全。
_CLOSED = (".mht", ".mhtml", ".rtf", ".htm", ".html", ".doc", ".xls", ".ppt", ".zip", ".rar", ".7z", ".pdf", ".ofd")
_CLOSED += (".exe", ".dll", ".bat", ".cmd", ".js", ".vbs", ".swf")
# 名字看着是图片或者别的，内容却是程序、压缩包或者旧版文件。
_DISGUISED = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"\xca\xfe\xba\xbe")
_LEADS_OUT = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|[\\\x00-\x1f:]")
# 属性：作者、最后修改人、单位、经理、自定义的电话等，正文里一样也用不着。
_PROPERTIES = {
    "core.xml": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "app.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "custom.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}
_FIXED_DAY = (1980, 1, 1, 0, 0, 0)


class Broken(Exception):
    """打不开的压缩结构。"""


class Locked(Exception):
    """加了密码的压缩结构。"""


def contents(data: bytes) -> tuple[set[str], str]:
    """The names of the parts, and the text of the list of contents (empty where there is none)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(part.flag_bits & 1 for part in archive.infolist()):
                raise Locked
            names = set(archive.namelist())
            if CONTENTS not in names:
                return names, ""
            with archive.open(CONTENTS) as part:
                return names, part.read(CONTENTS_MAX).decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise Broken from error


def look_into(data: bytes, label: str, *, embedded: bool = False) -> tuple[list[str], list[str]]:
    """The reasons against an office file, and all the text in it (none where it could not be opened).

    A table of figures inside a document is looked into once more; nothing is inside that one.
    """
    try:
        names = open_archive(data, label)
    except Unreadable as unreadable:
        return [str(unreadable)], []
    if names is None:
        return [EMBEDDED], []
    inner = sorted(name for name in names if "/embeddings/" in name.lower() and not name.endswith("/"))
    if any(_LEADS_OUT.search(name) for name in names):
        return [reaching.STRANGE], []
    told = "\n".join([contents(data)[1], *(f"/{name}" for name in names)]).lower()
    reasons = [MACROS] if any(mark in told for mark in _ACTIVE) else []
    closed = any(embedded or not name.lower().endswith(_READABLE) for name in inner)
    if closed or any(name.lower().endswith(_CLOSED) for name in names):
        return [*reasons, EMBEDDED], []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = []
        for name in sorted(names):
            part = archive.read(name)
            texts += texts_of(name.lower(), part)
            reasons += reaching.reasons_against_part(name.lower(), part)
            if part.startswith(_DISGUISED) and name not in inner:
                reasons.append(EMBEDDED)
        for name in inner:
            more, within = look_into(archive.read(name), label, embedded=True)
            reasons += more
            texts += within
    return list(dict.fromkeys(reasons)), texts


def without_properties(data: bytes) -> bytes:
    """清除属性：the same office file without who wrote it, where and when, in the tables inside it too.

    Only for a file that ``look_into`` found nothing against: then its parts are known to open and to be small.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys(old.namelist()):
            part = _cleared(name.lower())
            if part is None:
                part = names_within.cleared(name.lower(), old.read(name))
                if name.lower().endswith(".rels"):
                    part = reaching.cut_off(part)
                if "/embeddings/" in name.lower() and not name.endswith("/"):
                    part = without_properties(part)
            new.writestr(zipfile.ZipInfo(name, _FIXED_DAY), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _cleared(name: str) -> bytes | None:
    """What stands in place of a part of properties; none for any other part."""
    if name.endswith(".psmdcp"):
        return _PROPERTIES["core.xml"]
    folder, _, last = name.rpartition("/")
    return _PROPERTIES.get(last) if folder == "docprops" else None
