"""文本、数据表、网页的遮盖副本：a text in its own encoding, a page without scripts and remarks."""

import codecs

from lxml import etree, html

from mingtang.contents import content
from mingtang.language.papers.part_trees import local
from mingtang.masking.refusals import Unmaskable
from mingtang.masking.sought import Sought, Tally
from mingtang.masking.streams import cover_tree

_UNREAD = "这个文件的文字编码认不出来，没法遮盖；请用记事本打开，另存为 UTF-8 编码再试。"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_GONE = frozenset(
    {"script", "style", "template", "noscript", "meta", "object", "embed", "iframe", "applet", "base", "link"}
)
_EMBEDDED = "网页里嵌着图片，图片里的字没有检查，请打开来看。"


def masked(data: bytes, wanted: Sought, tally: Tally) -> bytes:
    """遮盖副本 of a text. Errors: ``Unmaskable`` for what is no text."""
    bom, encoding, text = decoded(data)
    return bom + wanted.covered(text, tally).encode(encoding)


def masked_page(data: bytes, wanted: Sought, tally: Tally) -> tuple[bytes, list[str], list[str]]:
    """遮盖副本 of a web page, what was taken out, and what a person must look at. It is in UTF-8 afterwards."""
    _, _, text = decoded(data)
    root = html.document_fromstring(text) if text.strip() else None
    if root is None:
        raise Unmaskable("这个网页是空的，没有可以遮盖的文字。")
    removed = []
    for node in list(root.iter()):
        is_remark = not isinstance(node.tag, str)
        if (is_remark or local(node) in _GONE) and node.getparent() is not None:
            node.drop_tree()
            removed.append("网页的注释" if is_remark else "网页的脚本、样式和附加信息")
            continue
        for key in [key for key in node.attrib if key.startswith("on")] if not is_remark else ():
            del node.attrib[key]
    pictures = [node for node in root.iter("img", "image", "source") if node.get("src", "").startswith("data:")]
    cover_tree(root, wanted, tally)
    head = root.find("head")
    if head is None:
        head = etree.Element("head")
        root.insert(0, head)
    head.insert(0, etree.Element("meta", charset="utf-8"))
    made = etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return made.encode(), list(dict.fromkeys(removed)), [_EMBEDDED] if pictures else []


def decoded(data: bytes) -> tuple[bytes, str, str]:
    """解码：the mark at the beginning, the encoding, and the text, as the checks of contents read it."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return bom, encoding, _decoded(data[len(bom) :], encoding)
    if content.plain_text(data) is None and b"\x00" in data:
        raise Unmaskable(_UNREAD)
    for encoding in ("utf-8", "gb18030"):
        try:
            return b"", encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unmaskable(_UNREAD)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unmaskable(_UNREAD) from error
