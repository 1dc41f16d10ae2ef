"""任务表：序号 | 工作任务 | 具体要求 | 责任单位 | 时限要求 as chapters, sections and one commitment a row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mingtang.language.duties import Kind
from mingtang.language.enumeration import read_mark, strip_marks
from mingtang.language.offices import find_responsibilities, split_units
from mingtang.language.papers import Cell, Doubt, Table
from mingtang.language.plan import cues
from mingtang.language.plan.cells import numbered, paired
from mingtang.language.plan.columns import Column, head_of
from mingtang.language.plan.draft import ChapterDraft, Draft, SectionDraft
from mingtang.language.width import squeeze


@dataclass
class _Row:
    """一行：the words of each kind of column, covered cells included; in ``own`` kinds it has words of its own."""

    words: dict[Column, list[str]] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    covered: set[Column] = field(default_factory=set)
    own: set[Column] = field(default_factory=set)
    where: str = ""
    ordinal_is_draft: bool = False

    def text(self, column: Column) -> str:
        """The cells of one kind, one a line."""
        return "\n".join(word for word in self.words.get(column, []) if word)


def add_table(chapters: list[ChapterDraft], table: Table) -> list[Doubt]:
    """读任务表：adds the table's rows to the chapters and tells what was uncertain.

    A category, or a row that is one merged cell, begins a chapter, and under the latter a category is a section;
    each 工作任务 is a section; each row is one commitment, or as many as its cell numbers. Rows before the head and
    after the last task become statements.
    """
    head = head_of(table)
    if head is None:
        return _add_unknown(chapters, table)
    begin, after, columns = head
    labels = [squeeze(cell.text) for cell in table.rows[after - 1]]
    open_chapter(chapters, table.where)
    last_task, under_banner = "", False
    doubts: list[Doubt] = []
    for cells in table.rows[after:]:
        if _is_repeated_head(cells, table.rows[begin]) or all(cell.covered for cell in cells if cell.text):
            continue
        banner = banner_of(cells)
        if banner is not None:
            under_banner = _banner(chapters, banner, cells[0].where) or under_banner
            last_task = ""
            continue
        row = _row(cells, columns, labels)
        category = row.text(Column.CATEGORY)
        if category and under_banner:
            _lower(row)
        elif category and squeeze(strip_marks(category)) != squeeze(chapters[-1].heading):
            _new_chapter(chapters, category, row.where)
            last_task = ""
        last_task = _add_row(chapters[-1], row, last_task, doubts)
    return doubts


def banner_of(cells: Sequence[Cell]) -> str | None:
    """通栏：the text of a row that is one merged cell, or holds nothing but its first cell."""
    texts = {cell.text for cell in cells if cell.text.strip()}
    if len(texts) != 1 or len(cells) < 2:
        return None
    filled = [at for at, cell in enumerate(cells) if cell.text.strip()]
    merged = len(filled) == len(cells) and all(cells[at].covered for at in filled[1:])
    return texts.pop() if merged or filled == [0] else None


def open_chapter(chapters: list[ChapterDraft], where: str) -> None:
    """开篇：rows go into the chapter that is open and still empty, else into a new one without heading."""
    if not chapters or chapters[-1].sections:
        chapters.append(ChapterDraft(where=where))


def _banner(chapters: list[ChapterDraft], text: str, where: str) -> bool:
    """A chapter begins, unless the words are a note; gives whether it did."""
    mark, words = read_mark(text)
    if cues.is_closing(text) or (mark is None and text.strip().endswith(("。", "；"))):
        _note(chapters[-1], text, where)
        return False
    if words:
        _new_chapter(chapters, text, where)
    return bool(words)


def _lower(row: _Row) -> None:
    """Under an open chapter the category takes the task's place, and the task goes before its requirement."""
    task = [] if Column.TASK in row.covered else row.words.get(Column.TASK, [])
    row.words[Column.REQUIREMENT] = [*task, *row.words.get(Column.REQUIREMENT, [])]
    row.words[Column.TASK] = row.words.pop(Column.CATEGORY)
    lower = {Column.CATEGORY: Column.TASK, Column.TASK: Column.REQUIREMENT}
    row.own = {lower.get(column, column) for column in row.own}
    row.covered = {lower.get(column, column) for column in row.covered} - row.own
    row.ordinal_is_draft = True


def _note(chapter: ChapterDraft, text: str, where: str) -> None:
    """A note stands in a section of its own, without heading; several notes share it."""
    if not chapter.sections or not chapter.sections[-1].notes:
        chapter.sections.append(SectionDraft(where=where, notes=True))
    chapter.sections[-1].drafts.append(Draft(text, where))


def _new_chapter(chapters: list[ChapterDraft], text: str, where: str) -> None:
    mark, words = read_mark(text)
    if not chapters[-1].sections and not chapters[-1].heading:
        chapters.pop()
    chapters.append(ChapterDraft(words, mark.text if mark else "", where))


def _is_repeated_head(cells: Sequence[Cell], head: Sequence[Cell]) -> bool:
    return [squeeze(cell.text) for cell in cells] == [squeeze(cell.text) for cell in head]


def _row(cells: Sequence[Cell], columns: Sequence[Column], labels: Sequence[str]) -> _Row:
    row = _Row(where=next((cell.where for cell in cells if not cell.covered), cells[0].where))
    before = None
    for cell, column, label in zip(cells, columns, labels, strict=True):
        text = cell.text.strip()
        across = cell.covered and before is not None and before.text == cell.text and before.where == cell.where
        before = cell
        if across or not text:
            continue
        if column is Column.NOTE:
            row.notes.append((label, text))
            continue
        if text not in row.words.setdefault(column, []):
            row.words[column].append(text)
        (row.covered if cell.covered else row.own).add(column)
        if not cell.covered and (column is Column.REQUIREMENT or Column.REQUIREMENT not in columns):
            row.where = cell.where
    return row


def _add_row(chapter: ChapterDraft, row: _Row, last_task: str, doubts: list[Doubt]) -> str:
    """One row; gives the task it belongs to, so that the next row can go on with it."""
    task, requirement = row.text(Column.TASK), row.text(Column.REQUIREMENT)
    if Column.REQUIREMENT in row.covered and requirement and Column.TASK not in row.covered:
        doubts.append(Doubt(row.where, "这一格跨行合并，几项任务共用同一段要求，已各记一条，请核对。"))
    if not task and not requirement:
        said = _leftover(row)
        if said:
            doubts.append(Doubt(row.where, f"这一行没有任务内容，只有“{said[:20]}”，已作为说明保留，请核对。"))
            _note(chapter, said, row.where)
        return last_task
    if _goes_on(chapter, row, task, last_task):
        _join(chapter.sections[-1].drafts[-1], row, doubts)
        return task
    ordinal = row.text(Column.ORDINAL)
    if not task and last_task and not ordinal:
        task = last_task
    mark, words = (None, task) if not requirement and numbered(task) else read_mark(task)
    new = not chapter.sections or squeeze(task) != squeeze(last_task) or not task
    if new:
        heading = words if requirement else ""
        number = "" if row.ordinal_is_draft else ordinal
        chapter.sections.append(SectionDraft(heading, mark.text if mark else number, row.where))
    own_number = row.ordinal_is_draft or not new
    _fill(chapter.sections[-1], Draft(requirement or words, row.where, ordinal if own_number else "", -1), row, doubts)
    return task


def _fill(section: SectionDraft, draft: Draft, row: _Row, doubts: list[Doubt]) -> None:
    """The row's commitment, or one for each task that its cell numbers, each with the day numbered alike."""
    draft.offices, draft.due_field, draft.notes = _offices(row), row.text(Column.DUE), tuple(row.notes)
    several = numbered(draft.text)
    if several is None:
        section.drafts.append(draft)
        return
    if several.intro and not section.heading and not section.drafts:
        section.heading = several.intro
    elif several.intro:
        section.drafts.append(Draft(several.intro, draft.where, draft.mark, -1, Kind.STATEMENT))
    days = paired(draft.due_field, several.numbers)
    if days is None and draft.due_field:
        told = (
            f"这一格有 {len(several.parts)} 项任务，时限“{draft.due_field[:20]}”没有逐项对应，已各记同一时限，请核对。"
        )
        doubts.append(Doubt(row.where, told))
    for at, (mark, words) in enumerate(several.parts):
        due = days[at] if days else draft.due_field
        section.drafts.append(Draft(words, draft.where, mark.text, -1, None, draft.offices, due, draft.notes))


def _goes_on(chapter: ChapterDraft, row: _Row, task: str, last_task: str) -> bool:
    """Whether the row only adds to the one above: the cells of its task and requirement all came down from there."""
    merged = Column.TASK in row.covered and row.own.isdisjoint({Column.TASK, Column.REQUIREMENT})
    return merged and task == last_task and bool(chapter.sections) and not chapter.sections[-1].notes


def _join(draft: Draft, row: _Row, doubts: list[Doubt]) -> None:
    """One task over several rows stays one: units are added; another day cannot be, and is kept as a note."""
    draft.offices = tuple(dict.fromkeys((*(draft.offices or ()), *_offices(row))))
    notes = list(row.notes)
    due = row.text(Column.DUE)
    if due and not draft.due_field:
        draft.due_field = due
    elif due and due != draft.due_field:
        notes.append(("另一时限", due))
        doubts.append(Doubt(row.where, f"同一项任务跨行合并，这一行另有时限“{due[:20]}”，已记在备注里，请核对。"))
    elif Column.ORDINAL in row.own:
        doubts.append(Doubt(row.where, "这一行有自己的序号，任务却与上一行合并，已并入上一条，请核对。"))
    draft.notes = tuple(dict.fromkeys((*draft.notes, *notes)))


def _leftover(row: _Row) -> str:
    pieces = [row.text(column) for column in Column if column in row.words and column is not Column.CATEGORY]
    return " ".join([*pieces, *(text for _, text in row.notes)])


def _offices(row: _Row) -> tuple[str, ...]:
    units: list[str] = []
    for column in (Column.LEAD, Column.SUPPORT):
        text = row.text(column)
        labelled = find_responsibilities(text)
        if labelled:
            units += [unit for item in labelled for unit in item.offices]
        else:
            units += split_units(text)
    return tuple(dict.fromkeys(units))


def _add_unknown(chapters: list[ChapterDraft], table: Table) -> list[Doubt]:
    """A table whose columns are not known: its rows as they stand."""
    open_chapter(chapters, table.where)
    section = chapters[-1].section(table.where)
    for cells in table.rows:
        words = [cell.text for cell in cells if cell.text.strip() and not cell.covered]
        if words:
            section.drafts.append(Draft(" ".join(words), cells[0].where))
    told = "没有认出表头（例如“工作任务、具体要求、责任单位、时限要求”），已逐行读取，请核对。"
    return [Doubt(table.where, told)]
