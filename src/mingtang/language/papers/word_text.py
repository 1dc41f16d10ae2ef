"""Word 段落文字：what a reader of the document sees, with tracked changes accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

_INSIDE = frozenset(
    qn(tag)
    for tag in (
        "w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml",
        "w:dir", "w:bdo",
    )
)  # fmt: skip
_DROPPED = frozenset({qn("w:del"), qn("w:moveFrom")})
_NOTES = frozenset({qn("w:footnoteReference"), qn("w:endnoteReference")})
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "-"}


@dataclass
class Seen:
    """所见所略：what was met while reading and is worth telling."""

    changes: int = 0
    hidden: int = 0
    notes: int = 0
    boxes: list[etree._Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Words:
    """段落文字：the text, and how many of its first characters are bold."""

    text: str
    lead: int


def words_of(paragraph: etree._Element, seen: Seen) -> Words:
    """段落文字：insertions taken, deletions and hidden text left out and counted, text boxes put aside."""
    text, lead = "", 0
    for run in _runs(paragraph, seen):
        said = _run_text(run, seen)
        if lead == len(text) and _is_on(run, "w:b"):
            lead += len(said)
        text += said
    return Words(text, lead)


def _runs(parent: etree._Element, seen: Seen) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == qn("w:r"):
            if _is_on(child, "w:vanish"):
                seen.hidden += 1
            else:
                yield child
        elif child.tag in _DROPPED:
            seen.changes += 1
        elif child.tag in _INSIDE:
            seen.changes += child.tag in (qn("w:ins"), qn("w:moveTo"))
            yield from _runs(child, seen)


def _run_text(run: etree._Element, seen: Seen) -> str:
    text = ""
    for child in run:
        if child.tag == qn("w:t"):
            text += child.text or ""
        elif child.tag == qn("w:br"):
            text += "" if child.get(qn("w:type")) in ("page", "column") else "\n"
        elif child.tag in _BREAKS:
            text += _BREAKS[child.tag]
        elif child.tag in _NOTES:
            seen.notes += 1
        elif child.tag in (qn("w:drawing"), qn("w:pict"), qn("w:object"), _ALTERNATE):
            seen.boxes += _boxes(child)
    return text


def _boxes(drawing: etree._Element) -> list[etree._Element]:
    """Text boxes; an alternate form of the same box for older programs is not read a second time."""
    boxes = drawing.iter(qn("w:txbxContent"))
    return [box for box in boxes if not any(above.tag == _FALLBACK for above in box.iterancestors())]


def _is_on(run: etree._Element, tag: str) -> bool:
    properties = run.find(qn("w:rPr"))
    switch = properties.find(qn(tag)) if properties is not None else None
    return switch is not None and switch.get(qn("w:val")) not in ("0", "false", "off", "none")
