"""读入：a plan from an uploaded or named file, and whether it bears a mark of secrecy. Nothing is stored here.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mingtang.contents.checks import bears_mark
from mingtang.language.papers import Paper, Paragraph, Unreadable, read_paper
from mingtang.language.plan import read_paper_blocks
from mingtang.language.plan.reader import MAX_CHARACTERS
from mingtang.language.secrecy import classification_marks

ACCEPT = ".txt,.md,.docx,.html,.htm,.pdf,.xlsx,.csv"


@dataclass(frozen=True)
class Taken:
    """读到的要点：the reading as ``mingtang plan read --json`` tells it, and the digest of the file.

    Of a file that bears a mark of secrecy nothing is handed on.
    """

    name: str
    reading: dict[str, Any]
    sha256: str
    classified: bool


_PLAIN = (".txt", ".md")
_PACKED = (b"PK", b"%PDF")
_MOST_BYTES = 4 * MAX_CHARACTERS
"""More bytes than this are more letters than the reader takes, in every encoding; it would take minutes to say so."""
_YEAR_FROM_NAME = "题目和正文里没有年份，"


def take(source: Path | bytes, name: str, *, year: int | None = None) -> Taken:
    """Read a plan. ``year`` is what somebody typed where the file names none.

    Errors: ``Unreadable`` with one Chinese sentence.
    """
    data = source.read_bytes() if isinstance(source, Path) else source
    if Path(name).suffix.lower() in _PLAIN and len(data) > _MOST_BYTES and not data.startswith(_PACKED):
        raise Unreadable(f"“{name}”的篇幅远远超过一份工作要点，没有读取；请只保留工作要点部分后再试。")
    paper = read_paper(data, name)
    # 先读后查：读不了的、太长的，在这里就说清楚，不必从头到尾查一遍密级标志。
    reading = _read(paper, year)
    classified = bears_mark(data, name) or bool(classification_marks(_words_of(paper)))
    return Taken(name, {} if classified else reading, paper.sha256, classified)


def _read(paper: Paper, year: int | None) -> dict[str, Any]:
    """The reading; a year that was typed is read as if it stood in the file's name, and counts only there."""
    reading = read_paper_blocks(paper).as_json()
    if reading["year"] is not None or year is None:
        return reading
    reading = read_paper_blocks(replace(paper, name=f"{year}年{paper.name}")).as_json()
    doubts = [doubt for doubt in reading["warnings"] if not doubt["message"].startswith(_YEAR_FROM_NAME)]
    told = {"where": "年度", "message": f"文件里没有年份，{year} 年是上传时填写的，请核对。"}
    return reading | {"warnings": [told, *doubts]}


def _words_of(paper: Paper) -> str:
    lines = []
    for block in paper.blocks:
        lines += [block.text] if isinstance(block, Paragraph) else [cell.text for row in block.rows for cell in row]
    return "\n".join(lines)
