"""自动编号：the numbers that Word shows before paragraphs but does not store as text."""

from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from mingtang.language.numerals import write_han

_HAN_FORMATS = frozenset({
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
    "japaneseCounting", "ideographTraditional", "chineseLegalSimplified",
})  # fmt: skip
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass
class Numbering:
    """自动编号：counts paragraph by paragraph as Word does; lists that share a definition count on together."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _definitions: dict[str, str] = field(default_factory=dict)
    _overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number_id: str, depth: int) -> str:
        """编号：the label of the next paragraph in this list at this depth; empty for bullets and unknown lists."""
        definition = self._definitions.get(number_id)
        levels = self._levels.get(definition or "", {})
        if definition is None or depth not in levels:
            return ""
        counts = self._counts.setdefault(definition, {})
        override = self._overrides.get(number_id, {}).get(depth)
        if override is not None and (number_id, depth) not in self._restarted:
            self._restarted.add((number_id, depth))
            counts[depth] = override
        else:
            counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return self._written(levels, counts, depth)

    def form(self, number_id: str, depth: int) -> str:
        """编号的样式：as the file names it (bullet, decimal, lowerRoman …); empty for unknown lists."""
        level = self._levels.get(self._definitions.get(number_id, ""), {}).get(depth)
        return level.form if level is not None else ""

    @staticmethod
    def _written(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        level = levels[depth]
        if level.form in ("bullet", "none"):
            return ""
        text = level.text
        for at in range(9):
            if f"%{at + 1}" in text and at in levels:
                value = counts.get(at, levels[at].start)
                text = text.replace(f"%{at + 1}", _format(value, levels[at].form))
        return text


def read_numbering(document: Document) -> Numbering:
    """读编号定义：abstract lists, their levels, and the lists that use them, from the numbering part if any."""
    numbering = Numbering()
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    root = getattr(part, "element", None)
    if root is None:
        return numbering
    for abstract in root.iter(qn("w:abstractNum")):
        key = abstract.get(qn("w:abstractNumId")) or ""
        levels = (level for level in abstract if level.tag == qn("w:lvl"))
        numbering._levels[key] = {_int(level.get(qn("w:ilvl")), 0): _level(level) for level in levels}
    for number in root.iter(qn("w:num")):
        key = number.get(qn("w:numId")) or ""
        numbering._definitions[key] = _value(number, "w:abstractNumId")
        numbering._overrides[key] = {
            _int(override.get(qn("w:ilvl")), 0): _int(_value(override, "w:startOverride"), 1)
            for override in number.iter(qn("w:lvlOverride"))
            if override.find(qn("w:startOverride")) is not None
        }
    return numbering


def _level(level: etree._Element) -> _Level:
    form = _value(level, "w:numFmt")
    nested = level.find(f".//{qn('w:numFmt')}")
    form = form or (nested.get(qn("w:val")) or "" if nested is not None else "") or "decimal"
    return _Level(_int(_value(level, "w:start"), 1), form, _value(level, "w:lvlText"))


def _value(parent: etree._Element, tag: str) -> str:
    child = parent.find(qn(tag))
    return (child.get(qn("w:val")) or "") if child is not None else ""


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise


def _format(value: int, form: str) -> str:
    if form in _HAN_FORMATS and 0 <= value < 10_000:
        written = write_han(value)
        return written.translate(_LEGAL) if form == "chineseLegalSimplified" else written
    if form == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))
    if form in _CIRCLED and 1 <= value <= 20:
        return chr(0x2460 + value - 1)
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    if form == "decimalZero":
        return f"{value:02d}"
    if form in ("lowerLetter", "upperLetter") and 1 <= value <= 26:
        return chr((97 if form == "lowerLetter" else 65) + value - 1)
    if form == "ideographTraditional" and 1 <= value <= 10:
        return _STEMS[value - 1]
    return str(value)
