"""按内容认类型：what a file really is. Its name and what the browser claims decide nothing."""

import codecs
import re
from pathlib import Path

from mingtang.contents import package
from mingtang.contents.kinds import ALLOWED, Kind

HEAD = 4096


class Unknown(Exception):
    """不能上传的类型：one Chinese sentence, what the file is and what to do."""


_OLD_OFFICE = "这是旧版的 Word、Excel 或 WPS 文件，请打开后另存为 .docx 或 .xlsx 再上传。"
_LOCKED = "这个文件加了密码，无法检查内容，请去掉密码再上传。"
_MACROS = "这个文件里带有宏，请打开后另存为不带宏的 .docx 或 .xlsx 再上传。"
_PACKED = "这是压缩包，请解压后把里面的文件逐个上传。"
_PROGRAM = f"这是程序文件，不能上传。{ALLOWED}"
_WEB = f"这是网页文件，不能上传。{ALLOWED}"
_MOVING = f"这是视频或音频，不能作附件上传。{ALLOWED}"
_HEIC = "这是手机的 HEIC 照片，请在手机里转成 JPG（苹果手机：设置、相机、格式，选“兼容性最佳”）再上传。"
_OTHER_IMAGE = "这种图片不能上传，请另存为 JPG 或者 PNG 再上传。"
_OFD = "这是 OFD 版式文件，请导出为 PDF 再上传。"
_OTHER_OFFICE = f"这种办公文件还不能检查内容。{ALLOWED}演示文稿请导出为 PDF。"
_BROKEN = "这个文件损坏了，打不开，请重新保存后再上传。"
_RTF = "这是 RTF 文件，请用 Word 或 WPS 另存为 .docx 再上传。"
_NOT_KNOWN = f"认不出这个文件的类型。{ALLOWED}"

_STILL = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"}
_REFUSED_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"\x1f\x8b", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"GIF8", _OTHER_IMAGE),
    (b"BM", _OTHER_IMAGE),
    (b"II*\x00", _OTHER_IMAGE),
    (b"MM\x00*", _OTHER_IMAGE),
    (b"ID3", _MOVING),
    (b"\x1aE\xdf\xa3", _MOVING),
    (b"OggS", _MOVING),
)
# 浏览器会当作网页执行的开头。
_MARKUP = re.compile(r"<\s*(!doctype|html|head|body|script|svg|iframe|meta|style|object|embed|\?xml|\?php)\b", re.I)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MAIN_PARTS = {
    "wordprocessingml.document.main+xml": Kind.DOCX,
    "spreadsheetml.sheet.main+xml": Kind.XLSX,
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(path: Path, *, extension: str) -> Kind:
    """文件类型 by content; the extension only tells a table of text from other text.

    Errors: ``Unknown`` with the sentence to show.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    known = kind_by_start(head)
    if known is not None:
        return known
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(path)
    text = plain_text(path.read_bytes())
    if text is None:
        raise Unknown(_what_it_is(path, head))
    return _of_text(text, extension)


def kind_by_start(head: bytes) -> Kind | None:
    """PDF 和图片 by their first bytes; ``None`` for everything else."""
    if head[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return Kind.PDF
    return _image(head)


def _image(head: bytes) -> Kind | None:
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.WEBP
    return None


def _inside_zip(path: Path) -> Kind:
    """Which office file a zip is, by the list of contents it carries."""
    try:
        names, contents = package.contents(path.read_bytes())
    except package.Broken as broken:
        raise Unknown(_BROKEN) from broken
    except package.Locked as locked:
        raise Unknown(_LOCKED) from locked
    if not contents:
        raise Unknown(_OFD if "OFD.xml" in names else _PACKED)
    for main, kind in _MAIN_PARTS.items():
        if main in contents:
            return kind
    raise Unknown(_MACROS if "macroenabled" in contents.lower() else _OTHER_OFFICE)


def plain_text(data: bytes) -> str | None:
    """Text in the encodings that offices here use, or ``None`` for what is no text."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROLS.search(text) else text
    return None


def _of_text(text: str, extension: str) -> Kind:
    if text.startswith("#!"):
        raise Unknown(_PROGRAM)
    if text.startswith("{\\rtf"):
        raise Unknown(_RTF)
    if _MARKUP.search(text):
        raise Unknown(_WEB)
    return Kind.CSV if extension == "csv" else Kind.TXT


def _what_it_is(path: Path, head: bytes) -> str:
    """The sentence for a file that is neither text nor anything we take."""
    if head.startswith(_OLE):
        # An office file with an opening password is an old container with a stream of this name.
        return _LOCKED if "EncryptedPackage".encode("utf-16-le") in path.read_bytes() else _OLD_OFFICE
    if head[4:8] == b"ftyp":
        return _HEIC if head[8:12] in _STILL else _MOVING
    return next((sentence for start, sentence in _REFUSED_STARTS if head.startswith(start)), _NOT_KNOWN)
