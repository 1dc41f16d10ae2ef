"""文稿分区：which lines close a paper (signature, date, notes) or name an attachment, before levels are decided."""

from collections.abc import Sequence
from enum import Enum

from mingtang.language.papers import Table
from mingtang.language.plan import cues
from mingtang.language.plan.lines import Item, Line

#: A name of an attachment without 附件 over it is at least so long.
_SHORTEST_NAME = 7


class Zone(Enum):
    """分区：what a stretch of the paper is; only the body has levels."""

    BODY = 1
    CLOSING = 2
    NAME = 3


def zones_of(items: Sequence[Item]) -> list[Zone]:
    """分区：a zone for each item.

    A run of closing lines at the very end closes the paper. Before the end, as in a covering notice or before
    an attachment, it must hold a date, an attachment or a note on publication: a lone organ's name may be a
    heading. What follows 附件2, or the closing lines, and reads like a title names an attachment.
    """
    zones = [Zone.BODY] * len(items)
    at = 0
    while at < len(items):
        end = _run_end(items, at)
        if end > at and (end == len(items) or any(_is_firm(items[one]) for one in range(at, end))):
            zones[at:end] = [Zone.CLOSING] * (end - at)
            if end < len(items) and _is_name(items, at, end):
                zones[end] = Zone.NAME
        at = max(end, at + 1)
    return zones


def opens_attachment(item: Item) -> bool:
    """附件开头：a line that is 附件 and its number alone, over the attachment itself."""
    return isinstance(item, Line) and item.mark is None and cues.is_attachment_head(item.text)


def _run_end(items: Sequence[Item], at: int) -> int:
    """Where the closing lines that begin at ``at`` end; further lines of a list of attachments belong to them."""
    listed: int | None = None
    while at < len(items):
        item = items[at]
        if isinstance(item, Table):
            break
        if item.mark is None and cues.is_closing(item.text):
            is_list = cues.is_attachment(item.text) and not opens_attachment(item)
            listed = 1 if is_list else None
        elif item.mark is not None and listed is not None and item.mark.number == listed + 1 and _is_listed(item):
            listed = item.mark.number
        else:
            break
        at += 1
    return at


def _is_listed(line: Line) -> bool:
    return cues.is_title(line.text)


def _is_firm(item: Item) -> bool:
    if isinstance(item, Table) or item.mark is not None:
        return False
    text = item.text
    return cues.is_date(text) or cues.is_imprint(text) or (cues.is_attachment(text) and not text.endswith("。"))


def _is_name(items: Sequence[Item], begin: int, end: int) -> bool:
    line = items[end]
    if isinstance(line, Table) or line.mark is not None or not cues.is_title(line.text):
        return False
    if opens_attachment(items[end - 1]):
        return True
    named = bool(cues.PLAN_WORD.search(line.text.strip())) and len(line.text.strip()) >= _SHORTEST_NAME
    return named and begin > 0 and end + 1 < len(items)
