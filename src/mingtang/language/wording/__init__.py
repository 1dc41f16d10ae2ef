"""用语检查：names, phrases, characters, days, sums, articles and left-overs that look wrong. A person decides."""

from collections.abc import Iterator
from datetime import date

from mingtang.language.unseen import without_unseen
from mingtang.language.width import narrow
from mingtang.language.wording.articles import article_doubts
from mingtang.language.wording.days import day_doubts
from mingtang.language.wording.found import Doubt, Rule
from mingtang.language.wording.leftovers import leftover_doubts
from mingtang.language.wording.own import Own, OwnKind, OwnWord, own_of
from mingtang.language.wording.phrases import phrase_doubts
from mingtang.language.wording.sums import sum_doubts, table_doubts

__all__ = ["Doubt", "Own", "OwnKind", "OwnWord", "Rule", "doubts", "own_of", "table_doubts"]

NOTHING_OWN = Own()


def doubts(text: str, *, own: Own = NOTHING_OWN, on: date | None = None) -> list[Doubt]:
    """用语问题 of a paragraph or a row, in order, none of two that overlap.

    ``own`` is the organ's list; ``on`` the day on which statutes must be in force, any day since their repeal if not
    given. The offsets are those of the text in narrow forms, without what is unseen.
    """
    plain = narrow(text if text.isascii() else without_unseen(text))
    kept: list[Doubt] = []
    for found in sorted(_all(plain, own, on), key=lambda doubt: (doubt.begin, -doubt.end)):
        if not kept or found.begin >= kept[-1].end:
            kept.append(found)
    return kept


def _all(plain: str, own: Own, on: date | None) -> Iterator[Doubt]:
    yield from own.doubts(plain)
    yield from phrase_doubts(plain)
    yield from day_doubts(plain)
    yield from sum_doubts(plain)
    yield from article_doubts(plain, on=on)
    yield from leftover_doubts(plain)
