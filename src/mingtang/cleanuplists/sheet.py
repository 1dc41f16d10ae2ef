"""清理的表：the blank form, the ledger with its proposals, and what is read from either row by row."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from mingtang.cleanups.models import Cleanup, CleanupEntry
from mingtang.language.cleanup_list import BLANK, EXAMPLE, HEADINGS, HELP, Line, read
from mingtang.language.typed_days import typed_day
from mingtang.language.unseen import clean_name, without_unfit
from mingtang.language.width import squeeze
from mingtang.law.cleanup_tables import Stated, version_of
from mingtang.law.cleanups import MOST_ROWS, Fate, Proposal, Row
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Unit
from mingtang.sheets.layout import bare, harmless

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {"title": 50, "number": 22, "made": 14, "owner": 18, "note": 24, "reason": 40}
_FATES = {fate.label: fate for fate in Fate} | {"失效": Fate.LAPSE, "保留": Fate.KEEP, "有效": Fate.KEEP}
_DIGITS = 8
_YES, _NO = frozenset({"是", "公开"}), frozenset({"", "否", "不公开"})
_HOW = (
    ("标题", "必填，写全称。"),
    ("文号", "没有的写“无文号”。"),
    ("成文日期", "必填，写成 2018-06-30 或者 2018年6月30日。"),
    ("起草单位", "本机关单位的全称、简称或者代码；起草单位已经撤并的，写现在由谁负责；不填就是机关本身。"),
    ("备注", "可以不填。"),
    ("处理意见", f"填{'、'.join(fate.label for fate in Fate)}之一。"),
    ("修改期限", "只有修改的才填。"),
    ("理由", "除了继续有效的，都要写。"),
    ("版本", "这一行导出时的样子。请原样留着，别人后来提的意见才不会被盖掉。"),
    ("不得写入", "涉密、工作秘密内容，和身份证号、手机号等个人信息。"),
)


def blank() -> bytes:
    """空白表：the headings and one example, which is passed over when it is read."""
    example = {"title": f"{EXAMPLE}关于加强村级档案管理的通知", "number": "×政发〔2018〕12号", "made": "2018-05-10"}
    return _book(BLANK, [example])


def table(cleanup: Cleanup, rows: Iterable[CleanupEntry]) -> bytes:
    """台账和处理意见，to be filled in and read back; each row with its version."""
    return _book(tuple(HEADINGS), [_cells(cleanup, row) for row in rows])


def _cells(cleanup: Cleanup, row: CleanupEntry) -> dict[str, str]:
    return {
        "serial": str(row.ordinal),
        "title": row.title,
        "number": row.number,
        "made": row.made_on.isoformat(),
        "owner": row.owner.short_name,
        "note": row.note,
        "fate": Fate(row.fate).label if row.fate else "",
        "amend": row.amend_by_on.isoformat() if row.amend_by_on else "",
        "reason": row.reason,
        "public": "是" if row.is_reason_public else "",
        "version": version_of(cleanup.code, row.proposal),
    }


def _book(keys: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "清理台账"
    for at, key in enumerate(keys, start=1):
        cell = sheet.cell(1, at, HEADINGS[key][0])
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="F5D76E")
        sheet.column_dimensions[get_column_letter(at)].width = WIDTHS.get(key, 12)
        for number, told in enumerate(rows, start=2):
            _fill(sheet.cell(number, at), told.get(key, ""))
    if "fate" in keys:
        labels = ",".join(fate.label for fate in Fate)
        rule = DataValidation(type="list", formula1=f'"{labels}"', allow_blank=True, showErrorMessage=False)
        letter = get_column_letter(keys.index("fate") + 1)
        # 没有文件的表也要能打开：a rule needs a row to stand in.
        rule.add(f"{letter}2:{letter}{max(len(rows), 1) + 1}")
        sheet.add_data_validation(rule)
    sheet.freeze_panes = "A2"
    how = book.create_sheet(HELP)
    for told in _HOW:
        how.append(told)
    how.column_dimensions["B"].width = 80
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _fill(cell: Cell, text: str) -> None:
    """A cell of text, never a formula."""
    cell.value, cell.number_format = harmless(without_unfit(text)) or None, "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if cell.value is not None:
        cell.data_type = "s"


def rows_in(data: bytes, name: str, *, organ: Unit, units: Sequence[Unit]) -> list[tuple[int, Row, Unit]]:
    """读台账：what each row says, with its drafting unit. Errors: ``Unreadable``; ``RuleBroken`` row by row."""
    found, reasons = [], []
    for line in read(data, name, most=MOST_ROWS):
        reasons += _formulas(line)
        owner = _unit(line, organ, units, reasons)
        made = _day(line, "made", reasons)
        texts = [clean_name(bare(line.said(key))) for key in ("title", "number", "note")]
        found.append((line.row, Row(texts[0], texts[1], made, texts[2]), owner))
    refuse_if_any(list(dict.fromkeys(reasons)))
    return found


def proposals_in(data: bytes, name: str) -> list[Stated]:
    """读处理意见：which document each row is about, and what it says; a row without an opinion too. Errors as above."""
    found: dict[int, Stated] = {}
    reasons: list[str] = []
    for line in read(data, name, most=MOST_ROWS):
        serial, is_told = squeeze(bare(line.said("serial"))), bool(squeeze(bare(line.said("fate"))))
        if not serial.isdecimal() or len(serial) > _DIGITS or int(serial) in found:
            wrong = f"第 {line.row} 行：序号没有填、不是数字或者有两行，请照导出的表填。"
            reasons += [*_formulas(line), wrong] if is_told else []
            continue
        proposal = _proposal(line, reasons) if is_told else Proposal()
        title, number, version = (clean_name(bare(line.said(key))) for key in ("title", "number", "version"))
        found[int(serial)] = Stated(line.row, int(serial), title, number, proposal, version)
    is_empty = not any(row.proposal.fate for row in found.values())
    refuse_if_any([*reasons, *(["表里没有填处理意见。"] if is_empty and not reasons else [])])
    return list(found.values())


def _proposal(line: Line, reasons: list[str]) -> Proposal:
    said = {key: squeeze(bare(line.said(key))) for key in ("fate", "public")}
    reasons += _formulas(line)
    fate = _FATES.get(said["fate"])
    if fate is None:
        reasons.append(f"第 {line.row} 行：没有“{said['fate'][:20]}”这种处理意见，请填{'、'.join(_FATES)}之一。")
    if said["public"] not in _YES | _NO:
        reasons.append(f"第 {line.row} 行：“理由是否公开”请填“是”或者“否”。")
    return Proposal(fate, _day(line, "amend", reasons), clean_name(bare(line.said("reason"))), said["public"] in _YES)


def _formulas(line: Line) -> list[str]:
    return [f"第 {line.row} 行：“{HEADINGS[key][0]}”是公式，请改成文字再上传。" for key in line.formulas]


def _day(line: Line, key: str, reasons: list[str]) -> date | None:
    text = bare(line.said(key))
    day = typed_day(text, year=1) if text else None
    if text and (day is None or day.year < 1949):
        reasons.append(f"第 {line.row} 行：“{text[:20]}”不是能认出的日期，请写成 2018-06-30 或者 2018年6月30日。")
    return day


def _unit(line: Line, organ: Unit, units: Sequence[Unit], reasons: list[str]) -> Unit:
    said = squeeze(bare(line.said("owner")))
    found = [unit for unit in units if said in {unit.code, squeeze(unit.name), squeeze(unit.short_name)}]
    if said and len(found) != 1:
        reasons.append(
            f"第 {line.row} 行：本机关没有叫“{said[:20]}”的单位，请写全称或者代码；已经撤并的写现在由谁负责。"
        )
    return found[0] if len(found) == 1 else organ


def file_name(organ: Unit, what: str, at: datetime) -> str:
    """下载的文件名。"""
    return f"{organ.short_name}{what}{at:%Y%m%d}.xlsx"
