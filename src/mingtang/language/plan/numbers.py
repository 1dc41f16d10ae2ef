"""核对序号：whether the numbers of chapters and sections go on as they should."""

from collections.abc import Sequence

from mingtang.language.enumeration import Mark
from mingtang.language.numerals import write_han
from mingtang.language.papers import Doubt, Table
from mingtang.language.plan.lines import Item, Line
from mingtang.language.plan.roles import Outline, Role
from mingtang.language.plan.zones import opens_attachment


def tell_numbers(items: Sequence[Item], roles: Sequence[Role], first: int, outline: Outline) -> None:
    """核对序号：doubts about a chapter without one, and numbers of chapters and sections that skip or repeat."""
    headed = [(at, item) for at, item in enumerate(items) if at >= first and roles[at] is Role.CHAPTER]
    lines = [(at, item) for at, item in headed if isinstance(item, Line)]
    tables = any(isinstance(item, Table) for item in items)
    where = items[first].where if first < len(items) else "正文"
    if outline.implied and not lines and not tables:
        parted = any(role is Role.SECTION for role in roles[first:])
        told = "没有找到一级标题，已把各部分归在一起读取，请核对。"
        plain = "没有找到各部分的标题，已把全文作为一个部分读取，请核对。"
        outline.doubts.append(Doubt(where, told if parted else plain))
    elif outline.implied and lines:
        outline.doubts.append(Doubt(where, "第一部分没有标题和序号，已按一个没有标题的部分读取，请核对。"))
    numbered = any(line.mark is not None for _, line in lines)
    for position, (at, line) in enumerate(lines, 1):
        over_table = at + 1 < len(items) and isinstance(items[at + 1], Table)
        if line.mark is None and numbered and not over_table:
            told = f"“{line.text[:20]}”前面没有序号，已按第{write_han(position)}部分的标题读取，请核对。"
            outline.doubts.append(Doubt(line.where, told))
    if lines and not numbered and not tables:
        outline.doubts.append(Doubt(lines[0][1].where, "各部分的标题都没有序号，已按短行识别标题，请核对。"))
    shift = len(outline.implied)
    attached = next((at for at, item in enumerate(items) if at > first and opens_attachment(item)), len(items))
    _check_numbers([(at + shift, line) for at, (place, line) in enumerate(lines, 1) if place < attached], outline)
    _check_sections(items, roles, first, outline)


def _check_numbers(chapters: list[tuple[int, Line]], outline: Outline) -> None:
    last: int | None = None
    for position, line in chapters:
        if line.mark is None:
            last = None if last is None else last + 1
            continue
        expected = position if last is None else last + 1
        if line.mark.number != expected:
            outline.doubts.append(_out_of_order(line.mark, line.where, expected, "部分"))
        last = line.mark.number


def _check_sections(items: Sequence[Item], roles: Sequence[Role], first: int, outline: Outline) -> None:
    """Sections count from one in each chapter, or on from the chapter before; one without a number counts too."""
    last, begins = 0, True
    for item, role in zip(items[first:], roles[first:], strict=True):
        if role is Role.CHAPTER:
            begins = True
        elif role is Role.SECTION and isinstance(item, Line):
            expected = 1 if begins else last + 1
            number = item.mark.number if item.mark is not None else expected
            if item.mark is not None and number != expected and not (begins and number == last + 1):
                outline.doubts.append(_out_of_order(item.mark, item.where, expected, "项"))
            last, begins = number, False


def _out_of_order(mark: Mark, where: str, expected: int, part: str) -> Doubt:
    told = f"这里的序号是“{mark.text}”，按顺序应是第{write_han(expected)}{part}，可能漏了或重复了一{part}，请核对。"
    return Doubt(where, told)
