"""网页杂项：what a government site puts around a paper, by tag, by name, by its links and by its words."""

import re

from lxml import etree

DROP = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "form", "button",
    "select", "input", "textarea", "nav", "header", "footer", "aside", "head", "audio", "video", "canvas", "link",
    "meta",
})  # fmt: skip
_JUNK = re.compile(
    r"(?:^|[-_\s])(?:nav|menu|top|header|bottom|foot|footer|breadcrumbs?|crumbs?|share|sidebar|copyright|rel|related"
    r"|friendlinks?|links|pagination|pager|toolbar|banner|search|login|weizhi|position|dqwz|print|qrcode|recommend"
    r"|comment)s?(?:$|[-_\s\d])",
    re.I,
)
#: Names that content systems of government sites give to the paper itself.
_CONTENT = re.compile(
    r"(?:^|[-_\s])(?:zoom|trs_editor|ucap-content|article-?content|news_?content|con_con)(?:$|[-_\s])", re.I
)
#: The site's own record of a paper: a table or a line of these labels.
_RECORD = re.compile(
    r"^(?:索引号|发布机构|发文机关|发文单位|发文字号|文号|主题分类|主题词|信息分类|公开分类|公开目录|公开方式|成文日期|生成日期|发布日期"
    r"|发布时间|生效日期|废止日期|有效性|信息名称|名称|标题|效力状态|体裁分类)[:：]?$"
)
_LABEL = re.compile(
    r"(?:发布|更新|成文|发文)?(?:时间|日期)[:：]|来源[:：]|浏览(?:次数|量)?[:：]|点击(?:数|量|率)?[:：]|字号[:：]|作者[:：]|编辑[:：]"
)
_SITE = re.compile(
    r"ICP备|公网安备|网站标识码|版权所有|技术支持\s*[:：]|设为首页|加入收藏|^(?:您|你)?(?:当前|现在)?(?:所在)?的?位置\s*[:：]"
    r"|^(?:上|下)一[篇条]\s*[:：]|扫一扫|分享到|^(?:网站)?(?:主办|承办)(?:单位)?\s*[:：].*(?:主办|承办|维护|联系电话)"
)
_LONGEST = 200
_BUTTONS = frozenset(
    {"打印", "关闭", "打印本页", "关闭窗口", "分享到：", "【打印】【关闭】", "【打印本页】【关闭窗口】"}
)


def is_site_words(text: str) -> bool:
    """网站用语：发布时间：…… 来源：……, the place in the site, the foot with its registration: not the paper's words."""
    if text in _BUTTONS or len(_LABEL.findall(text)) > 1:
        return True
    return len(text) <= _LONGEST and not text.endswith("。") and bool(_SITE.search(text))


def drop_junk(root: etree._Element) -> None:
    """去杂项：take out what is no prose by its tag, menus and the like by their names, and the record of the paper.

    By name alone nothing goes that holds half the page, unless it is mostly links.
    """
    whole = prose(root)
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is None or tag_of(element) in ("html", "body", "head"):
            continue
        named = _JUNK.search(names_of(element)) and (prose(element) * 2 < whole or _is_links(element))
        if tag_of(element) in DROP or named or (tag_of(element) == "table" and _is_record(element)):
            _remove(element, parent)


def content_of(root: etree._Element) -> etree._Element | None:
    """正文框：what is named as the paper itself; None where a sentence, a table or an attachment stands outside it."""
    named = [element for element in root.iter() if _CONTENT.search(names_of(element))]
    found = max(named, key=prose, default=None)
    if found is None or not _weight(found):
        return None
    return found if _weight(found) == _weight(root) else None


def _weight(element: etree._Element) -> int:
    text = "".join(map(str, element.itertext()))
    return text.count("。") + text.count("附件") + text.count("附表") + sum(1 for _ in element.iter("tr"))


def tag_of(element: etree._Element) -> str:
    """标签：in lower case; what is no element counts as a script."""
    return element.tag.lower() if isinstance(element.tag, str) else "script"


def names_of(element: etree._Element) -> str:
    """名称：class and id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}" if isinstance(element.tag, str) else ""


def prose(element: etree._Element) -> int:
    """字数：how many characters of text an element holds."""
    return sum(len(piece.strip()) for piece in element.itertext())


def _is_links(element: etree._Element) -> bool:
    return sum(prose(link) for link in element.iter("a")) * 10 > 6 * prose(element)


def _is_record(table: etree._Element) -> bool:
    """Two or more of the record's labels, and one such label in every row."""
    rows = ["".join(map(str, row.itertext())).strip() for row in table.iter("tr")]
    cells = [row.iter("td", "th") for row in table.iter("tr")]
    labels = [sum(bool(_RECORD.match("".join(map(str, cell.itertext())).strip())) for cell in row) for row in cells]
    return sum(labels) > 1 and all(count for count, said in zip(labels, rows, strict=True) if said)


def _remove(element: etree._Element, parent: etree._Element) -> None:
    tail = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
