"""重复内容：how much of a text stood word for word in an earlier one; last year's notice with only its days changed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_KEPT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_WIDTH = 8
SHORTEST = 120
"""In characters: of a shorter text nothing is said, since notices of one kind are alike."""
ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Copy:
    """一件相近的：the key of the earlier text, and what share of this one stands in it."""

    key: str
    share: float


def shingles(text: str) -> frozenset[int]:
    """片段：every run of eight letters, figures left out, since days and amounts change from year to year."""
    letters = _letters(text)
    return frozenset(hash(letters[at : at + _WIDTH]) for at in range(max(0, len(letters) - _WIDTH + 1)))


def _letters(text: str) -> str:
    return "".join(char for char in _KEPT.findall(text) if not char.isdigit())


def near_copies(text: str, earlier: Mapping[str, str] | Iterable[tuple[str, str]]) -> Iterator[Copy]:
    """几乎一样的：earlier texts in which at least four fifths of this one stand, the closest first."""
    if len(_letters(text)) < SHORTEST:
        return
    own = shingles(text)
    pairs = earlier.items() if isinstance(earlier, Mapping) else earlier
    found = [Copy(key, len(own & shingles(other)) / len(own)) for key, other in pairs]
    yield from sorted((copy for copy in found if copy.share >= ALIKE), key=lambda copy: (-copy.share, copy.key))
