"""读入措施：from pasted lines or a file, by the reader of plans. Nothing is stored; a person looks at it first."""

from dataclasses import dataclass

from mingtang.language.papers import Paragraph, Unreadable, read_paper
from mingtang.language.plan import PlanReading, read_paper_blocks, read_text

MOST = 60
HEADING = 100


@dataclass(frozen=True)
class Found:
    """读出的一条措施。"""

    heading: str
    text: str


def from_text(text: str) -> list[Found]:
    """读文字：as the reader of plans finds sections, or one measure a line. Errors: ``Unreadable``."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return _bounded(_sections(read_text(text)), lines)


def from_file(data: bytes, name: str) -> list[Found]:
    """读文件：from a .docx or .txt file. Errors: ``Unreadable``."""
    paper = read_paper(data, name)
    lines = [block.text.strip() for block in paper.blocks if isinstance(block, Paragraph) and block.text.strip()]
    return _bounded(_sections(read_paper_blocks(paper)), lines)


def _sections(reading: PlanReading) -> list[Found]:
    """One measure a section, with all that stands under it; without headings there is nothing to go by."""
    found = []
    for chapter in reading.chapters:
        for section in chapter.sections:
            heading = section.heading or (chapter.heading if len(chapter.sections) == 1 else "")
            text = "".join(row.text for row in section.commitments)
            if heading and text:
                found.append(Found(heading.strip("。：: ")[:HEADING], text))
    return found


def _short(line: str) -> str:
    """What a line calls itself: up to its first stop."""
    for stop in "：:。；，":
        head, mark, _ = line.partition(stop)
        if mark and 2 <= len(head) <= 30:
            return head
    return line[:30]


def _bounded(sections: list[Found], lines: list[str]) -> list[Found]:
    found = sections or [Found(_short(line), line) for line in lines]
    if not found:
        raise Unreadable("没有读出措施，请核对内容。")
    if len(found) > MOST:
        raise Unreadable(f"读出 {len(found)} 条，一次最多录入 {MOST} 条，请分几次录入。")
    return found
