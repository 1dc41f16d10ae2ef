"""文件名：what an uploaded file is called on screen and when it is saved again. Never a path, never a storage key."""

import re
import unicodedata

LONGEST = 100
LONGEST_BYTES = 200

_PATH = re.compile(r"[/\\]")
_EXTENSION = re.compile(r"\.([a-z][a-z0-9]{0,7})$")
# Windows 认作设备、不能作文件名的词。
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
# 看起来像点、像斜线的字：换成点和连字符，使文件名看着是什么就是什么。
_LOOKALIKES = str.maketrans({**dict.fromkeys("．․﹒｡", "."), **dict.fromkeys("／＼⁄∕⧵﹨⧸", "-")})
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
# 控制符、格式符（含左右书写方向符和零宽符）、代理、私用和未定义的码位。
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def cleaned(raw: str) -> str:
    """文件名：the last part of what the browser sent, without what nobody sees or a file system refuses."""
    last = " ".join(_PATH.split(raw)[-1].translate(_LOOKALIKES).split())
    seen = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in _UNSEEN)
    return " ".join(_NOT_IN_NAMES.sub("-", seen).split()).strip(". ")


def extension_of(raw: str) -> str:
    """扩展名，in lower case and without its dot; empty where the name has none."""
    found = _EXTENSION.search(unicodedata.normalize("NFKC", cleaned(raw)).lower())
    return found[1] if found else ""


def shown_name(raw: str, *, extension: str) -> str:
    """显示的文件名：the name to show and to save under, ending in the extension of what the file really is."""
    name = cleaned(raw)
    if extension_of(raw):
        name = name.rpartition(".")[0]
    stem = _shortened(name).strip(". ") or "附件"
    if _DEVICE.match(stem):
        stem = f"_{stem}"
    return f"{stem}.{extension}"


def _shortened(stem: str) -> str:
    stem = stem[:LONGEST]
    while len(stem.encode()) > LONGEST_BYTES:
        stem = stem[:-1]
    return stem
