"""够到文件以外的：links that an office file follows by itself, and formulas or fields that start other programs.

A link that a reader clicks may lead to the web, to a mailbox or to a telephone; every other one is cut off when the
file is kept. What would start a program or fetch data is refused.
"""

import html
import re

from lxml import etree

from mingtang.language.papers.part_trees import local, tree

STARTS = "这个文件里有会启动别的程序的域或者公式（DDE），请删去以后再上传。"
FETCHES = "这个表格连接着外面的数据（数据连接或者取网页的公式），请删去连接、把结果粘贴为数值以后再上传。"
STRANGE = "这个文件的内部结构不正常，请用 WPS 或者 Office 打开，另存以后再上传。"
NOWHERE = "about:blank"

_SAFE = re.compile(r"(?:https?://|mailto:|tel:|#)", re.I)
_FIELD = re.compile(r"<(?:\w+:)?(?:instrText|delInstrText)\b[^>]*>([^<]*)<|\binstr\s*=\s*[\"']([^\"']*)")
_STARTING_FIELD = re.compile(r"\bDDE(?:AUTO)?\b", re.I)
_FORMULA = re.compile(r"<(?:\w+:)?(?:f|formula\d?|definedName)\b[^>]*>([^<]*)<")
_STARTING_FORMULA = re.compile(r"\|[^|!]*!")
_FETCHING_FORMULA = re.compile(r"\b(?:WEBSERVICE|RTD|IMAGE)\s*\(", re.I)
_STARTING_ROW = re.compile(r"""(?:^|[,;\t"])\s*[=+@-][^,;\n"]*\|[^\n]*!""", re.MULTILINE)


def reasons_against_part(name: str, part: bytes) -> list[str]:
    """一个部分里的理由：what in the part with this name (in lower case) starts programs or fetches data."""
    if name == "xl/connections.xml" or name.startswith("xl/querytables/"):
        return [FETCHES]
    if name.endswith(".rels"):
        return _reasons_against_links(part)
    if not name.endswith(".xml"):
        return []
    text = part.decode("utf-16" if part[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", "replace")
    if name.startswith("word/"):
        fields = "".join(html.unescape("".join(pair)) for pair in _FIELD.findall(text))
        return [STARTS] if _STARTING_FIELD.search(fields) else []
    formulas = [html.unescape(formula) for formula in _FORMULA.findall(text)]
    starts = "<ddelink" in text.lower() or any(map(_STARTING_FORMULA.search, formulas))
    fetches = any(map(_FETCHING_FORMULA.search, formulas))
    return [STARTS] * starts + [FETCHES] * fetches


def _reasons_against_links(part: bytes) -> list[str]:
    try:
        tree(part)
    except etree.XMLSyntaxError:
        return [STRANGE]
    return []


def reasons_against_rows(text: str) -> list[str]:
    """文本表格里的理由：a row that a spreadsheet would take for a formula that starts a program."""
    return [STARTS] if _STARTING_ROW.search(text) else []


def cut_off(part: bytes) -> bytes:
    """切断链接：a list of links in which only those remain that a reader clicks and that lead to a public place."""
    root = tree(part)
    changed = False
    for row in root:
        target = row.get("Target", "")
        if local(row) != "Relationship" or row.get("TargetMode") != "External":
            continue
        if not (row.get("Type", "").endswith("/hyperlink") and _SAFE.match(target)):
            row.set("Target", NOWHERE)
            changed = True
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) if changed else part
