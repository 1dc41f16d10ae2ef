"""Word 文档：a .docx as clean text with its tables, lists, pictures and notes, and what could not be taken along."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import docx
import mammoth
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree
from mammoth.docx.files import InvalidFileReferenceError

from mingtang.language.papers.blocks import Unreadable
from mingtang.language.richtext.cleaning import written
from mingtang.language.richtext.nodes import Node, grown
from mingtang.language.richtext.reading import Reader
from mingtang.language.richtext.word_paragraphs import Marker
from mingtang.language.richtext.word_styles import Style

_STYLES = "p => p:fresh\nb => strong\ni => em\nu => u\nstrike => s\ntable => table:fresh\n"
_OMITTED = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BROKEN = (OpcError, KeyError, ValueError, AttributeError, TypeError, IndexError, etree.XMLSyntaxError)
_BROKEN_TOO = (zipfile.BadZipFile, UnicodeDecodeError, RecursionError, OSError)
DAMAGED = "这个 Word 文档的结构已损坏，读不出正文，请用 WPS 或 Word 打开并另存后再试。"


@dataclass(frozen=True, slots=True)
class Picture:
    """文中的图片：its bytes, what it shows if the file says so, and the address that stands for it in the text."""

    data: bytes
    alt: str
    src: str


@dataclass(frozen=True, slots=True)
class FromWord:
    """读入的结果：``notes`` are sentences on what was not kept or should be looked at."""

    html: str
    pictures: tuple[Picture, ...]
    notes: tuple[str, ...]
    title: str = ""


def from_docx(data: bytes) -> FromWord:
    """读 Word 文档：merged cells, nested and numbered lists, pictures, headings, alignment and footnotes are kept.

    Pictures stand in the text under addresses of their own until they are stored (``with_pictures``).
    Errors: ``Unreadable`` for a damaged file. The archive has been checked before.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        marker = Marker(document)
        title = marker.title()
        notes = _about(document)
        marker.mark()
        _show_only_what_shows(document, marker)
        kept = io.BytesIO()
        document.save(kept)
        kept.seek(0)
        pictures = _Pictures()
        images = mammoth.images.img_element(pictures.take)
        told = mammoth.convert_to_html(
            kept, style_map=_STYLES, include_default_style_map=False, include_embedded_style_map=False,
            convert_image=images,
        ).value  # fmt: skip
    except (*_BROKEN, *_BROKEN_TOO) as error:
        raise Unreadable(DAMAGED) from error
    root = grown(told)
    _put_notes_last(root)
    reader = Reader(told=True)
    html = written(reader.read(root))
    return FromWord(html, tuple(pictures.found.values()), (*_told(marker), *notes, *pictures.told()), title)


def with_pictures(html: str, stored: dict[str, str]) -> str:
    """图片换上存好的地址：from the address that stood for it to that of the stored file."""
    for src, address in stored.items():
        html = html.replace(f'src="{src}"', f'src="{address}"')
    return html


class _Pictures:
    """Collects the pictures as they are met."""

    def __init__(self) -> None:
        self.found: dict[bytes, Picture] = {}
        self.left = 0

    def take(self, image: Any) -> dict[str, str]:
        try:
            with image.open() as file:
                data: bytes = file.read()
        except (KeyError, OSError, ValueError, InvalidFileReferenceError):
            data = b""
        if not _is_shown(data):
            self.left += 1
            return {"src": ""}
        if data not in self.found:
            src = f"/desk/files/00000000-0000-0000-0000-{len(self.found) + 1:012d}/"
            self.found[data] = Picture(data, " ".join((image.alt_text or "").split()), src)
        return {"src": self.found[data].src}

    def told(self) -> list[str]:
        return (
            [f"有 {self.left} 张图片的格式不能在网页上显示，没有带入，请另存为 .png 或者 .jpg 后再插入。"]
            if self.left
            else []
        )


def _is_shown(data: bytes) -> bool:
    return data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _about(document: Document) -> list[str]:
    """What the file holds that the text does not show, or shows otherwise."""
    body = document.element.body
    asked: list[tuple[Callable[[], int], str]] = [
        (lambda: _count(body, "w:ins", "w:del", "w:moveTo"), "有 {} 处修订没有定稿，已按全部接受读取，请核对。"),
        (lambda: _count(body, "w:commentReference"), "有 {} 处批注，没有带入。"),
        (lambda: _boxes(body), "有 {} 个文本框，里面的文字排在该段之后，请核对它的位置。"),
        (lambda: len(list(body.iter(_OMITTED))), "有 {} 个公式，没有带入，请改成文字或者图片。"),
        (lambda: len(list(body.iter(_CHART, _DIAGRAM))), "有 {} 个图表或者流程图，没有带入，请另存为图片后插入。"),
        (lambda: _count(body, "w:object"), "有 {} 个嵌入的文件，没有带入，请作为附件上传。"),
        (lambda: _count(body, "w:altChunk"), "有 {} 段嵌入的文档，没有带入，请打开后复制进来。"),
    ]
    found = [(count(), said) for count, said in asked]
    return [said.format(many) for many, said in found if many]


def _told(marker: Marker) -> list[str]:
    found = ["目录没有带入，网页上不需要。"] if marker.contents else []
    return found + ([f"有 {marker.hidden} 处隐藏文字，没有带入。"] if marker.hidden else [])


def _count(body: etree._Element, *tags: str) -> int:
    return sum(1 for _ in body.iter(*map(qn, tags)))


def _boxes(body: etree._Element) -> int:
    boxes = body.iter(qn("w:txbxContent"))
    return sum(1 for box in boxes if not any(above.tag == _FALLBACK for above in box.iterancestors()))


def _show_only_what_shows(document: Document, marker: Marker) -> None:
    """Hidden characters in footnotes go as well; rows that were struck out are none."""
    for row in list(document.element.body.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            row.getparent().remove(row)
    for part in {rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("notes")}:
        root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        for run in list(root.iter(qn("w:r"))):
            if marker.styles.of_run(run, Style()).hidden:
                run.getparent().remove(run)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _put_notes_last(root: Node) -> None:
    """脚注：beneath a line at the end, as they were numbered, without the arrows that lead back."""
    last = next((it for it in reversed(root.inside) if isinstance(it, Node)), None)
    if last is None or last.tag != "ol" or not last.inside:
        return
    first = last.inside[0]
    if isinstance(first, Node) and first.says("id").startswith(("footnote-", "endnote-")):
        root.inside.insert(root.inside.index(last), Node("hr"))
        _without_arrows(last)


def _without_arrows(node: Node) -> None:
    node.inside = [it for it in node.inside if not (isinstance(it, Node) and "note-ref-" in it.says("href"))]
    for child in node.inside:
        if isinstance(child, Node):
            _without_arrows(child)
