"""叫得出的名称：whether somebody who types some words means what is called so."""

import re
from collections.abc import Iterable

from mingtang.language.pairs import folded, tidy

_PARTS = re.compile("[和与、]")


def is_called(name: str, words: Iterable[str]) -> bool:
    """是不是叫这个：of the name or of one of its parts, one of the words is at least a half, or says it and more.

    “补贴” is half of 惠民补贴, “公示” is not enough for a name of five; “我要看惠民补贴” says more than twice as much.
    """
    whole = folded(tidy(name))
    parts = {part for part in (whole, *_PARTS.split(whole)) if len(part) > 1}
    return any(_is_half(word, part) or _is_half(part, word) for word in words for part in parts)


def _is_half(short: str, long: str) -> bool:
    return len(short) > 1 and short in long and 2 * len(short) >= len(long)
