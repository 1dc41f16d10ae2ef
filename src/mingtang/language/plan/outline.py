"""层级：which lines of a plan are chapters, which sections, which items below them, and which plain text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mingtang.language.enumeration import Style, nesting
from mingtang.language.papers import Table
from mingtang.language.plan import cues
from mingtang.language.plan.bare import bare_roles, lists_of
from mingtang.language.plan.lines import Item, Line
from mingtang.language.plan.numbers import tell_numbers
from mingtang.language.plan.roles import Outline, Role
from mingtang.language.plan.zones import Zone, zones_of

#: How a heading is known: by the style of its mark, or by its level in the paper (-1 the widest).
Key = Style | int


@dataclass(frozen=True, slots=True)
class _Laid:
    """摊开的文稿：for each item its zone, its key and whether it is a bare heading; keys from the widest on."""

    items: Sequence[Item]
    zones: Sequence[Zone]
    keys: Sequence[Key | None]
    order: Sequence[Key]
    bare: Sequence[bool]

    def number(self, at: int) -> int | None:
        """The number in the item's mark."""
        item = self.items[at]
        return item.mark.number if isinstance(item, Line) and item.mark is not None else None


def outline_of(items: Sequence[Item]) -> Outline:
    """定层级：levels come from the marks as this plan uses them, from the paper's headings, and from bare short lines.

    What closes the paper or names an attachment is told apart first and is never a heading of the body. A chapter
    whose number was left out is found where sections begin anew or where the numbers skip one.
    """
    laid = _lay(items)
    top = _top(laid)
    roles = _chapters(laid, top)
    outline = Outline()
    first = _first(laid, roles, outline)
    outline.preamble = [item for item in items[:first] if isinstance(item, Line)]
    _sections(laid, roles, first)
    outline.entries = list(zip(roles[first:], items[first:], strict=True))
    tell_numbers(items, roles, first, outline)
    return outline


def _lay(items: Sequence[Item]) -> _Laid:
    zones = zones_of(items)
    body = [item for item, zone in zip(items, zones, strict=True) if zone is Zone.BODY]
    aliases = _aliases(body)
    keys = [_key(item, zone, aliases) for item, zone in zip(items, zones, strict=True)]
    bare = [
        isinstance(item, Line) and key is None and zone is Zone.BODY and cues.is_bare_heading(item.text)
        for item, zone, key in zip(items, zones, keys, strict=True)
    ]
    return _Laid(items, zones, keys, _order(body, keys), bare)


def _aliases(items: Sequence[Item]) -> dict[int, Style]:
    """Heading levels of the paper that marked headings share: an unmarked one of that level ranks with them."""
    met: dict[int, Counter[Style]] = {}
    for item in items:
        if isinstance(item, Line) and item.mark is not None and item.level is not None:
            met.setdefault(item.level, Counter())[item.mark.style] += 1
    return {level: styles.most_common(1)[0][0] for level, styles in met.items()}


def _key(item: Item, zone: Zone, aliases: dict[int, Style]) -> Key | None:
    if isinstance(item, Table) or zone is not Zone.BODY:
        return None
    if item.mark is not None:
        return item.mark.style
    if item.level is None or not cues.is_bare_heading(item.text):
        return None
    return aliases.get(item.level, item.level - 100)


def _order(body: Sequence[Item], keys: Sequence[Key | None]) -> list[Key]:
    """Keys from the widest to the narrowest: levels without marks first, then marks as they nest."""
    levels = sorted({key for key in keys if key is not None and not isinstance(key, Style)})
    marks = [item.mark for item in body if isinstance(item, Line) and item.mark is not None]
    return [*levels, *nesting(marks)]


def _top(laid: _Laid) -> Key | None:
    """What chapters are marked with; None when they are bare headings, or when there are none."""
    if not laid.order:
        return None
    top = laid.order[0]
    if not isinstance(top, Style) or top < Style.HAN_COMMA:
        return top
    ones = [at for at, key in enumerate(laid.keys) if key == top and laid.number(at) == 1]
    headed = [at for at in ones if at > 0 and laid.bare[at - 1]]
    if top >= Style.HAN_PAREN and headed:
        return None
    if len(ones) > 1 and len(headed) == len(ones):
        return None
    if top >= Style.HAN_PAREN and len(laid.order) == 1 and not _heads(laid, top):
        return None
    return top


def _heads(laid: _Laid, top: Key) -> bool:
    """Whether most lines of this only style are bare headings over text; （一） alone is never a chapter's mark."""
    if top == Style.HAN_PAREN:
        return False
    items, keys = laid.items, laid.keys
    at_top = [at for at, key in enumerate(keys) if key == top]
    over = [at for at in at_top if at + 1 < len(items) and keys[at + 1] is None and isinstance(items[at + 1], Line)]
    bare = [at for at in over if isinstance(item := items[at], Line) and cues.is_bare_heading(item.text)]
    return len(bare) * 2 > len(at_top)


def _chapters(laid: _Laid, top: Key | None) -> list[Role]:
    """Chapters by their mark, bare headings that stand where a chapter must begin, and names of attachments."""
    roles = [_plain(item, zone) for item, zone in zip(laid.items, laid.zones, strict=True)]
    for at, key in enumerate(laid.keys):
        if key is not None and key == top:
            roles[at] = Role.CHAPTER
    inner = next((key for key in laid.order if key != top), None)
    skipped = _skips(laid, roles)
    for at in range(len(laid.items) - 1):
        if laid.zones[at] is Zone.NAME and roles[at + 1] is not Role.CHAPTER:
            roles[at] = Role.CHAPTER
        if roles[at] is Role.TEXT and laid.bare[at] and _begins(laid, roles, at, inner, skipped[at]):
            roles[at] = Role.CHAPTER
    if not laid.order:
        for at, role in bare_roles(laid.items, laid.zones).items():
            roles[at] = role
    return roles


def _plain(item: Item, zone: Zone) -> Role:
    if isinstance(item, Table):
        return Role.TABLE
    return Role.TEXT if zone is Zone.BODY else Role.CLOSING


def _begins(laid: _Laid, roles: Sequence[Role], at: int, inner: Key | None, skipped: bool) -> bool:
    """Whether a bare heading begins a chapter: over a table, over a first section, where a number is missing."""
    behind_heading = at > 0 and roles[at - 1] is Role.CHAPTER
    below = laid.keys[at + 1]
    if isinstance(laid.items[at + 1], Table):
        return not behind_heading
    if below is not None and below == inner:
        return laid.number(at + 1) in (1, None) and not behind_heading
    over_words = not laid.bare[at + 1] or at + 2 == len(laid.items)
    return below is None and over_words and skipped


def _skips(laid: _Laid, roles: Sequence[Role]) -> list[bool]:
    """For each item whether one chapter number is missing just there: 一、 … here … 三、."""
    following: list[int | None] = [None] * len(roles)
    upcoming: int | None = None
    for at in range(len(roles) - 1, -1, -1):
        following[at] = upcoming
        upcoming = laid.number(at) if roles[at] is Role.CHAPTER else upcoming
    last, skips = 0, []
    for at, role in enumerate(roles):
        last = (laid.number(at) or last) if role is Role.CHAPTER else last
        skips.append(following[at] == last + 2)
    return skips


def _first(laid: _Laid, roles: list[Role], outline: Outline) -> int:
    """Where the chapters begin; a chapter without any heading is implied where parts come before the first one."""
    items, keys = laid.items, laid.keys
    chapter = next((at for at, role in enumerate(roles) if role is Role.CHAPTER), len(items))
    part = next((at for at in range(len(items)) if keys[at] is not None or isinstance(items[at], Table)), len(items))
    if not laid.order and chapter < len(items):
        part = min([part, *(run.start for run in lists_of(items, laid.zones) if not _is_front(items, run))])
    unnumbered = chapter < len(items) and laid.number(chapter) != 1
    if part < chapter and (chapter == len(items) or isinstance(items[part], Table) or unnumbered):
        outline.implied.add(0)
        return part
    if chapter < len(items):
        return chapter
    outline.implied.add(0)
    return _after_preamble(items)


def _is_front(items: Sequence[Item], run: range) -> bool:
    """Short lines of a covering notice, not of the plan: organs, document numbers, the notice's title."""
    texts = [item.text for at in run if isinstance(item := items[at], Line)]
    return any(cues.is_organ(text) or cues.is_letterhead(text) or cues.NOTICE.search(text.strip()) for text in texts)


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


def _sections(laid: _Laid, roles: list[Role], first: int) -> None:
    """Within each chapter the widest key left is the section's; narrower ones are items."""
    keys = laid.keys
    listed = {at for run in lists_of(laid.items, laid.zones) for at in run}
    starts = [at for at in range(first, len(roles)) if roles[at] is Role.CHAPTER or at == first]
    for start, end in pairwise([*starts, len(roles)]):
        inner = [at for at in range(start, end) if roles[at] is Role.TEXT]
        used = [key for key in laid.order if any(keys[at] == key for at in inner)]
        for at in inner:
            if used and keys[at] == used[0]:
                roles[at] = Role.SECTION
            elif keys[at] is not None:
                roles[at] = Role.ITEM
            elif not used and roles[start] is Role.CHAPTER and at not in listed and _heads_text(laid, at, end):
                roles[at] = Role.SECTION


def _heads_text(laid: _Laid, at: int, end: int) -> bool:
    following = at + 1 < end and isinstance(laid.items[at + 1], Line) and laid.zones[at + 1] is Zone.BODY
    return following and laid.bare[at] and not laid.bare[at + 1]
