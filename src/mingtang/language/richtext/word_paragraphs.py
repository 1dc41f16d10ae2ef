"""Word 段落：what each is, told in front of it for whoever reads the text: heading, alignment, place in a list.

Law: 党政机关公文格式 (GB/T 9704—2012) 7.3.3: 一、 in 黑体, （一） in 楷体, then 1. and （1）.
"""

import re
from collections.abc import Iterator

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from mingtang.language.numerals import HAN
from mingtang.language.papers.word_numbering import read_numbering
from mingtang.language.richtext import lists
from mingtang.language.richtext.characters import END, MARK
from mingtang.language.richtext.word_styles import Style, Styles

_ALIGNED = {"center": "center", "right": "right", "end": "right"}
_TAGS = ("h2", "h3", "h4")
_FIRST = re.compile(f"(?:[{HAN}]+、|第[{HAN}]+[章编部])")
_SECOND = re.compile(f"[（(][{HAN}]+[)）]")
_THIRD = re.compile(r"\d{1,2}[.．、](?!\d)")
_ENDS = re.compile(r"[。；;：:]$")
_HEADING_AT_MOST, _TITLE_FROM, _TITLE_WITHIN = 45, 36, 6
_ROMAN = {"lowerRoman": "i", "upperRoman": "I"}
_NUMBERED_LINE = re.compile(r"〔\d{4}〕|文件$")


class Marker:
    """Goes through the paragraphs once."""

    def __init__(self, document: Document) -> None:
        self.styles = Styles(document)
        self.numbering = read_numbering(document)
        self.body = document.element.body
        self.contents = 0
        self.hidden = 0

    def title(self) -> str:
        """标题：taken out of the text; lines of large characters in the middle, or what the style says."""
        found: list[etree._Element] = []
        seen = 0
        for paragraph in [it for it in self.body if it.tag == qn("w:p")]:
            text = _said(paragraph).strip()
            if not text:
                continue
            if self._is_title(paragraph, text):
                found.append(paragraph)
            elif found or seen == _TITLE_WITHIN:
                break
            seen += 1
        for paragraph in found:
            self.body.remove(paragraph)
        return "".join(_said(paragraph).strip() for paragraph in found)

    def _is_title(self, paragraph: etree._Element, text: str) -> bool:
        style = self.styles.of_paragraph(paragraph)
        if style.is_title:
            return True
        sizes = [self.styles.of_run(run, style).size or 0 for run in _runs(paragraph)]
        large = bool(sizes) and min(sizes) >= _TITLE_FROM
        return large and style.align == "center" and not _NUMBERED_LINE.search(text)

    def mark(self) -> None:
        """Tell in front of each paragraph what it is; contents and hidden characters are taken out."""
        for paragraph in list(self.body.iter(qn("w:p"))):
            style = self.styles.of_paragraph(paragraph)
            if style.is_contents:
                _remove(paragraph)
                self.contents += 1
                continue
            self._hide(paragraph, style)
            self._mark(paragraph, style)
        for cell in self.body.iter(qn("w:tc")):
            if cell.find(qn("w:p")) is None:
                cell.append(OxmlElement("w:p"))

    def _hide(self, paragraph: etree._Element, style: Style) -> None:
        for run in list(_runs(paragraph)):
            if self.styles.of_run(run, style).hidden:
                self.hidden += bool(_text(run).strip())
                _remove(run)

    def _mark(self, paragraph: etree._Element, style: Style) -> None:
        text = _said(paragraph).strip()
        label, kind, number = "", "", 0
        depth = style.depth or 0
        is_listed = bool(style.list_id) and style.list_id != "0" and bool(text)
        if is_listed:
            label = self.numbering.label(style.list_id or "", depth)
        tag = self._tag(paragraph, style, label + text)
        form = self.numbering.form(style.list_id or "", depth) if is_listed else ""
        in_list = not tag and form not in {"", "none"} and lists.is_plain(label)
        if in_list:
            kind, number = lists.kind_of(label)
            kind, label = _ROMAN.get(form, kind), ""
        level = (depth or style.nested or 0) + 1
        told = "|".join([tag, _ALIGNED.get(style.align or "", ""), str(level if in_list else 0), kind, str(number)])
        _put_before(paragraph, f"{MARK}{told}{END}{_spaced(label)}")

    def _tag(self, paragraph: etree._Element, style: Style, text: str) -> str:
        """What the style calls a heading, or what looks like one as official documents are set."""
        if len(text) > _HEADING_AT_MOST or not text or text[-1] in "。；;":
            return ""
        if style.outline is not None and style.outline < 9:
            return _TAGS[min(style.outline, 2)]
        shown = [self.styles.of_run(run, style) for run in _runs(paragraph) if _text(run).strip()]
        bold = bool(shown) and all(run.bold for run in shown)
        fonts = {run.font or "" for run in shown}
        if _FIRST.match(text) and (bold or all("黑" in font for font in fonts)):
            return "h2"
        if _SECOND.match(text) and (bold or all("楷" in font or "黑" in font for font in fonts)):
            return "h3"
        return "h4" if _THIRD.match(text) and bold and not _ENDS.search(text) else ""


def _spaced(label: str) -> str:
    """编号后面的间隔：none after 一、 and （1）, a blank after 第一条 and 1.1."""
    return label if not label or label[-1] in "、.．)）" else f"{label}　"


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of the paragraph itself, those of a box in it aside."""
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p")), None) is paragraph:
            yield run


def _said(paragraph: etree._Element) -> str:
    return "".join(map(_text, _runs(paragraph)))


def _remove(element: etree._Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _text(element: etree._Element) -> str:
    """What a run says, without what stands in a box that hangs on it."""
    return "".join(it.text or "" for it in element.findall(qn("w:t")))


def _put_before(paragraph: etree._Element, told: str) -> None:
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = told
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    said = paragraph.find(qn("w:pPr"))
    paragraph.insert(0 if said is None else paragraph.index(said) + 1, run)
