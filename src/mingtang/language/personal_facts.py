"""住址、生日、病情：what is told of somebody by name, which no number gives away.

An address is one with the number of a house. A day of birth, an illness or a hardship is somebody's only beside a name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from mingtang.language.personal_codes import Code, Headed
from mingtang.language.personal_kinds import Kind, Severity
from mingtang.language.personal_names import Name, either, names

_HAN = r"\u4e00-\u9fff"
_N = r"(?:\d{1,5}|[零〇一二三四五六七八九十百]{1,5})"
_STREET = (
    r"大街|大道|街|路|巷|胡同|弄|村|庄|屯|寨|社区|小区|花园|公寓|家属院|家属楼|宿舍|新区|新村|家园|华府|"
    r"苑|里|园|城|府|院|组|队|坊|湾|岭|沟|峪|段"
)
_NOT_A_HOUSE = (
    r"(?!文|令|公告|通知|线|机|井|地|图|标|泵|变电|渠|坝|桥|点|卡|工程|项目|炉|矿|仓|池|塘|闸|"
    r"提案|建议|议案|台|车|风|沟|道|墓)"
)
_HOUSE = re.compile(
    rf"(?:{_STREET})(?:[东西南北中][段侧首头]?|第?{_N}组|第?{_N}[社队片区期])?(?:"
    rf"{_N}(?:-\d{{1,4}})?号(?:楼|院|附\d+号?)?{_NOT_A_HOUSE}(?:[东西南北]?(?:{_N}(?:号楼|栋|幢|单元|楼|层|号|户|室)|-?\d{{1,4}}室?)){{0,5}}"
    rf"|{_N}(?:栋|幢|号楼|座)(?:{_N}单元)?{_N}-?\d{{0,4}}(?:室|户|号)?"
    rf"|\d{{1,3}}-\d{{1,2}}-\d{{2,4}}(?:室|户)?"
    rf"|{_N}单元{_N}(?:室|户|号)?)"
)
_HOME = re.compile(r"住|户籍|家庭|户主|居民|村民|籍贯")
_OFFICE = re.compile(
    r"邮寄|[厅处办部]|办公|政府|委员会|局|中心|大厅|公司|机关|单位|窗口|受理|接待|服务站|学校|小学|中学|幼儿园|医院|卫生院|银行|厂|酒店|宾馆|会议|广场|集合|法院|检察院|现场|施工|工程|项目|路段|道路|门牌|商铺"
)
_CUES = re.compile(
    r"(?:家庭住址|现住址|户籍地址|户籍所在地|户籍地|通讯地址|联系地址|家庭地址|住址|地址|居住于|居住在|家住|现住|住在|住|坐落于|坐落|位于|籍贯|寄至|寄往|[系是在到至于])+"
)
_AROUND = 16
_LONGEST_BEFORE = 24
_YEAR = r"(?:(?:19|20)\d{2}|[一二][九〇零○][零〇○一二三四五六七八九]{2})"
_DAY = (
    rf"{_YEAR}(?: ?年 ?{_N} ?月(?: ?{_N} ?[日号])?| ?[-./] ?\d{{1,2}} ?[-./] ?\d{{1,2}}(?!\d)"
    r"|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
)
_BIRTH = re.compile(
    rf"(?:(?:出生日期|出生年月日?|出生时间|出生于|生于|生日|出生)[是为:： ]{{0,3}}({_DAY})"
    rf"|({_DAY}) ?(?:出生|生(?![产态活成效命长存育意涯均源物]|效)|诞生))"
)
_CELL_DAY = re.compile(rf"{_DAY}|{_YEAR} ?[-./] ?\d{{1,2}}|{_YEAR}(?:0[1-9]|1[0-2])")
_SENTENCE = re.compile(r"[。！？!?]")
#: How far a name may stand from the fact, in characters: a long row begins with it.
_BEFORE, _AFTER = 200, 12


def facts(plain: str, headed: Headed | None = None) -> Iterator[Code]:
    """详细住址、出生日期、健康或困难情况 in narrow text, each to be looked at by a person."""
    if plain.isascii():
        return
    yield from _addresses(plain, headed)
    births = list(_births(plain, headed))
    told = list(_told(plain))
    if not births and not told:
        return
    people = sorted(names(plain), key=lambda name: name.begin)
    for kind, begin, end in births:
        if _beside(people, begin, end, plain, over_sentences=True):
            yield Code(kind, Severity.WARN, begin, end)
    for begin, end in told:
        if _beside(people, begin, end, plain):
            yield Code(Kind.HARDSHIP, Severity.WARN, begin, end)


def _addresses(plain: str, headed: Headed | None) -> Iterator[Code]:
    for found in _HOUSE.finditer(plain):
        begin = _begin_of(plain, found.start())
        line = max(plain.rfind(sign, 0, begin) for sign in "\t\n") + 1
        before = plain[max(line, begin - _AROUND) : begin]
        after = re.split(r"[\t\n]", plain[found.end() : found.end() + _AROUND])[0]
        is_home = _HOME.search(before) is not None or (headed is not None and "住" in headed.of(begin))
        if is_home or not _OFFICE.search(f"{before}|{plain[begin : found.start()]}|{after}"):
            yield Code(Kind.ADDRESS, Severity.WARN, begin, found.end())


def _begin_of(plain: str, street: int) -> int:
    """Where an address begins: as far back as place names go, behind the word that leads to it."""
    begin = street
    while begin > 0 and street - begin < _LONGEST_BEFORE and re.match(rf"[{_HAN}\d]", plain[begin - 1]):
        begin -= 1
    cues = [found.end() for found in _CUES.finditer(plain, begin, street) if found.end() < street]
    return cues[-1] if cues else begin


def _births(plain: str, headed: Headed | None) -> Iterator[tuple[Kind, int, int]]:
    for found in _BIRTH.finditer(plain) if "生" in plain else ():
        yield Kind.BIRTH_DATE, *found.span(1 if found[1] else 2)
    if headed is None:
        return
    begin = 0
    for cell in plain.split("\t"):
        bare = cell.strip()
        at = begin + (cell.index(bare) if bare else 0)
        if bare and "出生" in headed.of(at) and _CELL_DAY.fullmatch(bare):
            yield Kind.BIRTH_DATE, at, at + len(bare)
        begin += len(cell) + 1


@cache
def _fact() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('health')}|{either('hardship')})(?!{either('work')})")


def _told(plain: str) -> Iterator[tuple[int, int]]:
    for found in _fact().finditer(plain):
        yield found.span()


def _beside(people: Sequence[Name], begin: int, end: int, plain: str, *, over_sentences: bool = False) -> bool:
    """Whether a name stands before or behind, with no end of a sentence between; a line of a page may end."""
    first = bisect_left(people, begin - _BEFORE, key=lambda name: name.end)
    for place in range(first, len(people)):
        name = people[place]
        if name.begin > end + _AFTER:
            return False
        between = plain[name.end : begin] if name.end <= begin else plain[end : name.begin]
        if (name.end <= begin or name.begin >= end) and (over_sentences or not _SENTENCE.search(between)):
            return True
    return False
