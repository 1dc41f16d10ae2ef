"""更正的告知书：what the person is told, as a letter to be printed; the words are those that were approved."""

from mingtang.letters.letter import Letter, Paragraph
from mingtang.rectifications.models import Rectification

TITLE = "关于更正政府信息要求的告知书"


def letter_of(matter: Rectification, *, watermark: str = "") -> Letter:
    """告知书：dated on the day of approval."""
    writing, verdict = matter.writing, matter.concluded
    day = f"{matter.came_on.year}年{matter.came_on.month}月{matter.came_on.day}日"
    opening = (
        f"本机关于{day}收到您提出的更正政府信息的要求（受理编号 {matter.number}）。根据《政府信息公开条例》第四十一条，"
    )
    opening += f"结论是：{verdict.label if verdict else ''}{f'（{matter.organ_to}）' if matter.organ_to else ''}。"
    said = [opening, writing.answer, *([writing.recourse] if writing.recourse else [])]
    return Letter(
        organ=matter.unit.name,
        number="",
        title=TITLE,
        addressee=writing.name,
        paragraphs=tuple(map(Paragraph, said)),
        signature=matter.unit.name,
        day=matter.approved_on,
        red_head=False,
        watermark=watermark,
    )


def may_be_written(matter: Rectification) -> bool:
    """批准以后、抹去以前才有告知书。"""
    return matter.approved_by_id is not None and matter.writing.erased_at is None
