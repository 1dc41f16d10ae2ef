"""读名单：an uploaded .xlsx or .csv row by row; every mistake names row, column and what to do. Nothing is kept."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.encodings import decode
from mingtang.language.papers.grids import Grid, of_separated, of_workbook
from mingtang.language.personal_numbers import is_resident
from mingtang.language.width import narrow, squeeze
from mingtang.law.payees import TAIL, PayeeLine, reasons_against_doubles, reasons_against_sum

ACCEPT = ".xlsx,.csv"
MOST_ROWS = 20_000
HEADINGS = ("村", "姓名", "证件号", "数量", "金额")
_NAMED = {
    "村": ("村", "村名", "所在村", "行政村"),
    "姓名": ("姓名", "户主", "户主姓名", "领取人"),
    "证件号": ("证件号", "身份证号", "身份证号码", "身份证后四位", "身份证末四位", "证件末四位", "后四位"),
    "数量": ("数量", "面积", "补贴面积", "台数"),
    "金额": ("金额", "补贴金额", "应发金额"),
}
_TOTAL = ("合计", "总计", "小计")
_OLD = b"\xd0\xcf\x11\xe0"
_SIGNS = (",", "\t", ";", "，")
_HEAD_WITHIN = 10
IS_TAIL = re.compile(rf"[0-9A-Z]{{{TAIL}}}")
"""末四位：of a person's number, or of the credit code of a cooperative, which may end in letters."""
_WHOLE = re.compile(r"\d{17}[\dX]")
_NAME = re.compile(r"[\u3400-\u9fff·]{2,30}")
_BRACKETS = re.compile(r"[（(].*?[)）]")
_PLACES = {"数量": 3, "金额": 2}


@dataclass(frozen=True)
class Read:
    """读到的名单：the rows that were understood, and every mistake."""

    lines: tuple[PayeeLine, ...]
    mistakes: tuple[str, ...]


def read_list(data: bytes, name: str, *, villages: Mapping[str, str], stated: Decimal | None = None) -> Read:
    """读名单：``villages`` are the names that a row may bear, by which short name. Errors: ``Unreadable``."""
    for grid in _grids(data, name):
        head = _head_of(grid)
        if head is not None:
            return _read(grid, *head, villages=villages, stated=stated)
    raise Unreadable(f"“{name}”里没有找到表头。表头要有这几列：{'、'.join(HEADINGS)}；请下载样表，照着填。")


def _grids(data: bytes, name: str) -> Iterable[Grid]:
    if data.startswith(_OLD):
        raise Unreadable(f"“{name}”是旧版表格或者设了密码；请取消密码，另存为 .xlsx 后再试。")
    inside = open_archive(data, name)
    if inside is None:
        text = decode(data, name)
        found = [of_separated(text, sign, name) for sign in _SIGNS]
        return [grid for grid in found if _head_of(grid)]
    if "xl/workbook.xml" not in inside:
        raise Unreadable(f"“{name}”不是 .xlsx 表格；请用 WPS 或 Excel 打开，另存为 .xlsx 或 .csv 后再试。")
    return of_workbook(data, name, passed_over="")


def _head_of(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of the headings, and where each column stands; brackets such as （亩） do not matter."""
    for row in sorted(grid.texts)[:_HEAD_WITHIN]:
        told = {at: _BRACKETS.sub("", squeeze(text)) for at, text in grid.texts[row].items()}
        places = {
            heading: at for heading, names in _NAMED.items() for at, text in reversed(told.items()) if text in names
        }
        if set(places) == set(HEADINGS):
            return row, places
    return None


def _read(
    grid: Grid, head: int, places: Mapping[str, int], *, villages: Mapping[str, str], stated: Decimal | None
) -> Read:
    lines, mistakes, in_sheet = [], [], None
    for row in sorted(number for number in grid.texts if number > head):
        told = {heading: grid.texts[row].get(at, "").strip() for heading, at in places.items()}
        if not any(told.values()):
            continue
        if any(squeeze(text) in _TOTAL for text in grid.texts[row].values()):
            in_sheet = _number(told["金额"], 2) if told["金额"] else in_sheet
            continue
        formulas = [heading for heading, at in places.items() if (row, at) in grid.formulas]
        line, wrong = _line(row, told, formulas, villages)
        mistakes += wrong
        lines += [line] if line else []
    if not lines and not mistakes:
        raise Unreadable("表头下面没有人，请在表头下面每户填一行。")
    if len(lines) > MOST_ROWS:
        raise Unreadable(f"名单有 {len(lines)} 行，最多 {MOST_ROWS} 行；请按村分成几项补贴登记。")
    mistakes += reasons_against_doubles(lines)
    if not mistakes:
        mistakes += reasons_against_sum(lines, stated=stated, where="您填的合计")
        mistakes += reasons_against_sum(lines, stated=in_sheet, where="表里合计一行")
    return Read(tuple(lines), tuple(mistakes))


def _line(
    row: int, told: Mapping[str, str], formulas: list[str], villages: Mapping[str, str]
) -> tuple[PayeeLine | None, list[str]]:
    wrong = dict.fromkeys(formulas, "是公式，请复制以后选择性粘贴为数值")
    wrong |= {heading: "没有填" for heading in HEADINGS if not told[heading]}
    village = villages.get(squeeze(told["村"]), "")
    name = squeeze(narrow(told["姓名"]))
    number = "".join(squeeze(narrow(told["证件号"])).split()).upper()
    if not village:
        wrong.setdefault("村", f"没有叫“{told['村'][:20]}”的村，请写本机关所属村的名称")
    if not _NAME.fullmatch(name):
        wrong.setdefault("姓名", "不是姓名，请写 2 至 30 个汉字")
    if why := _against_number(number):
        wrong.setdefault("证件号", why)
    figures = {heading: _number(told[heading], places) for heading, places in _PLACES.items()}
    for heading, value in figures.items():
        if value is None or value < 0 or (heading == "金额" and value == 0):
            least = "大于 0" if heading == "金额" else "不小于 0"
            wrong.setdefault(heading, f"不是{least}、最多 {_PLACES[heading]} 位小数的数")
    if wrong:
        return None, [f"第 {row} 行“{heading}”：{wrong[heading]}。" for heading in HEADINGS if heading in wrong]
    quantity, amount = figures["数量"] or Decimal(), figures["金额"] or Decimal()
    identity = number if len(number) > TAIL else ""
    return PayeeLine(row, village, name, number[-TAIL:], quantity, amount, identity), []


def _against_number(number: str) -> str:
    """What is wrong with it; the number itself is never repeated."""
    if IS_TAIL.fullmatch(number):
        return ""
    if not _WHOLE.fullmatch(number):
        return "要填末四位（单位填信用代码的末四位），或者 18 位身份证号；是数字格式的，请把这一列改成文本格式再填"
    return (
        ""
        if is_resident(number)
        else "18 位身份证号的校验位不对，请核对；这一列是数字格式的，后几位会变，请改成文本格式"
    )


def _number(text: str, places: int) -> Decimal | None:
    try:
        value = Decimal(narrow(text).replace(",", "").strip())
    except InvalidOperation:
        return None
    exponent = value.as_tuple().exponent
    return value if isinstance(exponent, int) and -exponent <= places and abs(value) < 10**9 else None
