"""公文的 Word 文稿：every element in its named style, in the official measures, for the organ to go on with.

Law: 党政机关公文格式 GB/T 9704—2012 第5章、第7章.
"""

import io
from collections.abc import Iterable
from datetime import datetime, time

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from mingtang.letters import measures, sheet, styles
from mingtang.letters.letter import UNDATED, Heading, Letter, Paragraph, Part, Table, cleaned
from mingtang.letters.repacked import repacked
from mingtang.letters.styles import Look
from mingtang.letters.title import title_rows


def to_docx(letter: Letter) -> bytes:
    """公文的 .docx；the same letter gives the same bytes."""
    letter = cleaned(letter)
    paper = Document()
    styles.add_styles(paper)
    sheet.set_up(paper, watermark=letter.watermark)
    _head(paper, letter)
    _title(paper, letter)
    _body(paper, letter)
    _attachments(paper, letter)
    _signature(paper, letter)
    if letter.note:
        _add(paper, styles.NOTE, letter.note).paragraph_format.keep_with_next = bool(letter.copied)
    if letter.copied:
        sheet.frame_at_foot(_add(paper, styles.COPIED, f"抄送：{letter.copied}"))
    _properties(paper, letter)
    kept = io.BytesIO()
    paper.save(kept)
    return repacked(kept.getvalue())


def _head(paper: Paper, letter: Letter) -> None:
    if not letter.red_head:
        return
    mark = _add(paper, styles.MARK, letter.organ)
    mark.runs[0].font.size = Pt(round(measures.head_size(letter.organ) * 2) / 2)
    number = _add(paper, styles.NUMBER, letter.number)
    if not letter.number:
        number.paragraph_format.space_before, number.paragraph_format.line_spacing = Pt(0), Pt(1)
    sheet.rule_below(number, gap=styles.RULE_GAP, colour=measures.RED)


def _title(paper: Paper, letter: Letter) -> None:
    """The title, two lines under the red rule; without a red head the number stands beneath it."""
    lines = [letter.over_title, *title_rows(letter.title)] if letter.over_title else title_rows(letter.title)
    title = _add(paper, styles.TITLE, "\n".join(lines))
    if letter.red_head:
        title.paragraph_format.space_before = Pt(2 * styles.LINE)
    elif letter.number:
        _add(paper, styles.NUMBER, letter.number).paragraph_format.space_before = Pt(0)


def _body(paper: Paper, letter: Letter) -> None:
    if letter.salutation:
        _add(paper, styles.ADDRESSEE, letter.salutation)
    for place, part in enumerate(letter.paragraphs):
        first = place == 0 and not letter.salutation
        last = place + 1 == len(letter.paragraphs) and (letter.is_signed or bool(letter.attachments))
        _part(paper, part, above=styles.LINE if first else 0, keeps=last)


def _part(paper: Paper, part: Part, *, above: float, keeps: bool) -> None:
    match part:
        case Table():
            _table(paper, part, above=above, keeps=keeps)
            return
        case Heading(text, level):
            line = _add(paper, styles.HEADINGS[level], text)
        case Paragraph(text):
            line = _add(paper, styles.BODY, text)
    if above:
        line.paragraph_format.space_before = Pt(above)
    if keeps:
        line.paragraph_format.keep_with_next = True


def _table(paper: Paper, table: Table, *, above: float, keeps: bool) -> None:
    if above:
        _add(paper, styles.CELL, "").paragraph_format.line_spacing = Pt(above)
    drawn = paper.add_table(rows=0, cols=len(table.shares))
    drawn.style, drawn.autofit, drawn.alignment = "Table Grid", False, WD_TABLE_ALIGNMENT.CENTER
    for column, share in zip(drawn.columns, table.shares, strict=True):
        column.width = Mm(measures.WIDTH * share / sum(table.shares))
    if table.head:
        row = drawn.add_row()
        _cells(row.cells, table, [(styles.CELL_HEAD, said) for said in table.head])
        repeats = OxmlElement("w:tblHeader")
        row._tr.get_or_add_trPr().append(repeats)
    for told in table.rows:
        row = drawn.add_row()
        row.height, row.height_rule = Pt(36), WD_ROW_HEIGHT_RULE.AT_LEAST
        _cells(row.cells, table, [(styles.CELL, said) for said in told])
    if not table.head:
        for cell in drawn.columns[0].cells:
            for line in cell.paragraphs:
                line.alignment = styles.CENTRE
    if keeps:
        for line in (line for cell in drawn.rows[-1].cells for line in cell.paragraphs):
            line.paragraph_format.keep_with_next = True


def _cells(cells: Iterable[_Cell], table: Table, told: list[tuple[Look, str]]) -> None:
    for cell, share, (look, said) in zip(cells, table.shares, told, strict=True):
        cell.width = Mm(measures.WIDTH * share / sum(table.shares))
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        first, *others = said.split("\n")
        _say(cell.paragraphs[0], look, first)
        for other in others:
            _say(cell.add_paragraph(), look, other)


def _attachments(paper: Paper, letter: Letter) -> None:
    """附件：1. names under names; the ordinals end in one column."""
    for place, (ordinal, name) in enumerate(letter.enclosed):
        wide = 1.5 if len(letter.attachments) > 9 else 1
        before = "附件：" if place == 0 else ""
        said = f"{before}{ordinal}\t{name}" if ordinal else f"{before}{name}"
        line = _add(paper, styles.ENCLOSED, said)
        left = 5 + (wide if ordinal else 0)
        put = line.paragraph_format
        put.left_indent = Pt(left * measures.CHARACTER)
        put.first_line_indent = Pt(-(left - 2 if before else wide) * measures.CHARACTER)
        put.space_before = Pt(styles.LINE if before else 0)
        put.keep_with_next = letter.is_signed or place + 1 < len(letter.attachments)


def _signature(paper: Paper, letter: Letter) -> None:
    """日期右空四字，署名以日期为准居中；a long one ends at the right edge of the text."""
    if not letter.is_signed:
        return
    day_width = measures.width_of(letter.dated)
    if letter.signature:
        line = _add(paper, styles.SIGNATURE, letter.signature)
        right = max(0.0, 4 + day_width / 2 - measures.width_of(letter.signature) / 2)
        line.paragraph_format.right_indent = Pt(right * measures.CHARACTER)
        line.paragraph_format.space_before = Pt(styles.SEAL)
    day = _add(paper, styles.DAY, letter.dated)
    day.paragraph_format.keep_with_next = bool(letter.note)
    if not letter.signature:
        day.paragraph_format.space_before = Pt(styles.SEAL)


def _add(paper: Paper, look: Look, text: str) -> Line:
    return _say(paper.add_paragraph(), look, text)


def _say(line: Line, look: Look, text: str) -> Line:
    line.style = look.name
    run = line.add_run(text)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    if measures.LONG_WORD.search(text):
        sheet.break_anywhere(line)
    return line


def _properties(paper: Paper, letter: Letter) -> None:
    told = paper.core_properties
    made = datetime.combine(letter.day or UNDATED, time())
    told.title, told.author, told.last_modified_by = letter.about, letter.organ, letter.organ
    told.comments, told.created, told.modified, told.revision, told.language = "", made, made, 1, "zh-CN"
