"""Word 样式：what a paragraph looks like, by its own properties, its style and the styles that one rests on."""

import re
from dataclasses import dataclass, fields, replace

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

_DEEPEST = 12
_OFF = {"0", "false", "off", "none"}
_OUTLINED = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_NESTED = re.compile(r"(?:list (?:bullet|number)|列表项目符号|列表编号|项目符号|编号)\s*([2-9])", re.IGNORECASE)
_TITLES = {"title", "标题", "公文标题", "文件标题", "正标题"}


@dataclass(frozen=True, slots=True)
class Style:
    """样式；``None`` where nothing is said."""

    name: str | None = None
    align: str | None = None
    outline: int | None = None
    list_id: str | None = None
    depth: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    size: int | None = None
    nested: int | None = None

    def over(self, beneath: "Style") -> "Style":
        """This style where it says something, the other where it does not."""
        said = {it.name: getattr(self, it.name) for it in fields(self)}
        return replace(beneath, **{name: value for name, value in said.items() if value is not None})

    @property
    def is_title(self) -> bool:
        """是否标题。"""
        return (self.name or "").lower() in _TITLES

    @property
    def is_contents(self) -> bool:
        """是否目录。"""
        return bool(re.match(r"toc\b|toc\d|目录", (self.name or "").lower()))


class Styles:
    """一份文件的样式。"""

    def __init__(self, document: Document) -> None:
        self._own: dict[str, tuple[Style, str]] = {}
        self._default = ""
        for element in document.styles.element.iter(qn("w:style")):
            key = element.get(qn("w:styleId")) or ""
            if element.get(qn("w:type")) == "paragraph" and element.get(qn("w:default")) in {"1", "true"}:
                self._default = key
            self._own[key] = (_read(element), value(element, "w:basedOn"))

    def of_paragraph(self, paragraph: etree._Element) -> Style:
        """一段的样式。"""
        said = paragraph.find(qn("w:pPr"))
        chosen = value(said, "w:pStyle") if said is not None else ""
        beneath = self._whole(chosen or self._default)
        if said is None:
            return beneath
        own = _read(paragraph)
        listed = said.find(qn("w:numPr")) is not None
        return replace(own, depth=own.depth or 0).over(beneath) if listed else own.over(beneath)

    def of_run(self, run: etree._Element, paragraph: Style) -> Style:
        """一串字的样式。"""
        said = run.find(qn("w:rPr"))
        if said is None:
            return paragraph
        return _marks(said).over(self._whole(value(said, "w:rStyle"))).over(paragraph)

    def _whole(self, key: str) -> Style:
        found = Style()
        for _ in range(_DEEPEST):
            if key not in self._own:
                break
            own, key = self._own[key]
            found = found.over(own)
        return found


def value(parent: etree._Element, tag: str) -> str:
    """属性值：what a child element says."""
    child = parent.find(qn(tag))
    return (child.get(qn("w:val")) or "") if child is not None else ""


def _read(element: etree._Element) -> Style:
    found = Style(name=value(element, "w:name") or None)
    outlined = _OUTLINED.fullmatch(found.name or "")
    said = element.find(qn("w:pPr"))
    marks = element.find(qn("w:rPr"))
    if marks is not None:
        found = _marks(marks).over(found)
    nested = _NESTED.fullmatch(found.name or "")
    if nested:
        found = replace(found, nested=int(nested[1]) - 1)
    if outlined:
        found = replace(found, outline=int(outlined[1]) - 1)
    if said is None:
        return found
    listed = said.find(qn("w:numPr"))
    outline = _int(value(said, "w:outlineLvl"))
    return replace(
        found,
        align=value(said, "w:jc") or None,
        outline=found.outline if outline is None else outline,
        list_id=(value(listed, "w:numId") or None) if listed is not None else None,
        depth=_int(value(listed, "w:ilvl")) if listed is not None else None,
    )


def _marks(said: etree._Element) -> Style:
    fonts = said.find(qn("w:rFonts"))
    font = (fonts.get(qn("w:eastAsia")) or fonts.get(qn("w:ascii"))) if fonts is not None else None
    return Style(bold=_switch(said, "w:b"), hidden=_switch(said, "w:vanish"), font=font, size=_int(value(said, "w:sz")))


def _switch(said: etree._Element, tag: str) -> bool | None:
    child = said.find(qn(tag))
    return None if child is None else (child.get(qn("w:val")) or "1") not in _OFF


def _int(said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) < 6 else None
