"""Word 的文字：paragraphs, rows of tables, headers, notes and remarks, and what was deleted but is still there."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from mingtang.contents.parts import Part, left_over
from mingtang.language.papers.part_trees import local, tree
from mingtang.language.table_heads import Heads

MAIN = "word/document.xml"
_ASIDE = re.compile(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml", re.I)
_CALLED = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注", "comments": "批注"}
_BREAK = re.compile(r"[^\S\n\t]*[\n\t]*\n[\n\t]*[^\S\n\t]*|[^\S\n\t]*\n\s*")
_DESCRIBED = ("descr", "title", "tooltip", "alt")


@dataclass
class _Written:
    """What one paragraph or row says: on the page, and beside it."""

    shown: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


def word_parts(archive: zipfile.ZipFile, names: frozenset[str]) -> Iterator[Part]:
    """Word 的各处文字：the body in order, then what stands around it, then what is left over."""
    if MAIN in names:
        yield from _body(tree(archive.read(MAIN)))
    asides = {name: found[1].lower() for name in sorted(names) if (found := _ASIDE.fullmatch(name))}
    for name, kind in asides.items():
        for paragraph in tree(archive.read(name)).iter("{*}p"):
            if not any(local(above) == "p" for above in paragraph.iterancestors()):
                yield from _parts_of(paragraph, _CALLED[kind], hidden=kind == "comments")
    yield from left_over(archive, names - {MAIN, *asides})


def _body(root: etree._Element) -> Iterator[Part]:
    paragraphs = tables = 0
    for block in _blocks(root):
        if local(block) == "p":
            paragraphs += 1
            yield from _parts_of(block, f"第 {paragraphs} 段")
        else:
            tables += 1
            heads = Heads()
            for number, row in enumerate(_own_rows(block), 1):
                for part in _parts_of(row, f"第 {tables} 个表格第 {number} 行"):
                    above = heads.of(enumerate(part.text.split("\t"))) if not part.hidden else ()
                    yield replace(part, heads=above)
    told = {value for node in root.iter() for name in _DESCRIBED if (value := node.get(name)) and value.strip()}
    for value in sorted(told):
        yield Part("图片或对象的说明", value, hidden=True)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, through whatever they are wrapped in."""
    for child in parent:
        if local(child) in {"p", "tbl"}:
            yield child
        elif local(child) != "Fallback":
            yield from _blocks(child)


def _own_rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in table.iter("{*}tr"):
        if next(row.iterancestors("{*}tbl")) is table:
            yield row


def _parts_of(element: etree._Element, where: str, *, hidden: bool = False) -> Iterator[Part]:
    written = _read(element)
    is_row = local(element) == "tr"
    shown = _BREAK.sub(lambda found: "\t" if is_row and "\t" in found[0] else "\n", "".join(written.shown)).strip()
    unseen = "".join(written.unseen).strip()
    if shown:
        yield Part(where, shown, hidden=hidden)
    if unseen:
        yield Part(f"{where}里看不见的文字（隐藏的、删除后留着的或者域代码）", unseen, hidden=True)


def _read(element: etree._Element) -> _Written:
    written = _Written()
    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = local(node)
        if event == "end":
            written.shown += {"p": "\n", "tc": "\t"}.get(name, "")
        elif any(local(above) == "Fallback" for above in node.iterancestors()) and name in {"t", "p", "tc"}:
            continue
        elif name == "t":
            (written.unseen if _is_hidden(node) else written.shown).append(node.text or "")
        elif name in {"delText", "instrText", "delInstrText"}:
            written.unseen.append(node.text or "")
        elif name in {"tab", "ptab"} and local(node.getparent()) == "r":
            written.shown.append("\t")
        elif name in {"br", "cr"}:
            written.shown.append("\n")
        elif name == "noBreakHyphen":
            written.shown.append("-")
    return written


def _is_hidden(text: etree._Element) -> bool:
    vanish = text.getparent().find("{*}rPr/{*}vanish")
    return vanish is not None and not any(value in {"0", "false", "off"} for value in vanish.values())
