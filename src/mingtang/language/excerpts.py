"""照抄：how much of one text stands word for word in another."""

import re

_ENDS = re.compile(r"[。！？；!?;\n]")
_KEPT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
SHORTEST = 10
"""What is shorter may well be said twice by chance: a name, a day, a term."""


def excerpted(text: str, source: str) -> float:
    """照抄的比例：from 0 to 1, the share of a text's letters in sentences that stand in the source as they are.

    Punctuation and blanks count for nothing; sentences of fewer than ten letters are passed over.
    """
    whole = "".join(_KEPT.findall(source))
    sentences = ["".join(_KEPT.findall(part)) for part in _ENDS.split(text)]
    long = [one for one in sentences if len(one) >= SHORTEST]
    total = sum(map(len, long))
    return sum(len(one) for one in long if one in whole) / total if total else 0.0
