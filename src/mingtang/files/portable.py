"""PDF 的内部：its text page by page, and what makes it more than pages: a password, files inside, scripts."""

import threading
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from mingtang.language.papers import Unreadable
from mingtang.language.papers.pdf_guard import check_streams

PAGES_MAX = 2_000

LOCKED = "这个 PDF 加了打开密码，无法检查内容，请去掉密码再上传。"
BROKEN = "这个 PDF 损坏了，打不开，请重新导出后再上传。"
GROWS = "这个 PDF 解压后过大，可能会拖垮系统，没有收下；请核对文件来源，用“打印为 PDF”重新导出后再上传。"
CARRIES_FILES = "这个 PDF 里夹带了别的文件，请去掉夹带的文件，把它们单独上传。"
ACTS = "这个 PDF 里带有脚本或者启动程序的动作，请用“打印为 PDF”重新导出后再上传。"
TOO_LONG = f"这个 PDF 超过 {PAGES_MAX} 页，请拆成几个文件再上传。"

_ACTIONS = (b"/JavaScript", b"/Launch")
# PDFium 不能由两个线程同时使用。
_ONE_AT_A_TIME = threading.Lock()


def look_into(path: Path) -> tuple[list[str], list[str]]:
    """The reasons against a PDF, and its text: properties first, then each page (none for a scan)."""
    data = path.read_bytes()
    try:
        check_streams(data, path.name)
    except Unreadable:
        return [GROWS], []
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            return [LOCKED if "password" in str(error).lower() else BROKEN], []
        try:
            return _reasons(document, data), _texts(document)
        except pdfium.PdfiumError:
            return [BROKEN], []
        finally:
            document.close()


def _reasons(document: pdfium.PdfDocument, data: bytes) -> list[str]:
    reasons = []
    if len(document) == 0:
        reasons.append(BROKEN)
    if len(document) > PAGES_MAX:
        reasons.append(TOO_LONG)
    if document.count_attachments():
        reasons.append(CARRIES_FILES)
    scripts = pdfium_c.FPDFDoc_GetJavaScriptActionCount(document)
    if scripts > 0 or any(action in data for action in _ACTIONS):
        reasons.append(ACTS)
    return reasons


def _texts(document: pdfium.PdfDocument) -> list[str]:
    texts = list(document.get_metadata_dict(skip_empty=True).values())
    for number in range(min(len(document), PAGES_MAX)):
        page = document[number]
        page_text = page.get_textpage()
        texts.append(page_text.get_text_bounded())
        page_text.close()
        page.close()
    return texts
