"""写出：blocks as canonical HTML; the same blocks are always the same text."""

from html import escape

from mingtang.language.richtext.model import (
    BREAK,
    MARKS,
    Block,
    Blocks,
    Cell,
    Figure,
    Items,
    Quote,
    Rule,
    Run,
    Runs,
    Table,
    Text,
)


def html_of(blocks: Blocks) -> str:
    """网页文字。"""
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Text(runs, tag, align):
            return f"<{tag}{_class(align)}>{inline(runs)}</{tag}>"
        case Items(items, kind, start):
            inside = "".join(f"<li>{html_of(item)}</li>" for item in items)
            return f"<ol{_numbered(kind, start)}>{inside}</ol>" if kind else f"<ul>{inside}</ul>"
        case Quote(inner):
            return f"<blockquote>{html_of(inner)}</blockquote>"
        case Table():
            return _table(block)
        case Figure(src, alt, caption):
            under = f"<figcaption>{inline(caption)}</figcaption>" if caption else ""
            return f'<figure><img src="{escape(src)}" alt="{escape(alt)}">{under}</figure>'
        case Rule():
            return "<hr>"


def _class(align: str) -> str:
    return f' class="align-{align}"' if align else ""


def _numbered(kind: str, start: int) -> str:
    said = f' type="{kind}"' if kind != "1" else ""
    return said + (f' start="{start}"' if start != 1 else "")


def _table(table: Table) -> str:
    heads = table.heads
    title = f"<caption>{inline(table.caption)}</caption>" if table.caption else ""
    top = "".join(map(_row, table.rows[:heads]))
    rest = "".join(map(_row, table.rows[heads:]))
    return f"<table>{title}{f'<thead>{top}</thead>' if top else ''}<tbody>{rest}</tbody></table>"


def _row(row: tuple[Cell, ...]) -> str:
    scope = "col" if all(cell.is_head for cell in row) else "row"
    return f"<tr>{''.join(_cell(cell, scope) for cell in row)}</tr>"


def _cell(cell: Cell, scope: str) -> str:
    tag = "th" if cell.is_head else "td"
    spans = (f' colspan="{cell.wide}"' if cell.wide > 1 else "") + (f' rowspan="{cell.high}"' if cell.high > 1 else "")
    said = f' scope="{scope}"' if cell.is_head else ""
    return f"<{tag}{spans}{said}>{html_of(cell.blocks)}</{tag}>"


def inline(runs: Runs) -> str:
    """一段的网页文字：marks are opened in a fixed order, and only where they change."""
    written, opened = "", list[str]()
    for run in runs:
        wanted = _wanted(run)
        common = 0
        while common < min(len(opened), len(wanted)) and opened[common] == wanted[common]:
            common += 1
        written += "".join(_closing(tag) for tag in reversed(opened[common:]))
        written += "".join(f"<{tag}>" for tag in wanted[common:])
        written += escape(run.text, quote=False).replace(BREAK, "<br>")
        opened = wanted
    return written + "".join(_closing(tag) for tag in reversed(opened))


def _wanted(run: Run) -> list[str]:
    outer = [f'a href="{escape(run.href)}"{_rel(run.href)}'] if run.href else []
    return outer + [mark for mark in MARKS if mark in run.marks]


def _rel(href: str) -> str:
    return "" if href.startswith("/") else ' rel="noopener noreferrer"'


def _closing(tag: str) -> str:
    return f"</{tag.split(' ', 1)[0]}>"
