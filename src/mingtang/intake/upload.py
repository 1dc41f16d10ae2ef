"""读入：a plan from an uploaded or named file, and whether it bears a mark of secrecy. Nothing is stored here.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mingtang.files.checks import bears_mark
from mingtang.language.papers import Paper, Paragraph, read_paper
from mingtang.language.plan import read_paper_blocks
from mingtang.language.secrecy import classification_marks

ACCEPT = ".txt,.md,.docx,.html,.htm,.pdf,.xlsx,.csv"


@dataclass(frozen=True)
class Taken:
    """读到的要点：the reading as ``mingtang plan read --json`` tells it, and the digest of the file."""

    name: str
    reading: dict[str, Any]
    sha256: str
    classified: bool


def take(source: Path | bytes, name: str) -> Taken:
    """Read a plan. Errors: ``Unreadable`` with one Chinese sentence."""
    data = source.read_bytes() if isinstance(source, Path) else source
    paper = read_paper(data, name)
    classified = bears_mark(data, name) or bool(classification_marks(_words_of(paper)))
    return Taken(name, read_paper_blocks(paper).as_json(), paper.sha256, classified)


def _words_of(paper: Paper) -> str:
    lines = []
    for block in paper.blocks:
        lines += [block.text] if isinstance(block, Paragraph) else [cell.text for row in block.rows for cell in row]
    return "\n".join(lines)
