"""层级：which lines of a plan are chapters, which sections, which items below them, and which plain text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from mingtang.language.enumeration import Mark, Style, nesting
from mingtang.language.numerals import write_han
from mingtang.language.papers import Doubt, Table
from mingtang.language.plan import cues
from mingtang.language.plan.lines import Item, Line


class Role(Enum):
    """层级：what an item of the paper is in the plan."""

    CHAPTER = 1
    SECTION = 2
    ITEM = 3
    TEXT = 4
    TABLE = 5


#: How a heading is known: by the style of its mark, or by its level in the paper (-1 the widest).
Key = Style | int


@dataclass
class Outline:
    """提纲：the preamble's lines, then every item with its role; ``implied`` chapters begin without any line."""

    preamble: list[Line] = field(default_factory=list)
    entries: list[tuple[Role, Item]] = field(default_factory=list)
    implied: set[int] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)


def outline_of(items: Sequence[Item]) -> Outline:
    """定层级：levels come from the marks as this plan uses them, from the paper's headings, and from bare short lines.

    A chapter whose number was left out is found where sections begin anew or where the numbers skip one.
    """
    aliases = _aliases(items)
    keys = [_key(item, aliases) for item in items]
    order = _order(items, keys)
    top = _top(items, keys, order)
    roles = _chapters(items, keys, order, top)
    outline = Outline()
    first = _first(items, keys, roles, outline)
    outline.preamble = [item for item in items[:first] if isinstance(item, Line)]
    _sections(items, keys, order, roles, first)
    outline.entries = list(zip(roles[first:], items[first:], strict=True))
    _tell(items, roles, first, outline)
    return outline


def _aliases(items: Sequence[Item]) -> dict[int, Style]:
    """Heading levels of the paper that marked headings share: an unmarked one of that level ranks with them."""
    met: dict[int, Counter[Style]] = {}
    for item in items:
        if isinstance(item, Line) and item.mark is not None and item.level is not None:
            met.setdefault(item.level, Counter())[item.mark.style] += 1
    return {level: styles.most_common(1)[0][0] for level, styles in met.items()}


def _key(item: Item, aliases: dict[int, Style]) -> Key | None:
    if isinstance(item, Table):
        return None
    if item.mark is not None:
        return item.mark.style
    if item.level is None or not cues.is_bare_heading(item.text):
        return None
    return aliases.get(item.level, item.level - 100)


def _order(items: Sequence[Item], keys: Sequence[Key | None]) -> list[Key]:
    """Keys from the widest to the narrowest: levels without marks first, then marks as they nest."""
    levels = sorted({key for key in keys if key is not None and not isinstance(key, Style)})
    marks = [item.mark for item in items if isinstance(item, Line) and item.mark is not None]
    return [*levels, *nesting(marks)]


def _number(item: Item) -> int | None:
    return item.mark.number if isinstance(item, Line) and item.mark is not None else None


def _is_bare(items: Sequence[Item], keys: Sequence[Key | None], at: int) -> bool:
    item = items[at]
    return isinstance(item, Line) and keys[at] is None and cues.is_bare_heading(item.text)


def _top(items: Sequence[Item], keys: Sequence[Key | None], order: Sequence[Key]) -> Key | None:
    """What chapters are marked with; None when they are bare headings, or when there are none."""
    if not order:
        return None
    top = order[0]
    if not isinstance(top, Style) or top < Style.HAN_COMMA:
        return top
    ones = [at for at, key in enumerate(keys) if key == top and _number(items[at]) == 1]
    headed = [at for at in ones if at > 0 and _is_bare(items, keys, at - 1)]
    if top >= Style.HAN_PAREN and headed:
        return None
    if len(ones) > 1 and len(headed) == len(ones):
        return None
    if top >= Style.HAN_PAREN and len(order) == 1 and not _heads(items, keys, top):
        return None
    return top


def _heads(items: Sequence[Item], keys: Sequence[Key | None], top: Key) -> bool:
    """Whether most lines of this only style are bare headings over text; （一） alone is never a chapter's mark."""
    if top == Style.HAN_PAREN:
        return False
    at_top = [at for at, key in enumerate(keys) if key == top]
    over = [at for at in at_top if at + 1 < len(items) and keys[at + 1] is None and isinstance(items[at + 1], Line)]
    bare = [at for at in over if isinstance(item := items[at], Line) and cues.is_bare_heading(item.text)]
    return len(bare) * 2 > len(at_top)


def _chapters(items: Sequence[Item], keys: Sequence[Key | None], order: Sequence[Key], top: Key | None) -> list[Role]:
    """Chapters by their mark, and bare headings that stand where a chapter must begin."""
    roles = [Role.TABLE if isinstance(item, Table) else Role.TEXT for item in items]
    for at, key in enumerate(keys):
        if key is not None and key == top:
            roles[at] = Role.CHAPTER
    inner = next((key for key in order if key != top), None)
    skipped = _skips(items, roles)
    for at in range(len(items) - 1):
        if roles[at] is not Role.TEXT or not _is_bare(items, keys, at):
            continue
        behind_heading = at > 0 and roles[at - 1] is Role.CHAPTER
        if isinstance(items[at + 1], Table):
            begins = not behind_heading
        elif keys[at + 1] is not None and keys[at + 1] == inner:
            begins = _number(items[at + 1]) in (1, None) and not behind_heading
        else:
            begins = keys[at + 1] is None and _heads_words(items, keys, at) and (skipped[at] if top else not order)
        roles[at] = Role.CHAPTER if begins else Role.TEXT
    return roles


def _heads_words(items: Sequence[Item], keys: Sequence[Key | None], at: int) -> bool:
    """Over a line that is no heading itself, or over the very last line."""
    return not _is_bare(items, keys, at + 1) or at + 2 == len(items)


def _skips(items: Sequence[Item], roles: Sequence[Role]) -> list[bool]:
    """For each item whether one chapter number is missing just there: 一、 … here … 三、."""
    following: list[int | None] = [None] * len(items)
    upcoming: int | None = None
    for at in range(len(items) - 1, -1, -1):
        following[at] = upcoming
        upcoming = _number(items[at]) if roles[at] is Role.CHAPTER else upcoming
    last, skips = 0, []
    for at, item in enumerate(items):
        last = (_number(item) or last) if roles[at] is Role.CHAPTER else last
        skips.append(following[at] == last + 2)
    return skips


def _first(items: Sequence[Item], keys: Sequence[Key | None], roles: list[Role], outline: Outline) -> int:
    """Where the chapters begin; a chapter without any heading is implied where parts come before the first one."""
    chapter = next((at for at, role in enumerate(roles) if role is Role.CHAPTER), len(items))
    part = next((at for at in range(len(items)) if keys[at] is not None or isinstance(items[at], Table)), len(items))
    if part < chapter and (chapter == len(items) or isinstance(items[part], Table) or _number(items[chapter]) != 1):
        outline.implied.add(0)
        return part
    if chapter < len(items):
        return chapter
    outline.implied.add(0)
    return _after_preamble(items)


def _after_preamble(items: Sequence[Item]) -> int:
    """In a plan without any heading: after the paragraphs that say on what ground and to what end it is made."""
    end = 0
    for at, item in enumerate(items[:4]):
        if isinstance(item, Line) and (
            _is_preamble(item.text) or cues.is_date(item.text) or cues.is_salutation(item.text)
        ):
            end = at + 1
    return end if end < len(items) else 0


def _is_preamble(text: str) -> bool:
    return any(
        word in text
        for word in ("制定本", "制定如下", "特制定", "印发给你们", "通知如下", "要点如下", "安排如下", "总体要求是")
    )


def _sections(
    items: Sequence[Item], keys: Sequence[Key | None], order: Sequence[Key], roles: list[Role], first: int
) -> None:
    """Within each chapter the widest key left is the section's; narrower ones are items."""
    starts = [at for at in range(first, len(items)) if roles[at] is Role.CHAPTER or at == first]
    for start, end in pairwise([*starts, len(items)]):
        inner = [at for at in range(start, end) if roles[at] is Role.TEXT]
        used = [key for key in order if any(keys[at] == key for at in inner)]
        for at in inner:
            if used and keys[at] == used[0]:
                roles[at] = Role.SECTION
            elif keys[at] is not None:
                roles[at] = Role.ITEM
            elif not used and roles[start] is Role.CHAPTER and _heads_text(items, keys, at, end):
                roles[at] = Role.SECTION


def _heads_text(items: Sequence[Item], keys: Sequence[Key | None], at: int, end: int) -> bool:
    following = items[at + 1] if at + 1 < end else None
    if not isinstance(following, Line) or not _is_bare(items, keys, at) or cues.is_closing(following.text):
        return False
    item = items[at]
    return isinstance(item, Line) and not cues.is_closing(item.text) and not _is_bare(items, keys, at + 1)


def _tell(items: Sequence[Item], roles: list[Role], first: int, outline: Outline) -> None:
    """Doubts about numbers: a chapter without one, and numbers of chapters and sections that skip or repeat."""
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
    _check_numbers([(at + shift, line.mark, line.where) for at, (_, line) in enumerate(lines, 1)], outline)
    _check_sections(items, roles, first, outline)


def _check_numbers(chapters: list[tuple[int, Mark | None, str]], outline: Outline) -> None:
    last: int | None = None
    for position, mark, where in chapters:
        if mark is None:
            last = None if last is None else last + 1
            continue
        expected = position if last is None else last + 1
        if mark.number != expected:
            outline.doubts.append(_out_of_order(mark, where, expected, "部分"))
        last = mark.number


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
