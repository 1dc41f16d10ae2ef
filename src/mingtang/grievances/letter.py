"""投诉的答复书：what the complainant is told, as a letter to be printed; the words are those that were approved."""

from mingtang.grievances.models import Grievance
from mingtang.letters.letter import Letter, Paragraph

TITLE = "关于投诉事项的答复书"
HIGHER = "对本答复有异议的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报。"


def letter_of(matter: Grievance, *, watermark: str = "") -> Letter:
    """答复书：dated on the day of approval; whoever left no name is addressed as 投诉人."""
    writing, finding = matter.writing, matter.concluded
    day = f"{matter.came_on.year}年{matter.came_on.month}月{matter.came_on.day}日"
    opening = f"{day}收到您对{matter.about.name}的投诉（受理编号 {matter.number}）。根据{matter.target.basis}，"
    opening += f"经查证，投诉{finding.label if finding else ''}。"
    mending = f"已责令{matter.about.name}改正：{writing.measures}" if writing.measures else ""
    said = [words for words in (opening, writing.answer, mending, HIGHER) if words]
    return Letter(
        organ=matter.unit.name,
        number="",
        title=TITLE,
        addressee=writing.name or "投诉人",
        paragraphs=tuple(map(Paragraph, said)),
        signature=matter.unit.name,
        day=matter.approved_on,
        red_head=False,
        watermark=watermark,
    )


def may_be_written(matter: Grievance) -> bool:
    """批准以后、抹去以前才有答复书。"""
    return matter.approved_by_id is not None and matter.writing.erased_at is None
