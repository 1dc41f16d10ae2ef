"""一处文字：a piece of what is written in a file, and where; what is left over in the parts of an office file."""

import html
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any

from lxml import etree

from mingtang.contents.written import texts_of

# 只管版式、没有人在里面写字的部分。
_LAYOUT = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|.*/(?:theme|printersettings|media|embeddings)/.*|"
    r".*/(?:styles|fonttable|settings|websettings|numbering|calcchain|metadata|styleswitheffects)\w*\.xml"
)
_PLACES = (
    ("docprops/", "文件属性"),
    ("/charts/", "图表"),
    ("/drawings/", "图形里的文字"),
    ("/diagrams/", "图示里的文字"),
    ("/externallinks/", "引用别的文件时留下的数据"),
    ("/pivot", "数据透视表留下的数据"),
    ("/comments", "批注"),
    ("/threadedcomments", "批注"),
    ("/persons", "批注的作者"),
    ("customxml/", "文件里附带的数据"),
    (".rels", "超链接"),
)
_LONG_VALUE = re.compile(r"""=\s*+(?:"([^"<]{11,}+)"|'([^'<]{11,}+)')""")
_SCHEMA = re.compile(r"https?://(?:schemas|purl|www\.w3)\.")


@dataclass(frozen=True, slots=True)
class Part:
    """一处文字：its place in words, and what stands there; ``hidden`` where no reader of the page sees it."""

    where: str
    text: str
    hidden: bool = False


def left_over(archive: zipfile.ZipFile, names: Iterable[str]) -> Iterator[Part]:
    """其余各处：the parts in which people seldom look: properties, drawings, links, what other files left behind."""
    for name in sorted(names):
        lower = name.lower()
        if _LAYOUT.fullmatch(lower) or lower.endswith("/"):
            continue
        data = archive.read(name)
        texts = texts_of(lower, data)
        if texts:
            texts = [*texts, *_long_values(data)]
        place = next((label for mark, label in _PLACES if mark in f"/{lower}" or lower.startswith(mark)), "文件内部")
        for line in dict.fromkeys(line.strip() for text in texts for line in text.split("\n")):
            if line:
                yield Part(place, line, hidden=True)


def _long_values(data: bytes) -> Iterator[str]:
    """Values of attributes that are long enough to hold a number of somebody."""
    for pair in _LONG_VALUE.findall(data.decode("utf-8", "replace")):
        value = html.unescape("".join(pair))
        if sum(map(str.isdigit, value)) >= 11 and not _SCHEMA.match(value):
            yield value


def tree(data: bytes) -> etree._Element:
    """The part as a tree. Nothing outside it is ever asked for."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def elements(stream: IO[bytes], *names: str) -> Iterator[etree._Element]:
    """The elements with these names, one after another as the stream is read; each is emptied after its turn."""
    options: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    for _, element in etree.iterparse(stream, events=("end",), tag=[f"{{*}}{name}" for name in names], **options):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def targets(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """The parts that a part points to, by the id that it uses for each."""
    path = PurePosixPath(name)
    listed = f"{path.parent}/_rels/{path.name}.rels"
    try:
        root = tree(archive.read(listed))
    except KeyError:
        return {}
    found = {}
    for row in root:
        if local(row) == "Relationship" and row.get("TargetMode") != "External":
            found[row.get("Id", "")] = _resolved(str(path.parent), row.get("Target", ""))
    return found


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    steps = folder.split("/")
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)
