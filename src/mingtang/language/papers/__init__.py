"""文稿：files of many kinds read into paragraphs and tables."""

from mingtang.language.papers.blocks import Block, Cell, Doubt, Paper, PaperKind, Paragraph, Table, Unreadable
from mingtang.language.papers.joining import join_tables
from mingtang.language.papers.plain import read_plain
from mingtang.language.papers.reader import MAX_BYTES, read_paper

__all__ = [
    "MAX_BYTES",
    "Block",
    "Cell",
    "Doubt",
    "Paper",
    "PaperKind",
    "Paragraph",
    "Table",
    "Unreadable",
    "join_tables",
    "read_paper",
    "read_plain",
]
