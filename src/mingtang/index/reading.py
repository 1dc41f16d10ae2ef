"""读文字：of the few that may be shown, what the text has of what was wanted, word for word."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from mingtang.index.asking import Want
from mingtang.index.models import ENTRIES, PLACES, Chunk, Entry
from mingtang.language.pairs import folded

PARTICULARS = PLACES - 1000
"""Under which number the particulars begin: behind every piece of the longest text."""
BEGINNING = 3
"""How many pieces of a long text are read to see how much it says; what stands further on is looked for by itself."""
_READ = (*range(1, BEGINNING + 1), PARTICULARS, PARTICULARS + 1)
_CHUNKS, _ENTRIES = Chunk._meta.db_table, Entry._meta.db_table


@dataclass(slots=True)
class Reading:
    """读到的：title, beginning and particulars of one entry as they are compared, and where else a word stands."""

    place: int
    title: str
    organ: str
    leads: bool
    pieces: dict[int, str] = field(default_factory=dict)
    further: dict[str, int] = field(default_factory=dict)

    @property
    def entry(self) -> int:
        """Which entry."""
        return self.place % ENTRIES

    @property
    def body(self) -> list[str]:
        """The beginning of the text."""
        return [self.pieces[number] for number in range(1, BEGINNING + 1) if number in self.pieces]

    @property
    def is_longer(self) -> bool:
        """Whether there may be more of the text."""
        return BEGINNING in self.pieces

    def told(self, text: str) -> bool:
        """Whether it stands among the particulars."""
        return any(text in self.pieces.get(number, "") for number in (PARTICULARS, PARTICULARS + 1))

    def has(self, text: str) -> bool:
        """Whether it was seen anywhere."""
        return text in self.title or self.has_in_text((text,))

    def has_in_text(self, texts: Iterable[str]) -> bool:
        """Whether one of them was seen below the title."""
        return any(text in self.further or any(text in piece for piece in self.pieces.values()) for text in texts)

    def fits(self, wants: Sequence[Want]) -> bool:
        """Whether all is there word for word, in one way of saying it."""
        return all(any(term.is_exact or self.has(term.text) for term in want.ways) for want in wants)

    def piece_for(self, wants: Sequence[Want]) -> int:
        """The piece that shows most of what was wanted; the first one where only the title has it."""
        texts = [term.text for want in wants for term in want.ways]
        seen = {number: sum(text in piece for text in texts) for number, piece in self.pieces.items()}
        if self.further or any(text in self.title for text in texts):
            # 要素不是正文的开头：shown only where nothing else has it.
            seen = {number: count for number, count in seen.items() if number < PARTICULARS}
        best = max(seen, key=lambda number: (seen[number], -number), default=1)
        return best if seen.get(best) else min(self.further.values(), default=1)


def titles(places: Iterable[int]) -> list[Reading]:
    """只读标题，of those that still stand, in the order in which they are given."""
    by_entry = {place % ENTRIES: place for place in places}
    sql = f"SELECT id, title, organ, leads FROM {_ENTRIES} WHERE id IN ({_marks(by_entry)})"  # noqa: S608 - a name of ours
    rows = _rows(sql, by_entry)
    told = {row[0]: row[1:] for row in rows}
    standing = [(by_entry[key], *told[key]) for key in by_entry if key in told]
    return [Reading(place, folded(title), organ, bool(leads)) for place, title, organ, leads in standing]


def read(places: Iterable[int], wants: Sequence[Want]) -> list[Reading]:
    """读标题、开头和要素，and the rest where a phrase has not been seen yet."""
    readings = titles(places)
    by_entry = {reading.entry: reading for reading in readings}
    ids = [entry * PLACES + number for entry in by_entry for number in _READ]
    sql = f"SELECT id, folded FROM {_CHUNKS} WHERE id IN ({_marks(ids)})"  # noqa: S608 - a name of ours
    for key, text in _rows(sql, ids):
        by_entry[key // PLACES].pieces[key % PLACES] = text
    look_further(readings, [term.text for want in wants for term in want.ways if not term.is_exact])
    return readings


def look_further(readings: Iterable[Reading], texts: Iterable[str]) -> None:
    """往后读：for words that the beginning of a long text has not."""
    long = [reading for reading in readings if reading.is_longer]
    for text in texts:
        wanting = {reading.entry: reading for reading in long if not reading.has(text)}
        for entry, number in _first_places(text, wanting):
            wanting[entry].further[text] = number


def _first_places(text: str, entries: Collection[int]) -> list[tuple[int, int]]:
    has = "instr(folded, %s)" if connection.vendor == "sqlite" else "strpos(folded, %s)"
    sql = (
        f"SELECT entry_id, min(number) FROM {_CHUNKS} WHERE entry_id IN ({_marks(entries)}) "  # noqa: S608 - names of ours
        f"AND number > {BEGINNING} AND {has} > 0 GROUP BY entry_id"
    )
    return _rows(sql, entries, text)


def _rows(sql: str, keys: Collection[int], *values: str) -> list[tuple[Any, ...]]:
    """What stands under the keys; nothing is asked for none."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, [*keys, *values])
        return cursor.fetchall()


def _marks(keys: Collection[int]) -> str:
    return ", ".join(["%s"] * len(keys))
