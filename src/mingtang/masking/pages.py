"""PDF 的遮盖副本：a page with anything to cover becomes a picture with the places painted black.

A black box over a text hides nothing: the text stays beneath. So such a page is drawn at 200 dots an inch, painted,
and put in as a picture. Other pages stay as they are, but for one whose streams hold what is sought, or text that
stands for other text: that becomes a picture, too. Notes, forms, attachments, scripts, bookmarks, properties never
come along, since only pages are carried over into a new file.
"""

import ctypes
import io
import re
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageDraw

from mingtang.contents import portable
from mingtang.language.papers.pdf_guard import check_streams
from mingtang.masking import traces
from mingtang.masking.refusals import Unmaskable
from mingtang.masking.sought import Sought, Tally

DPI, PAGES_MAX, PIXELS_MAX = 200, 300, 40_000_000
QUALITY = 85
_TOO_LONG = f"这个 PDF 超过 {PAGES_MAX} 页，请拆成几个文件再生成副本。"
_TOO_LARGE = "第 {} 页的纸张太大，画不出来，请按 A4 或 A3 重新导出再生成副本。"
_SCAN = "第 {} 页没有文字层（可能是扫描件），里面的字没有检查，请打开来看。"
_PICTURES = "第 {} 页有图片，图片里的字没有检查，请打开来看。"
_UNREAD = "第 {} 页有读不出编码的字，没有检查，请打开来看。"
_DRAWN = "第 {} 页改成了图片：要遮盖的地方涂黑，这一页的文字不能再选取。"
#: What stands for other text, or beside a page, without being seen on it.
_UNSEEN = re.compile(rb"/(?:ActualText|Alt|PieceInfo|Thumb|AA)(?=[\s/<>\[\](){}%])|/E\s*[(<]")
_PAD = 1.5

Box = tuple[float, float, float, float]


@dataclass
class _Made:
    """在做的副本。"""

    document: pdfium.PdfDocument
    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def masked(data: bytes, wanted: Sought, tally: Tally) -> tuple[bytes, list[str], list[str]]:
    """遮盖副本 of a PDF, what was taken out, and what a person must look at. Errors: ``Unmaskable``, ``Unreadable``."""
    check_streams(data, "这个 PDF")
    with portable.ONE_AT_A_TIME:
        source, document = _opened(data), pdfium.PdfDocument.new()
        made = _Made(document)
        try:
            if len(source) > PAGES_MAX:
                raise Unmaskable(_TOO_LONG)
            _told_removed(source, made)
            texts, places = _flattened(source, made)
            hits = _hits(texts, places, wanted, tally)
            for number in range(len(source)):
                _carry(source, number, texts[number], hits.get(number, []), wanted, made)
            out = io.BytesIO()
            document.save(out, flags=pdfium_c.FPDF_NO_INCREMENTAL)
        except pdfium.PdfiumError as error:
            raise Unmaskable(portable.BROKEN) from error
        finally:
            document.close()
            source.close()
    return portable.without_properties(out.getvalue()), list(dict.fromkeys(made.removed)), made.left


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unmaskable(portable.LOCKED if "password" in str(error).lower() else portable.BROKEN) from error


def _told_removed(source: pdfium.PdfDocument, made: _Made) -> None:
    if source.count_attachments():
        made.removed.append("夹带的文件")
    if pdfium_c.FPDFDoc_GetJavaScriptActionCount(source) > 0:
        made.removed.append("脚本")
    if next(iter(source.get_toc()), None) is not None:
        made.removed.append("书签")
    made.removed.append("属性")


def _flattened(source: pdfium.PdfDocument, made: _Made) -> tuple[list[str], list[list[Box]]]:
    """What a reader sees of notes and forms becomes part of the page, the rest goes; the text of each page."""
    texts, places = [], []
    for number in range(len(source)):
        page = source[number]
        if pdfium_c.FPDFPage_GetAnnotCount(page):
            made.removed.append("批注、链接和表单的内容")
            pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
            page.close()
            page = source[number]
            for at in reversed(range(pdfium_c.FPDFPage_GetAnnotCount(page))):
                pdfium_c.FPDFPage_RemoveAnnot(page, at)
        text, boxes, is_whole = _read(page)
        if not is_whole:
            made.left.append(_UNREAD.format(number + 1))
        texts.append(text)
        places.append(boxes)
        page.close()
    return texts, places


def _read(page: pdfium.PdfPage) -> tuple[str, list[Box], bool]:
    """Every character of a page, those outside its edges too, the box of each, and whether each has a meaning."""
    held = page.get_textpage()
    text, boxes, is_whole = [], [], True
    for at in range(held.count_chars()):
        sign = pdfium_c.FPDFText_GetUnicode(held, at)
        is_whole = is_whole and sign != 0 and pdfium_c.FPDFText_HasUnicodeMapError(held, at) != 1
        text.append(chr(sign) if sign and not 0xD800 <= sign < 0xE000 else "\ufffd")
        tight, loose = held.get_charbox(at), held.get_charbox(at, loose=True)
        boxes.append(
            (min(tight[0], loose[0]), min(tight[1], loose[1]), max(tight[2], loose[2]), max(tight[3], loose[3]))
        )
    held.close()
    return "".join(text), boxes, is_whole


def _hits(texts: list[str], places: list[list[Box]], wanted: Sought, tally: Tally) -> dict[int, list[Box]]:
    """The boxes to paint by page: over the end of a page, too."""
    whole = "\n".join(texts)
    covered = wanted.covered(whole, tally)
    begin, found = 0, {}
    for number, text in enumerate(texts):
        boxes = [places[number][at] for at in range(len(text)) if whole[begin + at] != covered[begin + at]]
        if boxes:
            found[number] = boxes
        begin += len(text) + 1
    return found


def _carry(source: pdfium.PdfDocument, number: int, text: str, boxes: list[Box], wanted: Sought, made: _Made) -> None:
    """Carry a page over: as it is, or as a picture."""
    if not text.strip():
        made.left.append(_SCAN.format(number + 1))
    elif any(True for _ in source[number].get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        made.left.append(_PICTURES.format(number + 1))
    if boxes or _holds_more(source, number, wanted):
        made.removed.append(_DRAWN.format(number + 1).rstrip("。"))
        _put_picture(source[number], number, boxes, made.document)
    else:
        made.document.import_pages(source, [number])


def _holds_more(source: pdfium.PdfDocument, number: int, wanted: Sought) -> bool:
    """Whether a page alone holds, anywhere in its file, what is sought or what stands for other text."""
    document = pdfium.PdfDocument.new()
    try:
        document.import_pages(source, [number])
        out = io.BytesIO()
        document.save(out, flags=pdfium_c.FPDF_NO_INCREMENTAL)
    finally:
        document.close()
    return traces.holds(out.getvalue(), wanted, _UNSEEN)


def _put_picture(page: pdfium.PdfPage, number: int, boxes: list[Box], document: pdfium.PdfDocument) -> None:
    width, height = page.get_size()
    scale = DPI / 72
    if width * height * scale * scale > PIXELS_MAX:
        raise Unmaskable(_TOO_LARGE.format(number + 1))
    image: Image.Image = page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
    pen = ImageDraw.Draw(image)
    for box in boxes:
        pen.rectangle(_on_picture(page, box, image.size), fill="black")
    held = io.BytesIO()
    image.save(held, "JPEG", quality=QUALITY)
    new = document.new_page(width, height)
    placed = pdfium.PdfImage.new(document)
    held.seek(0)
    placed.load_jpeg(held, inline=True)
    placed.set_matrix(pdfium.PdfMatrix().scale(width, height))
    new.insert_obj(placed)
    new.gen_content()
    new.close()
    page.close()


def _on_picture(page: pdfium.PdfPage, box: Box, size: tuple[int, int]) -> Box:
    """Where a box of the page lies on the picture, however the page is turned and cut."""
    left, bottom, right, top = box
    corners = []
    for x, y in ((left - _PAD, bottom - _PAD), (right + _PAD, top + _PAD)):
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
        corners.append((across.value, down.value))
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
