"""行：the lines of a document, also of one whose lines a website has joined.

Where a text was copied from a web page, paragraphs are often parted by two or more blanks only, and number, title and
addressees stand in one line; these are parted here, so that what follows finds each at the beginning of its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mingtang.language.papers import Block, Paragraph
from mingtang.language.width import narrow

_GAP = re.compile(r"(?:\s*\n\s*)+|[\u3000\xa0 \t]{2,}")
_BLANK = re.compile(r"[\u3000\xa0\s]+")
_HAN_DAY = "[〇○零一二三四五六七八九十]"
_HAN_YEAR = "[一二][九〇○零][〇○零一二三四五六七八九]{2}"
#: 成文日期：2024年4月22日, 二〇二四年四月二十二日.
DAY = rf"(?:(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日|{_HAN_YEAR}年{_HAN_DAY}{{1,2}}月{_HAN_DAY}{{1,3}}日)"
#: 机关名称的末尾。
ORGAN_END = (
    r"(?:人民政府办公厅|人民政府办公室|人民政府|政府办公室|办公厅|办公室|委员会|管委会|办事处|指挥部|领导小组|管理区"
    r"|(?:[\u4e00-\u9fff]{1,10})(?:局|厅|部|院|署|站|所|中心|总队|支队|大队))"
)
_SIGNATURE = re.compile(
    rf"(?<=[。；：）)”》\da-z])(?=[\u4e00-\u9fff]{{2,20}}{ORGAN_END}\s*{DAY}|(?<=。)[\u4e00-\u9fff]{{2,20}}{ORGAN_END}$)"
)
_UNSIGNED = re.compile(rf"(?<=。)(?={DAY}(?:公开程序|公开方式|$))")
_NUMBER_LED = re.compile(r"^([\u4e00-\u9fff]{1,12}[〔\[(（﹝［](?:19|20)\d\d[〕\])）﹞］]\s*第?\d{1,6}\s*号)(?=\S)")
_TITLED = re.compile(
    r"^(.{4,120}?的(?:通知|意见|决定|公告|通告|通报|批复|复函|函|请示|报告))(?=[^，。；的]{2,60}[:：]|各[市县乡镇区]|[\u4e00-\u9fff]{2,12}政府)"
)
_ADDRESSED = re.compile(r"^((?:各|省|市|县|镇|中国|有关)[^。；:：]{1,160}[:：])(?=\S)")
#: Days in running prose: 2021年5月7日前, 2021年5月7日召开.
_OF_PROSE = "前|起|至|以|之|印发|公布|发布|召开|下午|上午|省|市|通过|实施|施行"
_SIGNED_THEN = re.compile(
    rf"^((?:[\u4e00-\u9fff ]{{2,60}}?{ORGAN_END}\s*)?{DAY})(?=[\u4e00-\u9fff（(《]|(?:19|20)\d\d年)(?!{_OF_PROSE})"
)


@dataclass(frozen=True, slots=True)
class Line:
    """一行：as written but for blanks at its ends; ``level`` is a heading's (0 for a title), None for text."""

    text: str
    where: str
    level: int | None = None

    @property
    def tight(self) -> str:
        """Without any blanks, in half width."""
        return _BLANK.sub("", narrow(self.text))


def lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """分行：tables are left out."""
    return tuple(
        Line(text, block.where, block.level)
        for block in blocks
        if isinstance(block, Paragraph)
        for text in _parted(f"{block.label}{block.text}")
    )


def _parted(text: str) -> Iterator[str]:
    for piece in _GAP.split(text):
        rest = piece.strip()
        while rest:
            cut = _first_cut(rest)
            yield rest[:cut].strip()
            rest = rest[cut:].strip()


def _first_cut(text: str) -> int:
    """Where the first part ends that a web page has joined to the next; the whole where nothing was joined."""
    for joined in (_NUMBER_LED, _TITLED, _ADDRESSED, _SIGNED_THEN):
        found = joined.match(text)
        if found:
            return found.end(1)
    signature = _SIGNATURE.search(text) or _UNSIGNED.search(text)
    return signature.start() if signature and signature.start() else len(text)
