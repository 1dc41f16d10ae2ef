"""办公文件里的文字：everything written in one part of the package, in whatever way the part holds it.

Runs are joined as they stand, lines and cells kept apart, so that no mark is cut in two and none grows together with
its neighbour. What is shown but is no text of its own (a watermark, the name of a sheet, the description of a
picture, the format of a number) stands in attributes; each of those comes on a line of its own.
"""

import html
import re

_PARTS = (".xml", ".rels", ".vml", ".txt", ".csv", ".json")
_LINE = (
    "p|br|cr|si|c|f|v|row|tr|tc|comment|author|text|title|subject|keywords|description|txbxContent|instrText"
    "|(?:odd|even|first)(?:Header|Footer)|definedName"
)
_ENDS_A_LINE = re.compile(rf"</?(?:[\w.-]+:)?(?:{_LINE})(?=[\s/>])[^<>]*+>")
_TAB = re.compile(r"<(?:[\w.-]+:)?p?tab(?=[\s/>])[^<>]*+>")
_TAG = re.compile(r"""<(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>|<[^<>]*+>""")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# 只有非西文的属性值才可能是文字。
_VALUE = re.compile(r"""=\s*+(?:"([^"<]*+)"|'([^'<]*+)')""")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]|&#")
_QUOTES = re.compile(r"[\"'“”]")
# 属性和自定义数据里，每个值各是各的。
_APART = ("docprops/", "customxml/", ".psmdcp")
# 表格页眉页脚的代码：&L &C &R 分三段，其余是字体、字号、颜色和页码。
_SECTION = re.compile(r"&[LCR]")
_CODE = re.compile(r'&(?:"[^"\n]*+"|K[\dA-Fa-f+-]{6,8}|\d++|[A-Z])')


def texts_of(name: str, part: bytes) -> list[str]:
    """部分里的文字：what is written in the part with this name (in lower case); nothing for pictures and the like."""
    if not (name.endswith(_PARTS) or part[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t").startswith(b"<")):
        return []
    xml = _CDATA.sub(lambda found: html.escape(found[1]), _decoded(part))
    lines = _TAB.sub("\t", _ENDS_A_LINE.sub("\n", xml))
    between = html.unescape(_TAG.sub("\n" if any(mark in name for mark in _APART) else "", lines))
    if "sheet" in name:
        between = _CODE.sub("", _SECTION.sub("\n", between))
    values = ("".join(pair) for pair in _VALUE.findall(xml))
    told = [_QUOTES.sub("\n", html.unescape(value)) for value in dict.fromkeys(values) if _NOT_ASCII.search(value)]
    return [between, "\n".join(told)]


def _decoded(part: bytes) -> str:
    """The text of the part. The check of the package let no encoding through but these."""
    wide = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
    return part.decode(wide.get(part[:2], "utf-8-sig"), "replace")
