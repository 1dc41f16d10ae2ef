"""识别格式：what a file is by its content; its name is only believed among kinds of plain text."""

import re
from pathlib import PurePath

from mingtang.language.papers.blocks import PaperKind, Unreadable

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_EXTENSIONS: dict[str, PaperKind] = {
    ".txt": "txt", ".text": "txt", "": "txt", ".md": "md", ".markdown": "md", ".csv": "csv", ".tsv": "csv",
    ".html": "html", ".htm": "html", ".shtml": "html", ".xhtml": "html",
    ".docx": "docx", ".xlsx": "xlsx", ".pdf": "pdf",
}  # fmt: skip
_NAMES: dict[PaperKind, str] = {
    "txt": "纯文本", "md": "Markdown 文本", "csv": "CSV 表格", "html": "网页",
    "docx": "Word 文档", "xlsx": "Excel 表格", "pdf": "PDF",
}  # fmt: skip
_PLAIN: frozenset[PaperKind] = frozenset({"txt", "md", "csv", "html"})


def sniff(data: bytes, name: str, entries: frozenset[str] | None) -> tuple[PaperKind, str]:
    """识别格式：the kind, and a word about it where name and content disagree.

    ``entries`` are the names inside a zip archive, None for other files.
    Errors: ``Unreadable`` for kinds that cannot be read, each with what to do instead.
    """
    suffix = PurePath(name).suffix.lower()
    named = _EXTENSIONS.get(suffix)
    found = _binary_kind(data, name, entries)
    if found is None:
        found = _plain_kind(data, named)
    if found == named or (named is None and not suffix):
        return found, ""
    return found, f"“{name}”的扩展名是 {suffix}，内容其实是{_NAMES[found]}，已按{_NAMES[found]}读取。"


def _binary_kind(data: bytes, name: str, entries: frozenset[str] | None) -> PaperKind | None:
    if data.startswith(_OLE):
        raise Unreadable(_ole_advice(data, name))
    if entries is not None:
        return _archive_kind(name, entries)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        raise Unreadable(f"“{name}”是 RTF 文档，不能直接读取；请用 WPS 或 Word 打开，另存为 .docx 后再试。")
    if data.startswith(_IMAGES) or data[4:12] in (b"ftypheic", b"ftypmif1"):
        raise Unreadable(f"“{name}”是一张图片，里面没有可读的文字；请提供原始的 Word、PDF 或文本文件。")
    if data.startswith((b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf")):
        raise Unreadable(f"“{name}”是损坏的文档或压缩包，打不开；请重新导出，或先解压再选择里面的文件。")
    return None


def _archive_kind(name: str, entries: frozenset[str]) -> PaperKind:
    if "word/document.xml" in entries:
        return "docx"
    if "xl/workbook.xml" in entries:
        return "xlsx"
    if "xl/workbook.bin" in entries:
        raise Unreadable(f"“{name}”是 .xlsb 表格，不能直接读取；请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。")
    if "OFD.xml" in entries:
        raise Unreadable(f"“{name}”是 OFD 版式文件，不能直接读取；请另存为 PDF，或提供原始的 Word 文件。")
    if any(entry.startswith("ppt/") for entry in entries):
        raise Unreadable(f"“{name}”是演示文稿，不是工作要点；请选择 Word、Excel、PDF、网页或文本文件。")
    if "content.xml" in entries:
        raise Unreadable(f"“{name}”是 OpenDocument 文档，不能直接读取；请另存为 .docx 或 .xlsx 后再试。")
    raise Unreadable(
        f"“{name}”里没有 Word 或 Excel 的正文，可能是普通压缩包或损坏的文档；请选择解压后的文件，或重新导出。"
    )


def _plain_kind(data: bytes, named: PaperKind | None) -> PaperKind:
    head = data[:4096].lstrip(b"\xef\xbb\xbf").lstrip().lower()
    if re.match(
        rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|table|article|main|p|h1)\b",
        head,
        re.S,
    ):
        return "html"
    return named if named in _PLAIN else "txt"


def _ole_advice(data: bytes, name: str) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return f"“{name}”设了打开密码，无法读取；请用 WPS 或 Word 打开，取消密码后另存，再重新选择。"
    if holds("WordDocument"):
        return f"“{name}”其实是旧版 .doc 或 .wps 文档，改扩展名没有用；请用 WPS 或 Word 打开，另存为 .docx 后再试。"
    if holds("Workbook") or holds("Book"):
        return f"“{name}”其实是旧版 .xls 或 .et 表格，改扩展名没有用；请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。"
    return f"“{name}”是旧版 Office 文件（.doc、.xls、.wps 一类），不能直接读取；请打开后另存为 .docx 或 .xlsx 再试。"
