"""一处文字：a piece of what is written in a file, and where; what is left over in the parts of an office file."""

import html
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mingtang.language.papers.written import texts_of
from mingtang.language.personal_numbers import may_hold_numbers

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
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_SCHEMA = re.compile(r"https?://(?:schemas|purl|www\.w3)\.")


@dataclass(frozen=True, slots=True)
class Part:
    """一处文字：its place in words, and what stands there; ``hidden`` where no reader of the page sees it.

    A row of a table has tabs between its cells; ``cells`` are their addresses, ``heads`` what stands above each.
    """

    where: str
    text: str
    hidden: bool = False
    cells: tuple[str, ...] = field(default=(), compare=False)
    heads: tuple[str, ...] = field(default=(), compare=False)


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
            if may_be_said(line):
                yield Part(place, line, hidden=True)


def may_be_said(text: str) -> bool:
    """像是人写的：Chinese, or a number long enough to be somebody's; not the codes of a layout."""
    return (_CHINESE.search(text) is not None and "\ufffd" not in text) or may_hold_numbers(text)


def _long_values(data: bytes) -> Iterator[str]:
    """Values of attributes that are long enough to hold a number of somebody."""
    for pair in _LONG_VALUE.findall(data.decode("utf-8", "replace")):
        value = html.unescape("".join(pair))
        if sum(map(str.isdigit, value)) >= 11 and not _SCHEMA.match(value):
            yield value
