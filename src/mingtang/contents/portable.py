"""PDF 的内部：its text page by page, and what makes it more than pages: a password, files inside, scripts.

A PDF can spell one thing in many ways: names with escapes, objects packed into streams, old versions left behind.
PDFium, which reads the pages, writes the file anew without any of that; what it wrote is looked through, and it is
what we keep.
"""

import io
import re
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from mingtang.contents.parts import Part, may_be_said
from mingtang.language.papers import Unreadable
from mingtang.language.papers.pdf_guard import MAX_STREAM, check_streams
from mingtang.language.papers.written import texts_of

PAGES_MAX = 2_000

LOCKED = "这个 PDF 加了打开密码，无法检查内容，请去掉密码再上传。"
BROKEN = "这个 PDF 损坏了，打不开，请重新导出后再上传。"
GROWS = "这个 PDF 解压后过大，可能会拖垮系统，没有收下；请核对文件来源，用“打印为 PDF”重新导出后再上传。"
CARRIES_FILES = "这个 PDF 里夹带了别的文件，请去掉夹带的文件，把它们单独上传。"
ACTS = "这个 PDF 里带有脚本或者启动程序的动作，请用“打印为 PDF”重新导出后再上传。"
TOO_LONG = f"这个 PDF 超过 {PAGES_MAX} 页，请拆成几个文件再上传。"

_ACTIONS = re.compile(
    rb"/(?:JavaScript|JS|Launch|GoToR|SubmitForm|ImportData|RichMedia\w*|Rendition|Movie|Sound|XFA)(?![^\s/<>\[\](){}%])"
)
_FILES = re.compile(rb"/(?:EmbeddedFile|FileAttachment|EF|GoToE)(?![^\s/<>\[\](){}%])")
_SCRIPTS = ("javascript:", "vbscript:")
_SIGNED = re.compile(rb"/ByteRange(?![^\s/<>\[\](){}%])")
_PLACE = re.compile(rb"(\d{10}) \d{5} n")
_STRING = re.compile(rb"\(((?:[^()\\]++|\\.)*+)\)|(?<!<)<([0-9A-Fa-f]*+)>", re.DOTALL)
_BACKSLASH = re.compile(rb"\\(.)", re.DOTALL)
_TOLD = re.compile(rb"/(?:Info|Metadata) \d+ 0 R")
_TAGS = re.compile(r"<[^<>]*+>")
_ANEW = pdfium_c.FPDF_NO_INCREMENTAL | pdfium_c.FPDF_REMOVE_SECURITY
# 文件里留着的旧版本不会再写出来，但别的程序也许会读。
_LEFT_BEHIND = re.compile(rb"/(?:JavaScript|J#61vaScript|#4[Aa]avaScript|Launch|L#61unch)")
# PDFium 不能由两个线程同时使用。
ONE_AT_A_TIME = threading.Lock()


def look_into(path: Path) -> tuple[list[str], list[str]]:
    """The reasons against a PDF, and its text: each page (none for a scan), and whatever else is said in it."""
    return look_into_data(path.read_bytes())


def look_into_data(data: bytes) -> tuple[list[str], list[str]]:
    """The same of a PDF that lies on no disk."""
    try:
        check_streams(data, "这个 PDF")
    except Unreadable:
        return [GROWS], []
    with ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            return [LOCKED if "password" in str(error).lower() else BROKEN], []
        try:
            anew = _written_anew(document)
            told = told_in(anew)
            reasons = _reasons(document, data, anew)
            if any(text.strip().lower().startswith(_SCRIPTS) for text in told):
                reasons.append(ACTS)
            return list(dict.fromkeys(reasons)), [*_pages(document), *told]
        except pdfium.PdfiumError:
            return [BROKEN], []
        finally:
            document.close()


def written_parts(data: bytes) -> Iterator[Part]:
    """各处文字：page by page, then what is said outside the pages. Errors: ``Unreadable``."""
    check_streams(data, "这个 PDF")
    with ONE_AT_A_TIME:
        document = _opened(data)
    try:
        for number in range(min(len(document), PAGES_MAX)):
            with ONE_AT_A_TIME:
                text = _page(document, number)
            if text.strip():
                yield Part(f"第 {number + 1} 页", text)
        with ONE_AT_A_TIME:
            told = told_in(_written_anew(document))
        for text in told:
            if may_be_said(text):
                yield Part("PDF 的属性、书签、批注或表单", text, hidden=True)
    except pdfium.PdfiumError as error:
        raise Unreadable(BROKEN) from error
    finally:
        with ONE_AT_A_TIME:
            document.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable(LOCKED if "password" in str(error).lower() else BROKEN) from error


def without_properties(data: bytes) -> bytes:
    """清除属性：the same pages without who wrote them, where and when; one that is signed stays as it came.

    Only for a file that ``look_into`` found nothing against.
    """
    with ONE_AT_A_TIME:
        parts = objects_of(_saved_anew(data))
        if any(_SIGNED.search(told) for told, _ in parts):
            return data
        parts[-1] = (_STRING.sub(b"()", parts[-1][0]), parts[-1][1])
        return _saved_anew(b"".join(_blanked(told) + held for told, held in parts))


def _blanked(told: bytes) -> bytes:
    """Without what refers to properties. As long as before, so that each object stays in its place."""
    return _TOLD.sub(lambda hit: b" " * len(hit[0]), told)


def _saved_anew(data: bytes) -> bytes:
    document = pdfium.PdfDocument(data)
    try:
        return _written_anew(document)
    finally:
        document.close()


def _written_anew(document: pdfium.PdfDocument) -> bytes:
    """The document as PDFium understands it: names spelled out, one object after another, nothing left over."""
    out = io.BytesIO()
    document.save(out, flags=_ANEW)
    return out.getvalue()


def objects_of(anew: bytes) -> list[tuple[bytes, bytes]]:
    """各个对象 of what PDFium wrote, and the trailer: what each says, and the stream that it holds."""
    table = anew.rfind(b"\r\nxref\r\n") + 2
    places = sorted({0, *(int(place) for place in _PLACE.findall(anew, table)), table})
    parts = []
    for start, end in zip(places, [*places[1:], len(anew)], strict=True):
        told, mark, held = anew[start:end].partition(b"stream\r\n")
        parts.append((told, mark + held))
    return parts


def _reasons(document: pdfium.PdfDocument, data: bytes, anew: bytes) -> list[str]:
    reasons = []
    if len(document) == 0:
        reasons.append(BROKEN)
    if len(document) > PAGES_MAX:
        reasons.append(TOO_LONG)
    names = b"\n".join(_STRING.sub(b" ", told) for told, _ in objects_of(anew))
    if document.count_attachments() or _FILES.search(names):
        reasons.append(CARRIES_FILES)
    scripts = pdfium_c.FPDFDoc_GetJavaScriptActionCount(document)
    if scripts > 0 or _ACTIONS.search(names) or _LEFT_BEHIND.search(data):
        reasons.append(ACTS)
    return reasons


def _pages(document: pdfium.PdfDocument) -> list[str]:
    return [_page(document, number) for number in range(min(len(document), PAGES_MAX))]


def _page(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    page_text = page.get_textpage()
    text = page_text.get_text_bounded()
    page_text.close()
    page.close()
    return text


def told_in(anew: bytes) -> list[str]:
    """页面以外的文字 of what PDFium wrote: properties, bookmarks, remarks, forms, descriptions of pictures."""
    texts = []
    for told, held in objects_of(anew):
        for plain, digits in _STRING.findall(told):
            text = _decoded(
                bytes.fromhex(digits.decode() + "0" * (len(digits) % 2)) if digits else _BACKSLASH.sub(rb"\1", plain)
            )
            texts += [text, _TAGS.sub("\n", text)] if "<" in text else [text]
        if b"/Metadata" in told and held:
            texts += texts_of("docprops/metadata.xml", inflated(held))
    return list(dict.fromkeys(filter(None, texts)))


def _decoded(string: bytes) -> str:
    if string.startswith((b"\xfe\xff", b"\xff\xfe")):
        return string.decode("utf-16", "replace")
    try:
        return string.decode("utf-8-sig")
    except UnicodeDecodeError:
        return string.decode("gb18030", "replace")


def inflated(held: bytes) -> bytes:
    """流的内容 as text; one that is packed otherwise as it is."""
    packed = held.partition(b"stream\r\n")[2]
    try:
        return zlib.decompressobj().decompress(packed, MAX_STREAM)
    except zlib.error:
        return packed
