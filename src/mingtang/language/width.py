"""全角半角：the same text in narrow forms, character for character, so that offsets stay true."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_NARROW |= {0x3000: 0x20, 0x00A0: 0x20, 0x2002: 0x20, 0x2003: 0x20, 0x2009: 0x20, 0x202F: 0x20}
_NARROW |= str.maketrans("〔【［﹝〕】］﹞﹙﹚—–－―~～", "[[[[]]]]()------")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
#: What takes no place on paper: zero-width spaces and joiners, direction marks, byte-order marks.
_INVISIBLE = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))


def narrow(text: str) -> str:
    """全角转半角：full-width digits, letters, signs and spaces in half width; same length as the text."""
    return text.translate(_NARROW)


def visible(text: str) -> str:
    """去零宽字符：the text without characters that take no place on paper."""
    return text.translate(_INVISIBLE)


def is_chinese(text: str) -> bool:
    """有没有汉字：whether the text is for readers; keys and codes that a record keeps are not."""
    return bool(_CHINESE.search(text))


def squeeze(text: str) -> str:
    """去空白：the text without any white space, full-width and zero-width ones included."""
    return "".join(visible(text).split())


#: A space inside a day as some plans write it: 12 月底前, 2024 年 6 月 30 日前, 第 三 季度.
_GAP = re.compile(
    r"(?<=\d) +(?=[年月日号季度个])|(?<=[年月第至到-]) +(?=[\d一二三四底末])|(?<=[日号底末]) +(?=[之以]?前)"
)


@dataclass(frozen=True, slots=True)
class Closed:
    """紧排：narrow text without the spaces inside days, and where each of its characters stands in the original."""

    text: str
    at: Sequence[int]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of this text was made from."""
        return self.at[begin], self.at[end - 1] + 1


def close_up(text: str) -> Closed:
    """去日期中的空格：the text in narrow forms with ``12 月 31 日`` written ``12月31日``."""
    narrowed = narrow(text)
    if _GAP.search(narrowed) is None:
        return Closed(narrowed, range(len(narrowed)))
    kept: list[int] = []
    begin = 0
    for gap in _GAP.finditer(narrowed):
        kept += range(begin, gap.start())
        begin = gap.end()
    kept += range(begin, len(narrowed))
    return Closed("".join(narrowed[index] for index in kept), kept)
