"""模板残留：what a template left to be filled in and nobody did."""

import re
from collections.abc import Iterator
from functools import cache

from mingtang.language.personal_names import either, words
from mingtang.language.wording.found import Doubt, Rule

_NAMED = r"(?:网址|名称|姓名|日期|电话|单位|文号|金额|地点|时间|链接|标题)"
_TOLD = r"(?:内容|网址|地址|时间|地点|名称|日期|金额|事项|单位|要求|措施|做法|数据|链接)"
#: （补充）、（另附）stand alone in titles and lists of papers.
_ASKED = r"填写|插入|替换|输入|(?:补充|另附)(?![)\]])|待填|待补|待定|填入|自行|视情|根据实际"
_LEFT = re.compile(
    r"[×✕Xx]{1,4}年(?:[×✕Xx]{1,4}月)?(?:[×✕Xx]{1,4}[日号])?"
    r"|[\u4e00-\u9fff]{0,2}(?:[×✕]{2,}|X{2,}|某某)(?:[月日号镇县村局市省乡]|单位|同志|公司|部门)"
    r"|(?:[×✕xX＊*]{2,}|[Xx×]{1,4}(?=[月日]))(?![\w*])"
    rf"|[(\[](?:此处|这里|请)?(?:具体{_TOLD}?(?=[)\]])|{_ASKED})[^()\[\]\n]{{0,20}}[)\]]"
    r"|[(\[](?:此处|这里)[^()\[\]\n]{1,20}[)\]]"
    rf"|[(\[](?!以下|下称|截至|含)[^()\[\]\n]{{1,8}}{_NAMED}[)\]](?=[。,;:\s]|$)"
    rf"|[(\[][^()\[\]\n]{{0,8}}{_NAMED}(?:待定|待补充?|待填)[)\]]"
    r"|\[ *\]|\( *\)(?=[年月日元人号])|_{3,}|…{3,}(?=[年月日])"
    r"|(?:TODO|TBD|Lorem ipsum)|\{\{[^{}\n]{0,40}\}\}|待补充|待完善|待插入"
)
#: A number that was covered on purpose has stars, too; so has a measure or a variable.
_COVERED = re.compile(
    r"[\d京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼A-Za-z][×*xX]{2,}|[×*xX]{2,}\d"
)
#: So is one that is covered whole or cut into groups: ****, **** **** **** ***, 138 **** 8000, 0533 ***-**45.
_NUMBER = re.compile(r"[\dA-Za-z*]+(?:[ .·/_-]{1,2}[\dA-Za-z*]+)*")
_COVERED_WHOLE, _FAR = 8, 40
_ENDS = re.compile(r"\d{2}.*\d{2}")


def leftover_doubts(plain: str) -> Iterator[Doubt]:
    """没有填的地方：××, (具体网址), 【】, ____, {{…}}."""
    for found in _LEFT.finditer(plain):
        around = plain[max(0, found.start() - 1) : found.end() + 1]
        if not _COVERED.search(around) and not _is_covered(plain, found.start(), found.end()):
            yield Doubt(Rule.LEFTOVER, found.start(), found.end(), found[0], "像是模板里没有填的地方，请填好或者删去。")


@cache
def _before_stars() -> re.Pattern[str]:
    surnames = "".join(words()["surnames"].split())
    # 阿**、第**：少见的姓不在表里，盖住的写法是单独一个字。
    return re.compile(rf"(?:^|[^\u3400-\u9fff])(?:{either('compound')}|[\u3400-\u9fff])$|[{surnames}]$")


def _is_covered(plain: str, begin: int, end: int) -> bool:
    return plain[begin] == "*" and (_is_covered_name(plain, begin, end) or is_covered_number(plain, begin))


def is_covered_number(plain: str, at: int) -> bool:
    """遮住的号码：as many stars as no template leaves, or some within a number of which both ends stay."""
    first = max(0, at - _FAR)
    whole = next((it[0] for it in _NUMBER.finditer(plain, first, at + _FAR) if it.start() <= at < it.end()), "")
    return whole.count("*") >= _COVERED_WHOLE or (whole.count("*") > 2 and bool(_ENDS.fullmatch(whole)))


def _is_covered_name(plain: str, begin: int, end: int) -> bool:
    """王**, 阿**: a surname, or one character that stands alone, and two stars for what was covered on purpose."""
    return plain[begin:end] == "**" and bool(_before_stars().search(plain[max(0, begin - 3) : begin]))
