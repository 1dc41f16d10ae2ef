"""座机、护照、车牌：numbers with letters or an area code, by the way they are built and by the words beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingtang.language.personal_kinds import Kind, Severity

_NEAR = 24
_AREA = r"0(?:10|2\d|[3-9]\d{2})"
_LANDLINE = re.compile(
    r"(?:(?<![A-Za-z0-9_./-])|(?i:(?<=tel)|(?<=phone)))"
    rf"(?:\(?(?:\+?86[- ]?)?{_AREA}\)?)[- ]{{0,2}}([2-9](?:\d{{6,7}}|\d{{2,3}}[- ]\d{{4}}))"
    r"(?![\d.]|-\d{7})(?:(?:转|-| ext\.?)\d{1,5})?(?!\d)"
)
_LOCAL = re.compile(
    r"(?:座机|固话|固定电话|家庭电话|住宅电话|宅电|电话号码|电话|Tel|TEL|tel)[:： ]{0,3}"
    r"([2-9]\d{6,7}|[2-9]\d{2,3}-\d{4})(?![\d.-])"
)
#: What an office tells of itself; such a number is there to be called.
_OF_AN_OFFICE = re.compile(
    r"(?:办公室?|咨询|监督|举报|投诉|值班|服务|热线|传真|总机|报名|受理|业务|公开|救援|报警|接访|维权|招标|采购)"
    r"(?:电话|热线|专线)?(?:号码)?(?:\(传真\))?[是为:： ]{0,3}$"
)
_PASSPORT = re.compile(
    r"(?<![A-Za-z0-9])(?:([Ee][A-HJ-NP-Za-hj-np-z][ -]?\d{3,4}[ -]?\d{3,4}|[EeGg][ -]?\d{4}[ -]?\d{4})"
    r"|([A-Za-z][ -]?\d{4}[ -]?\d{4}|1[45]\d{7}))(?![A-Za-z0-9]|-\d)"
)
_OF_A_TRAVELLER = re.compile(r"护\s*照|通行证|passport", re.I)
_PLATE = re.compile(
    r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]) ?([A-HJ-NP-Za-hj-np-z]) ?[·.・•-]? ?"
    r"((?:[A-HJ-NP-Za-hj-np-z0-9] ?){4,5}(?:[A-HJ-NP-Za-hj-np-z0-9]|[挂学警港澳领试超]))(?![A-Za-z0-9])"
)
#: A number that follows one of these is called so, and is nobody's telephone.
_NO_TELEPHONE = re.compile(r"(?:编号|文号|代码|索引号|单号|账号|帐号|项目号|合同号|发票号|证号)[是为:： ]{0,2}$")


@dataclass(frozen=True, slots=True)
class Code:
    """一个号码：its kind, how grave it is, and where it stands."""

    kind: Kind
    severity: Severity
    begin: int
    end: int


def codes(plain: str, headed: "Headed | None" = None) -> Iterator[Code]:
    """座机号、护照号、车牌号 in narrow text. ``headed`` tells what the column is called in which an offset lies."""
    yield from _landlines(plain, headed)
    yield from _passports(plain, headed)
    if any(not char.isascii() for char in plain):
        yield from _plates(plain)


class Headed:
    """各列叫什么：by the cells of a row, separated by tabs, and the names above them."""

    def __init__(self, text: str, heads: tuple[str, ...]) -> None:
        self._text, self._heads = text, heads

    def of(self, place: int) -> str:
        """What stands above the cell that holds this place; nothing where it is no table."""
        column = self._text.count("\t", 0, place)
        return self._heads[column] if column < len(self._heads) else ""


def _landlines(plain: str, headed: Headed | None) -> Iterator[Code]:
    for found in _LANDLINE.finditer(plain):
        before = plain[max(0, found.start() - _NEAR) : found.start()]
        if not _OF_AN_OFFICE.search(before) and not _NO_TELEPHONE.search(before):
            yield Code(Kind.LANDLINE, Severity.WARN, *found.span())
    for found in _LOCAL.finditer(plain):
        before = plain[max(0, found.start() - _NEAR) : found.start(1)]
        if not _OF_AN_OFFICE.search(before):
            yield Code(Kind.LANDLINE, Severity.WARN, *found.span(1))
    for begin, end, cell in _cells(plain) if headed else ():
        if headed and re.fullmatch(r"[2-9]\d{6,7}", cell) and re.search(r"电话|座机|固话", headed.of(begin)):
            yield Code(Kind.LANDLINE, Severity.WARN, begin, end)


def _passports(plain: str, headed: Headed | None) -> Iterator[Code]:
    for found in _PASSPORT.finditer(plain):
        before = plain[max(0, found.start() - _NEAR) : found.start()]
        is_told = bool(_OF_A_TRAVELLER.search(before) or (headed and _OF_A_TRAVELLER.search(headed.of(found.start()))))
        if is_told:
            yield Code(Kind.PASSPORT, Severity.BLOCK, *found.span())
        elif found[1] and found[1].isalnum() and found[1].isupper() and not _NO_TELEPHONE.search(before):
            yield Code(Kind.PASSPORT, Severity.WARN, *found.span())


def _plates(plain: str) -> Iterator[Code]:
    for found in _PLATE.finditer(plain):
        tail = found[3].replace(" ", "")
        if sum(map(str.isdigit, tail)) >= 2 and (" " not in found[3] or found[3].count(" ") >= 4):
            yield Code(Kind.PLATE, Severity.WARN, *found.span())


def _cells(plain: str) -> Iterator[tuple[int, int, str]]:
    begin = 0
    for cell in plain.split("\t"):
        bare = cell.strip()
        if bare:
            at = begin + cell.index(bare)
            yield at, at + len(bare), bare
        begin += len(cell) + 1
