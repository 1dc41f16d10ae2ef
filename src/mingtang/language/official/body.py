"""正文：what was read of a file as simple HTML, with its headings and tables."""

from collections.abc import Iterator
from html import escape

from mingtang.language.papers import Paper, Paragraph, Table

#: A document's own title is written above its text; what stands below it begins with the second level.
_HIGHEST, _LOWEST = 2, 4


def html_of(paper: Paper) -> str:
    """成正文：one paragraph a line; cells that a merged one covers are empty, since theirs is told once."""
    return "".join(_table(block) if isinstance(block, Table) else _paragraph(block) for block in paper.blocks)


def _paragraph(block: Paragraph) -> str:
    text = escape(f"{block.label}{block.text}".strip())
    if not text:
        return ""
    if not block.level:
        return f"<p>{text}</p>"
    level = min(max(block.level + 1, _HIGHEST), _LOWEST)
    return f"<h{level}>{text}</h{level}>"


def _table(block: Table) -> str:
    return f"<table><tbody>{''.join(_rows(block))}</tbody></table>"


def _rows(block: Table) -> Iterator[str]:
    for row in block.rows:
        cells = "".join(f"<td>{'' if cell.covered else escape(cell.text)}</td>" for cell in row)
        yield f"<tr>{cells}</tr>"
