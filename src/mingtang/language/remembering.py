"""记住读过的句子：a sentence is read several times on its way into the ledger; the second time costs nothing."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Answer = TypeVar("Answer")

#: A sentence; longer text is read anew each time, so that no hostile paper stays in memory.
_LONGEST, _KEPT = 500, 4096


def remembered(read: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """记住：the same answer for the same short text, for functions of one text that answer with something immutable."""
    kept = lru_cache(maxsize=_KEPT)(read)

    @wraps(read)
    def answer(text: str) -> Answer:
        return kept(text) if len(text) <= _LONGEST else read(text)

    return answer
