"""读工作要点：a paper in, a plan out."""

import hashlib
from pathlib import Path

from mingtang.language.citations import Citation, find_citations
from mingtang.language.papers import Doubt, Paper, Paragraph, Table, Unreadable, join_tables, read_paper, read_plain
from mingtang.language.plan import cues
from mingtang.language.plan.build import Builder
from mingtang.language.plan.columns import head_of
from mingtang.language.plan.details import finish
from mingtang.language.plan.front import find_title, issuer_of, year_of
from mingtang.language.plan.lines import Item, Line, items_of
from mingtang.language.plan.outline import outline_of
from mingtang.language.plan.reading import PlanReading
from mingtang.language.width import squeeze, visible

#: Far beyond any plan: a few hundred pages.
MAX_CHARACTERS, MAX_BLOCKS = 1_000_000, 20_000


def read_file(path: Path | bytes, name: str | None = None) -> PlanReading:
    """读文件：a plan from a file of any kind that ``read_paper`` reads.

    Errors: ``Unreadable`` with one Chinese sentence: what, where, what to do.
    """
    return read_paper_blocks(read_paper(path, name))


def read_text(text: str, name: str = "") -> PlanReading:
    """读文字：a plan from plain text, one paragraph a line."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    tidy = visible(text).replace("\r\n", "\n").replace("\r", "\n")
    return read_paper_blocks(Paper(tuple(read_plain(tidy)), name, digest, "txt"))


def read_paper_blocks(paper: Paper) -> PlanReading:
    """读文稿：title, issuer and year, the preamble with its grounds, and every commitment with its place.

    Preamble, headings and texts joined in order are the body, white space and enumeration marks aside;
    of task tables the words of tasks and requirements. What is uncertain is a warning.
    """
    _refuse_books(paper)
    doubts = list(paper.doubts)
    items = _table_fronts(_joined(items_of(paper)))
    front = find_title(items)
    title, rest = front.title, [item for at, item in enumerate(items) if at not in front.taken]
    lines = [item for item in rest if isinstance(item, Line)]
    if not title:
        title = _title_by_name(paper.name)
        told = f"没有找到题目，已用文件名“{title}”代替，请核对。" if title else "没有找到题目，请补上。"
        doubts.append(Doubt("文首", told))
    year, doubt = year_of(title, lines, paper.name)
    doubts += [doubt] if doubt else []
    issuer, found_at = issuer_of(title, lines)
    if found_at != "title":
        told = f"题目里没有发文机关，已取“{issuer}”，请核对。" if issuer else "没有找到发文机关，请补上。"
        doubts.append(Doubt(found_at or "题目", told))
    outline = outline_of(rest)
    doubts += outline.doubts
    builder = Builder(outline)
    drafts = builder.build()
    doubts += builder.doubts
    preamble = "\n".join(line.text for line in outline.preamble)
    chapters, more = finish(drafts, year, preamble)
    doubts += more
    if not any(section.commitments for chapter in chapters for section in chapter.sections):
        doubts.append(Doubt("正文", "没有读到任何任务，请核对选择的是不是工作要点。"))
    return PlanReading(title, year, issuer, preamble, _basis(outline.preamble, title), chapters, tuple(doubts))


def _refuse_books(paper: Paper) -> None:
    size = sum(len(block.text) if isinstance(block, Paragraph) else _size(block) for block in paper.blocks)
    if size > MAX_CHARACTERS or len(paper.blocks) > MAX_BLOCKS:
        raise Unreadable(f"“{paper.name}”的篇幅远远超过一份工作要点，没有读取；请只保留工作要点部分后再试。")


def _size(table: Table) -> int:
    return sum(len(cell.text) for row in table.rows for cell in row if not cell.covered)


def _basis(preamble: list[Line], title: str) -> tuple[Citation, ...]:
    """依据：the instruments that the preamble cites; the plan itself, its number and its covering notice are none."""
    words = "\n".join(line.text for line in preamble if not cues.is_letterhead(line.text))
    own = squeeze(title)
    return tuple(found for found in find_citations(words) if not (found.title and squeeze(found.title) in own))


def _title_by_name(name: str) -> str:
    stem = Path(name).stem if name else ""
    return stem if cues.PLAN_WORD.search(stem) else ""


def _joined(items: list[Item]) -> list[Item]:
    """Task tables one straight after another with the same columns are one; a second with another head is not."""
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, Table) and isinstance(last, Table) and _same_head(last, item):
            both = join_tables(last, item)
            joined[-1:] = [both] if both is not None else [last, item]
        else:
            joined.append(item)
    return joined


def _same_head(first: Table, second: Table) -> bool:
    head, below = head_of(first), head_of(second)
    if head is None or below is None:
        return head is not None
    words = [squeeze(cell.text) for cell in first.rows[head[0]]]
    return below[0] == 0 and words == [squeeze(cell.text) for cell in second.rows[0]]


def _table_fronts(items: list[Item]) -> list[Item]:
    """Rows above a task table's head that are one cell wide (its title, a note) taken out of it as lines."""
    fronted: list[Item] = []
    for item in items:
        head = head_of(item) if isinstance(item, Table) else None
        if isinstance(item, Line) or head is None:
            fronted.append(item)
            continue
        for row in item.rows[: head[0]]:
            said = [cell for cell in row if cell.text.strip() and not cell.covered]
            fronted += [Line(cell.text, cell.where) for cell in said]
        fronted.append(Table(item.rows[head[0] :], item.where))
    return fronted
