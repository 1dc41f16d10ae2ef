"""名称：what people and units are called, without the characters that nobody sees.

They come along when a name is pasted. With them it is not found by searching, and two different names look the same.
"""

import unicodedata

from mingtang.language.width import narrow, squeeze

_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
# 看不见、却不算控制符的：fillers and joiners that Unicode counts among the letters, marks and symbols.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def clean(name: str) -> str:
    """名称去掉看不见的字符：zero-width, bidirectional and control characters go, white space becomes one space."""
    kept = (char for char in name if char.isspace() or unicodedata.category(char) not in _UNSEEN)
    return " ".join("".join(char for char in kept if char not in _BLANK).split())


def same(one: str, other: str) -> bool:
    """Whether two names read the same: width and spaces make no difference."""
    return squeeze(narrow(one)) == squeeze(narrow(other))
