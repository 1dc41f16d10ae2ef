"""索引的查找：what is asked for, exactly, the best first; no question fails, whatever it is.

All that fits is never looked at where much fits. The index is asked in turn for what has every word in the title, what
says them again and again, what is mainly about them, what has one of them in the title, and the rest, each in the order
of the stored rank; of these the text itself is read for the best, and ordered (``ranking``). So nothing that is about
the question lies behind a thousand papers that mention it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count

from mingtang.index import asking
from mingtang.index.asking import Want, filters_of, wanted
from mingtang.index.fulltext import Asked, ranks
from mingtang.index.models import ENTRIES, PLACES, Chunk, Entry, Miss, day_number
from mingtang.index.ranking import score
from mingtang.index.reading import Reading, look_further, read, titles
from mingtang.index.snippets import around, marked, pattern_of
from mingtang.language.asking import closest
from mingtang.language.wordlists import TITLE, filter_word

MOST_COUNTED = 1000
"""How many hits are counted and can be turned through; that there are more is said."""
CLOSELY = 64
"""Of how many the text itself is read to order them."""
_TITLED, _FEW = 160, 16
_AT_ONCE = 100
NOTHING = re.compile("(?!)")


@dataclass(frozen=True)
class Hit:
    """找到的一件：title and snippet are safe to show, with what was looked for marked."""

    key: str
    organ: str
    kind: str
    address: str
    released_at: datetime
    facets: Mapping[str, Any]
    plain_title: str
    title: str
    snippet: str


@dataclass(frozen=True)
class Found:
    """找到的：a page of hits; ``asked`` the words used.

    ``total`` is exact, unless ``has_more`` says that there are more than are counted, or ``is_about`` that not every
    one was held against its text.
    """

    hits: Sequence[Hit] = ()
    total: int = 0
    has_more: bool = False
    is_about: bool = False
    asked: tuple[str, ...] = ()


def match(
    text: str,
    *,
    organ: str | None = None,
    kind: str | None = None,
    facets: Mapping[str, str] | None = None,
    also: Mapping[str, Iterable[str]] | None = None,
    home: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """查找：entries that have every word of the question, the best first; of equals the newest.

    ``also`` tells other ways of saying a word; ``home`` an organ whose papers come a little sooner. The number of
    queries depends on the question alone. A question without a word to look for finds nothing.
    """
    wants = wanted(text, also)
    if not wants:
        return Found()
    filters = filters_of(organ=organ, kind=kind, facets=facets)
    asked = asking.all_words(wants, filters)
    every = ranks(asked, MOST_COUNTED + 1)
    closely, following = _chosen(every, wants, filters, home)
    begin, end = max(offset, 0), min(max(offset, 0) + max(limit, 0), MOST_COUNTED)
    fitting = _ordered(read(closely, wants), wants, home)
    is_exact, unread = all(want.is_exact for want in wants), len(following)
    batches = _batches(following, asked, [] if is_exact else every, seen={*closely, *following})
    while len(fitting) < end and (batch := next(batches, None)):
        fitting += [reading for reading in read(batch, wants) if reading.fits(wants)]
        unread = max(unread - len(batch), 0)
    return Found(
        hits=_hits(fitting[begin:end], wants),
        total=min(len(fitting) + unread, MOST_COUNTED),
        has_more=len(every) > MOST_COUNTED and (is_exact or len(fitting) + unread > MOST_COUNTED),
        is_about=unread > 0 and not is_exact,
        asked=tuple(want.term.text for want in wants),
    )


def _batches(following: Sequence[int], asked: Asked, every: Sequence[int], *, seen: set[int]) -> Iterator[list[int]]:
    """What follows, a hundred at a time; and, where not all that has the words has the phrase, all the rest of it."""
    for at in range(0, len(following), _AT_ONCE):
        yield list(following[at : at + _AT_ONCE])
    more = every if len(every) > MOST_COUNTED else ()
    while more:
        more = ranks(asked, _AT_ONCE, below=more[-1])
        if new := [place for place in more if place not in seen]:
            yield new


def _chosen(
    every: list[int], wants: Sequence[Want], filters: tuple[str, ...], home: str | None
) -> tuple[list[int], list[int]]:
    """Which are read and ordered, and which follow as they are."""
    if len(every) <= CLOSELY:
        return every, []
    leading = (*filters, filter_word(*asking.LEADING))
    titled = ranks(asking.in_title(wants, filters), _TITLED)
    if len(titled) == _TITLED:
        titled += ranks(asking.in_title(wants, leading), _FEW * 2)
        titled += ranks(asking.in_title(wants, filters_of(organ=home)), _FEW) if home and not filters else []
    ordered = [reading.place for reading in _ordered(titles(dict.fromkeys(titled)), wants, home)]
    others = ranks(asking.often(wants, filters), _FEW), ranks(asking.about(wants, filters), CLOSELY)
    some = ranks(asking.partly_in_title(wants, filters), _FEW * 2) if len(wants) > 1 else []
    best = dict.fromkeys([*ordered[: _FEW * 2], *some, *others[0], *others[1][:_FEW]])
    following = dict.fromkeys([*ordered, *others[1], *every])
    closely = list(dict.fromkeys([*best, *following]))[:CLOSELY]
    kept = set(closely)
    return closely, [place for place in following if place not in kept]


def _ordered(readings: Sequence[Reading], wants: Sequence[Want], home: str | None) -> list[Reading]:
    """Those that have it word for word, the best first."""
    fitting = [reading for reading in readings if reading.fits(wants)]
    newest = max((day_number(reading.place) for reading in fitting), default=0)
    scored = [(score(one, wants, newest=newest, home=home), one.place, one) for one in fitting]
    return [one for _, _, one in sorted(scored, key=lambda row: row[:2], reverse=True)]


def near(text: str, *, organ: str, limit: int, without: Sequence[str] = ()) -> tuple[Hit, ...]:
    """接近的：of a whole sentence, in which no title stands word for word, those whose titles have most of it.

    ``without`` are names that every title may bear. Only the newest are looked through.
    """
    newest = Entry.rows.filter(organ=organ).order_by("-released_at", "-pk")[:MOST_COUNTED]
    close = closest(text, newest, of=lambda entry: entry.title, most=limit, without=without)
    return tuple(_hit(entry, "", NOTHING) for entry in close)


def narrowing(
    text: str,
    *,
    organ: str | None = None,
    facets: Mapping[str, str] | None = None,
    also: Mapping[str, Iterable[str]] | None = None,
) -> dict[str, Counter[str]]:
    """还可以怎样筛选：the properties of the best of what fits, each with how many of these have it."""
    wants = wanted(text, also)
    if not wants:
        return {}
    places = ranks(asking.all_words(wants, filters_of(organ=organ, facets=facets)), MOST_COUNTED)
    found: dict[str, Counter[str]] = {"organ": Counter()}
    told = Entry.rows.filter(pk__in=[place % ENTRIES for place in places]).values_list("organ", "facets")
    for of_organ, facets_told in told:
        found["organ"][of_organ] += 1
        for name, value in facets_told.items():
            found.setdefault(name, Counter()).update([value] if isinstance(value, str) else value)
    return found


def stands_somewhere(text: str, *, organ: str | None = None) -> bool:
    """有没有：whether something has all words of it; the text itself is not looked at."""
    wants = wanted(text)
    return bool(wants and ranks(asking.all_words(wants, filters_of(organ=organ)), 1))


def titles_with(every: Sequence[Sequence[Sequence[str]]], *, limit: int) -> list[str]:
    """标题：as compared, of the newest whose title has of each row all words of one way."""
    asked = [[[TITLE + word for word in words] for words in one_of] for one_of in every]
    return [reading.title for reading in titles(ranks(asked, limit))] if asked else []


def looked_for(*, organ: str, since: date, days: int) -> list[str]:
    """反复没有找到的：what was looked for in vain on so many different days, the most often first.

    Who looked is kept nowhere; different days stand for different visitors.
    """
    found = Miss.rows.filter(organ=organ, day_on__gte=since).values("text").annotate(on_days=Count("day_on"))
    often = found.filter(on_days__gte=days).order_by("-on_days", "text")
    return list(often.values_list("text", flat=True))


def titles_at(addresses: Iterable[str], *, organ: str) -> dict[str, str]:
    """公开着的标题：of those addresses of the organ at which something public stands now."""
    entries = Entry.rows.filter(organ=organ, address__in=list(addresses)).order_by("pk")
    return dict(entries.values_list("address", "title"))


def _hits(shown: Sequence[Reading], wants: Sequence[Want]) -> tuple[Hit, ...]:
    """The entries in that order, each with the piece that shows most of what was asked for, or else its first piece."""
    texts = [term.text for want in wants for term in want.ways]
    look_further([one for one in shown if not one.has_in_text(texts)], texts)
    entries = Entry.rows.in_bulk([reading.entry for reading in shown])
    places = {reading.entry: reading.entry * PLACES + reading.piece_for(wants) for reading in shown}
    pieces = dict(Chunk.rows.filter(pk__in=places.values()).values_list("pk", "text"))
    pattern = pattern_of(term for want in wants for term in want.ways)
    return tuple(
        _hit(entries[entry], pieces.get(place, ""), pattern) for entry, place in places.items() if entry in entries
    )


def _hit(entry: Entry, text: str, pattern: re.Pattern[str]) -> Hit:
    return Hit(
        key=entry.key,
        organ=entry.organ,
        kind=entry.kind,
        address=entry.address,
        released_at=entry.released_at,
        facets=entry.facets,
        plain_title=entry.title,
        title=marked(entry.title, pattern),
        snippet=around(text, pattern),
    )
