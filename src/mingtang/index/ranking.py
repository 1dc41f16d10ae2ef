"""排序：how well one text answers, by BM25 with the title as a field of its own, by day, validity and organ. Pure."""

import re
from collections.abc import Sequence

from mingtang.index.asking import Want
from mingtang.index.models import day_number, in_force
from mingtang.index.reading import Reading
from mingtang.language.wordlists import damping

TITLE_WEIGHT, TOLD_WEIGHT, OTHER_WAY = 3.0, 1.5, 0.7
"""What one mention in the title, and among the particulars, is worth; and one in another way of saying it."""
USUAL_TITLE = 22
WHOLE_TITLE, CORE_TITLE, ALL_IN_TITLE, SHARE_OF_TITLE = 0.5, 0.4, 0.25, 0.3
NEW, HALF_LIFE, NO_LONGER_IN_FORCE, LEADS, AT_HOME = 0.2, 540, 0.6, 1.15, 1.1
_CORE = re.compile("《(.+)》")


def score(reading: Reading, wants: Sequence[Want], *, newest: int, home: str | None = None) -> float:
    """得分：the higher the better; ``newest`` is the number of the day against which age counts. Rounded: what is
    nearly as good is left in the order of the stored rank."""
    length = sum(map(len, reading.body))
    parts = [_of_want(reading, want, damping(length)) for want in wants]
    weights = [1 + 0.25 * min(len(want.term.text), 8) for want in wants]
    found = sum(weight * part for weight, part in zip(weights, parts, strict=True)) / sum(weights)
    found += _of_title(reading.title, wants)
    age = max(newest - day_number(reading.place), 0)
    found *= 1 + NEW * 2 ** (-age / HALF_LIFE)
    found *= 1 if in_force(reading.place) else NO_LONGER_IN_FORCE
    return round(found * (LEADS if reading.leads else 1) * (AT_HOME if reading.organ == home else 1), 2)


def _of_want(reading: Reading, want: Want, enough: float) -> float:
    """BM25F: mentions in each field, weighted; more of the same counts for less and less."""
    narrow = 0.5 + 0.5 * len(reading.title) / USUAL_TITLE
    times = 0.0
    for at, term in enumerate(want.ways):
        here = TITLE_WEIGHT * reading.title.count(term.text) / narrow
        here += TOLD_WEIGHT * reading.told(term.text)
        here += max(sum(piece.count(term.text) for piece in reading.body), term.text in reading.further) / enough
        times += here * (1 if at == 0 else OTHER_WAY)
    return times / (times + 1)


def _of_title(title: str, wants: Sequence[Want]) -> float:
    """The whole title, the title of the paper it hands on, or a large part of it."""
    asked = "".join(want.term.text for want in wants)
    if asked and title == asked:
        return WHOLE_TITLE + ALL_IN_TITLE + SHARE_OF_TITLE
    share, every = 0.0, 0.0
    for want in wants:
        for at, term in enumerate(want.ways):
            if term.text in title:
                worth = 1 if at == 0 else OTHER_WAY
                share += worth * len(term.text) / len(title)
                every += worth / len(wants)
                break
    core = _CORE.search(title)
    is_core = core is not None and core[1] == asked
    return ALL_IN_TITLE * every + SHARE_OF_TITLE * min(share, 1) + CORE_TITLE * is_core
