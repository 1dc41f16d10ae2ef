"""密级标志：marks that a document is classified, on its face or in its file name.

Law: 保守国家秘密法 (2024) 第二十三条 (国家秘密标志), 第六十四条 (工作秘密). This system is not for classified
information; a mark found means that the upload is refused and the file handled off line.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from mingtang.language.width import narrow


@dataclass(frozen=True, slots=True)
class Mark:
    """一处密级标志：绝密, 机密, 秘密 or 工作秘密, the characters found, and their offset in the text."""

    level: str
    text: str
    at: int


# 看不见的字：软连字符、零宽字、书写方向符、变体选择符等，夹在标志里也不改变它的样子。
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_TRADITIONAL = str.maketrans("絕機祕級標識誌長個號", "绝机秘级标识志长个号")
_SIGNS = str.maketrans('《〈「『〖﹝｟{<》〉」』〗﹞｠}>“”‘’"', "[[[[[[[[[]]]]]]]]]|||||")
_STARS = dict.fromkeys(map(ord, "☆✩✭⭐⭑⭒✮✯✪✫✬✰🌟"), "★")
_BLANK = dict.fromkeys((0x1680, 0x2000, 0x2001, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x200A, 0x205F), " ")
# PDF 的文字层常把“工”写成康熙部首的“⼯”；兼容汉字同理。
_SAME = {code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA))}
_FOLD: dict[int, str | int | None] = {**_SAME, **_TRADITIONAL, **_SIGNS, **_STARS, **_BLANK}

_LEVEL = r"(?P<level>绝\s*密|机\s*密|(?<!工作)(?<!工\s作)秘\s*密)"
_WORK = r"(?P<level>工\s*作\s*秘\s*密)"
# ★ 是法定的标志；别的符号也可能是列表的序号或者脚注号，要看前后才算。
_STAR = r"[★*※▲]"
_TERM = r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:年|个月|月)|长\s*期)"
_NOT_AFTER_A_WORD = r"(?:(?<![\u4e00-\u9fff])|(?<=密级)|(?<=[为是系属]))"
_NOT_OF_A_KIND = r"(?<!国家)(?<!商业)(?<!涉及)"
_NUMBER = r"(?:第[ \t]*\d+[ \t]*[号份页册]|(?:份号|编号|No\.?)[ \t:]*\d+|\d{3,})"
_AS_A_CLASS = r"(?:密\s*级|秘密等级|保密等级)(?:和保密期限)?"
_LINE = r"(?:^|(?<=\t))[ \t]*+[(\[]?[ \t]*+"
_ENDS = r"[ ]*+[)\]]?[ ]*+(?=\t|[ \t]*+$)"
_ON_FACE = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"{_NOT_AFTER_A_WORD}{_LEVEL}[ \t]*+{_STAR}[ \t]*+{_TERM}?",
        rf"{_LEVEL}[ \t]*+{_STAR}[ \t]*+{_TERM}",
        rf"{_NOT_OF_A_KIND}{_LEVEL}[ \t]*+★(?![ \t]*[\u4e00-\u9fff])",
        rf"★[ \t]*+{_LEVEL}(?![\u4e00-\u9fff])",
        rf"[※▲*][ \t]*+{_LEVEL}[ \t]*+(?=$|[※▲*])",
        rf"{_LINE}{_LEVEL}[级件]?[ ]*+{_TERM}?{_ENDS}",
        rf"{_LINE}{_LEVEL}[级件]?[ ]*+{_TERM}?[ ]*+[)\]]?[ \t]*+{_NUMBER}",
        rf"^[ \t]*+{_NUMBER}[ \t]*+{_LEVEL}[级件]?[ ]*+{_TERM}?{_ENDS}",
        rf"{_AS_A_CLASS}[ \t]*+:[ \t]*+[(\[|]?[ \t]*+{_LEVEL}",
        rf"{_AS_A_CLASS}[ \t]*+[(\[|]?[ \t]*+{_LEVEL}[ \t]*+(?:{_TERM}|[)\]|]|$)",
        rf"{_WORK}[ \t]*+★",
        rf"{_NOT_AFTER_A_WORD}{_WORK}[ \t]*+{_STAR}",
        rf"{_LINE}{_WORK}[ ]*+{_TERM}?{_ENDS}",
        rf"(?:密\s*级|标识|标志)[ \t]*+:[ \t]*+[(\[|]?[ \t]*+{_WORK}",
    )
)
_EITHER = rf"(?:{_LEVEL}|(?P<work>工\s*作\s*秘\s*密))"
# 并列几个密级的，说的是密级本身，如“绝密、机密、秘密事项范围”。
_NOT_IN_A_ROW = r"(?![、,和及][绝机秘]密)"
_NAME_ENDS = r"(?=$|[-_. 、·,+#]|[(\[]\s*\d+\s*[)\]])"
_IN_NAME = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[(\[]\s*{_EITHER}[级件]?\s*{_STAR}?\s*{_TERM}?[ \d]*[)\]]",
        rf"{_EITHER}\s*{_STAR}",
        rf"(?:^|[-_. \d)\]、·,+#])(?<![绝机秘]密[、,]){_EITHER}[级件]?{_TERM}?{_NOT_IN_A_ROW}{_NAME_ENDS}",
    )
)


def seen(text: str) -> str:
    """可见文字：the text without the characters that take no room on the page and could hide a mark."""
    return _UNSEEN.sub("", text)


def classification_marks(text: str) -> tuple[Mark, ...]:
    """密级标志：marks on the face of a document: ``机密★1年``, ``密级：机密``, a line of ``工作秘密``.

    Words in running prose are no marks: 保守国家秘密, 商业秘密, 秘密投票, 保密审查 find nothing.
    """
    return _collect(_ON_FACE, text)


def marks_in_name(name: str) -> tuple[Mark, ...]:
    """文件名密级：marks in a file name: ``方案（机密）.docx``, ``[秘密]名单.xlsx``, ``机密-会议纪要.pdf``."""
    return _collect(_IN_NAME, name)


def _collect(patterns: tuple[re.Pattern[str], ...], text: str) -> tuple[Mark, ...]:
    folded = narrow(seen(text)).translate(_FOLD)
    if "密" not in folded:
        return ()
    taken = bytearray(len(folded))
    found: dict[int, tuple[str, int, int]] = {}
    for pattern in patterns:
        for hit in pattern.finditer(folded):
            group = "work" if hit.groupdict().get("work") else "level"
            start = hit.start(group)
            if not taken[start]:
                found[start] = ("".join(hit[group].split()), hit.start(), hit.end())
                taken[start : hit.end()] = b"\1" * (hit.end() - start)
    # 看不见的字都去掉了：每一处在原文里的位置要往后推。
    dropped = [unseen.start() - number for number, unseen in enumerate(_UNSEEN.finditer(text))]
    return tuple(_in_full(text, dropped, at, *found[at]) for at in sorted(found))


def _in_full(text: str, dropped: list[int], at: int, level: str, start: int, end: int) -> Mark:
    """The mark as it stands in the text as it came."""
    start, last, at = (place + bisect_right(dropped, place) for place in (start, end - 1, at))
    return Mark(level, text[start : last + 1].strip(), at)
