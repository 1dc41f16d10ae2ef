"""网页：the main text of a page, without menus, scripts and footers."""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from mingtang.language.papers.blocks import Block, Doubt, Paragraph, Table, Unreadable, spread
from mingtang.language.papers.encodings import decode
from mingtang.language.papers.html_junk import DROP, content_of, drop_junk, is_site_words, prose, tag_of

_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li", "main", "ol", "p", "pre",
    "section", "summary", "ul", "td", "th", "tr", "tbody", "thead", "tfoot", "caption",
})  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.I)
_GB = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80"})
#: How papers are called; a page's title like 通知公告 is a column of the site.
_PAPER = re.compile(r"(?:要点|计划|方案|清单|台账|分工表|任务表|分解表|安排|意见|通知|措施)$")
MAX_DEPTH = 200


@dataclass
class _Gatherer:
    """Walks the tree once and collects paragraphs and tables in order."""

    blocks: list[Block] = field(default_factory=list)
    text: str = ""
    bold: int = 0
    level: int | None = None

    def flush(self) -> None:
        for line in self.text.split("\n"):
            tidy = re.sub(r"[ \t]+", " ", line).strip()
            if tidy and not is_site_words(tidy):
                where = f"第{len(self.blocks) + 1}段"
                self.blocks.append(Paragraph(tidy, where, level=self.level, lead=min(self.bold, len(tidy))))
            self.bold = 0
        self.text, self.bold = "", 0

    def walk(self, element: etree._Element, depth: int, bold: bool) -> None:
        tag = tag_of(element)
        if depth > MAX_DEPTH or tag in DROP or _is_hidden(element):
            return
        if tag == "br":
            self.text += "\n"
            return
        if tag == "table" and _is_data(element):
            self.flush()
            self.blocks.append(_table(element, f"第{len(self.blocks) + 1}段的表格"))
            return
        block = tag in _BLOCKS
        if block:
            self.flush()
        if re.fullmatch(r"h[1-6]", tag):
            self.level = int(tag[1])
        bold = bold or tag in ("b", "strong")
        self._say(element.text, bold)
        for child in element:
            self.walk(child, depth + 1, bold)
            self._say(child.tail, bold)
        if block:
            self.flush()
            self.level = None

    def _say(self, said: str | None, bold: bool) -> None:
        tidy = re.sub(r"[\r\n\t ]+", " ", said or "")
        if bold and self.bold == len(self.text.lstrip()):
            self.bold += len(tidy.lstrip() if not self.text.strip() else tidy)
        self.text += tidy if self.text.strip() else tidy.lstrip(" ")


def read_html(data: bytes, name: str) -> tuple[list[Block], list[Doubt]]:
    """读网页：paragraphs, headings with their level, and tables with their spans.

    Errors: ``Unreadable`` for an unknown encoding or a page without any markup that can be read.
    """
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _text(data, name))
    try:
        root = lxml_html.document_fromstring(text)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(f"“{name}”不是完整的网页，读不出内容；请在浏览器里重新保存，或复制正文到文本文件。") from error
    title = _heading(root)
    main = _main(root)
    gatherer = _Gatherer()
    gatherer.walk(main, 0, False)
    gatherer.flush()
    blocks = gatherer.blocks
    first = [block.text for block in blocks[:5] if isinstance(block, Paragraph)]
    named = any(_PAPER.search(text) for text in first) and not _PAPER.search(title)
    if title and not named and not any(title in text for text in first):
        blocks.insert(0, Paragraph(title, "网页标题", level=1))
    return blocks, []


def _text(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].decode("ascii").lower() in _GB:
        try:
            return data.decode("gb18030").replace("\r\n", "\n")
        except UnicodeDecodeError:
            pass
    return decode(data, name)


def _is_hidden(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None


def _main(root: etree._Element) -> etree._Element:
    """What the site names as the paper, else the smallest element that holds most of the prose left without junk."""
    drop_junk(root)
    named = content_of(root)
    if named is not None:
        return named
    body = root.find("body")
    best = body if body is not None else root
    whole = prose(best)
    while True:
        inner = [child for child in best if isinstance(child.tag, str) and prose(child) >= 0.9 * whole > 0]
        if not inner or tag_of(inner[0]) in ("p", "table", "ul", "ol", "tbody", "span", "font", "a"):
            return best
        best = inner[0]


def _heading(root: etree._Element) -> str:
    """The page's own title: a meta tag of government sites, the first h1, or <title> before its site name."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and meta.get("content"):
            return _tidy(meta.get("content") or "")
    for heading in root.iter("h1"):
        said = _tidy("".join(map(str, heading.itertext())))
        if said:
            return said
    title = root.find(".//title")
    said = _tidy("".join(map(str, title.itertext()))) if title is not None else ""
    return _tidy(re.split(r"\s*[-_|—–]{1,2}\s*", said)[0])


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _is_data(table: etree._Element) -> bool:
    """A table that only lays out the page holds one cell a row, or holds other tables."""
    if any(True for _ in table.iterdescendants("table")):
        return False
    rows = list(table.iter("tr"))
    return any(sum(1 for cell in row if tag_of(cell) in ("td", "th")) > 1 for row in rows)


def _table(table: etree._Element, where: str) -> Table:
    rows = []
    for number, row in enumerate(table.iter("tr"), 1):
        cells = []
        for column, cell in enumerate((cell for cell in row if tag_of(cell) in ("td", "th")), 1):
            place = f"{where}第{number}行第{column}格"
            cells.append((_cell_text(cell), place, _span(cell, "colspan"), _span(cell, "rowspan")))
        rows.append(cells)
    return spread(rows, where)


def _cell_text(cell: etree._Element) -> str:
    gatherer = _Gatherer()
    gatherer.walk(cell, 0, False)
    gatherer.flush()
    return "\n".join(block.text for block in gatherer.blocks if isinstance(block, Paragraph))


def _span(cell: etree._Element, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return min(int(written), 1000) if written.isdecimal() and written != "0" else 1
