"""索引的查找：what is asked for, exactly, titles first and the newest first; no question fails, whatever it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTransform

from mingtang.index.fulltext import IsIn, holds
from mingtang.index.models import PLACES, Chunk, Entry, Miss
from mingtang.index.snippets import around, marked
from mingtang.language.asking import closest
from mingtang.language.pairs import Term, terms

MOST_COUNTED = 1000
"""How many hits are counted and can be turned through; that there are more is said."""


@dataclass(frozen=True)
class Hit:
    """找到的一件：title and snippet are safe to show, with what was looked for marked."""

    key: str
    organ: str
    kind: str
    address: str
    released_at: datetime
    facets: Mapping[str, str]
    plain_title: str
    title: str
    snippet: str


@dataclass(frozen=True)
class Found:
    """找到的：a page of hits; ``total`` is exact, unless there are more than are counted; ``asked`` the words used."""

    hits: Sequence[Hit] = ()
    total: int = 0
    has_more: bool = False
    asked: tuple[str, ...] = ()


def match(
    text: str,
    *,
    organ: str | None = None,
    kind: str | None = None,
    facets: Mapping[str, str] | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """查找：entries that have every word of the question, those with all of them in the title first.

    Always the same number of queries. A question without a word to look for finds nothing.
    """
    asked = terms(text)
    if not asked:
        return Found()
    entries = _within(organ=organ, kind=kind, facets=facets)
    titled = _newest(entries.filter(*(holds(term, title=True) for term in asked)))
    # 标题里有的，正文这一遍也会遇到；each is kept once, at its first place.
    found = list(dict.fromkeys([*titled, *_newest(entries.filter(*(holds(term) for term in asked)))]))
    shown = found[:MOST_COUNTED][max(offset, 0) :][: max(limit, 0)]
    return Found(
        hits=_hits(shown, asked),
        total=min(len(found), MOST_COUNTED),
        has_more=len(found) > MOST_COUNTED,
        asked=tuple(term.text for term in asked),
    )


def near(text: str, *, organ: str, limit: int, without: Sequence[str] = ()) -> tuple[Hit, ...]:
    """接近的：of a whole sentence, in which no title stands word for word, those whose titles have most of it.

    ``without`` are names that every title may bear. Only the newest are looked through.
    """
    newest = Entry.rows.filter(organ=organ).order_by("-released_at", "-pk")[:MOST_COUNTED]
    close = closest(text, newest, of=lambda entry: entry.title, most=limit, without=without)
    return tuple(_hit(entry, "", ()) for entry in close)


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


def _within(*, organ: str | None, kind: str | None, facets: Mapping[str, str] | None) -> QuerySet[Entry]:
    entries = Entry.rows.all()
    if organ is not None:
        entries = entries.filter(organ=organ)
    if kind is not None:
        entries = entries.filter(kind=kind)
    for number, (name, value) in enumerate((facets or {}).items()):
        alias = f"facet{number}"
        entries = entries.alias(**{alias: KeyTransform(name, "facets")}).filter(**{alias: value})
    return entries


def _newest(entries: QuerySet[Entry]) -> list[int]:
    return list(entries.order_by("-released_at", "-pk").values_list("pk", flat=True)[: MOST_COUNTED + 1])


def _hits(shown: Sequence[int], asked: Sequence[Term]) -> tuple[Hit, ...]:
    """The entries in that order, each with the first piece that has what was asked for, or else its first piece."""
    has_it = reduce(or_, (Q(IsIn(F("pk"), term), folded__contains=term.text) for term in asked))
    first = Chunk.rows.filter(has_it, entry=OuterRef("pk"), number__gt=0).order_by("number").values("pk")[:1]
    entries = {entry.pk: entry for entry in Entry.rows.filter(pk__in=shown).annotate(first=Subquery(first))}
    places = {pk: entries[pk].first or pk * PLACES + 1 for pk in shown if pk in entries}
    texts = dict(Chunk.rows.filter(pk__in=places.values()).values_list("pk", "text"))
    return tuple(_hit(entries[pk], texts.get(place, ""), asked) for pk, place in places.items())


def _hit(entry: Entry, text: str, asked: Sequence[Term]) -> Hit:
    return Hit(
        key=entry.key,
        organ=entry.organ,
        kind=entry.kind,
        address=entry.address,
        released_at=entry.released_at,
        facets=entry.facets,
        plain_title=entry.title,
        title=marked(entry.title, asked),
        snippet=around(text, asked),
    )
