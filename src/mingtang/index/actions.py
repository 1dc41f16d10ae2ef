"""索引的写入：put, drop, and what was not found. Each joins the caller's transaction, and goes back with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import chain, islice

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from mingtang.index import fulltext
from mingtang.index.models import PLACES, Chunk, Entry, Miss
from mingtang.language.pairs import LONGEST_QUERY, folded, pieces, terms, tidy, words
from mingtang.language.personal import personal_data

MOST_CHARACTERS = 20_000_000
"""How much of one text is taken in; a sheet of 50,000 rows has some three million. What is cut is marked as cut."""
_AT_ONCE = 100
_PARTICULARS = PLACES - 1000
"""Under which number the particulars begin: behind every piece of the longest text."""
MISSES_A_DAY = 2000
"""How many different questions of one day are kept: a machine that asks for nonsense does not fill the table."""
MISSES_KEPT = timedelta(days=400)
# 七位以上的数字多半是谁的号码，邮箱也是。
_OF_A_PERSON = re.compile(r"\d{7}|@")


@transaction.atomic
def put(
    *,
    key: str,
    organ: str,
    address: str,
    title: str,
    kind: str,
    parts: Iterable[str],
    particulars: Iterable[str] = (),
    released_at: datetime,
    facets: Mapping[str, str] | None = None,
) -> Entry:
    """收录：take in a text that is public, in place of whatever stood under the key.

    ``parts`` are read once: paragraphs, cells, rows; what is looked for is found within one of them, not across.
    ``particulars`` are found as well, and are no beginning of the text for those who read what was found.
    Two who put under one key wait for each other, and the later stands.
    """
    told = {
        "organ": organ,
        "address": address,
        "title": tidy(title).replace("\n", " "),
        "kind": kind,
        "released_at": released_at,
        "facets": dict(facets or {}),
        "is_cut": False,
    }
    Entry.rows.bulk_create([Entry(key=key, **told)], ignore_conflicts=True)
    entry = Entry.rows.select_for_update().get(key=key)
    for name, value in told.items():
        setattr(entry, name, value)
    Chunk.rows.filter(entry=entry).delete()
    _keep(entry, parts)
    Chunk.rows.bulk_create(_chunks(entry, pieces(particulars), begin=_PARTICULARS))
    entry.save()
    return entry


def _keep(entry: Entry, parts: Iterable[str]) -> None:
    """The title and the text, as much of it as is taken in."""
    size = 0
    made = _chunks(entry, chain([entry.title], pieces(parts)))
    while batch := list(islice(made, _AT_ONCE)):
        Chunk.rows.bulk_create(batch)
        size += sum(len(chunk.text) for chunk in batch if chunk.number)
        if size >= MOST_CHARACTERS:
            entry.is_cut = next(made, None) is not None
            break


def _chunks(entry: Entry, texts: Iterable[str], *, begin: int = 0) -> Iterator[Chunk]:
    """The title under 0, and the pieces after it; the particulars far behind."""
    for number, text in enumerate(texts, start=begin):
        same = folded(text)
        yield Chunk(
            id=entry.pk * PLACES + number, entry=entry, number=number, text=text, folded=same, pairs=words(same)
        )


@transaction.atomic
def drop(key: str) -> None:
    """除去：what stands under the key is found no more; nothing happens where there is none."""
    Entry.rows.filter(key=key).delete()


@transaction.atomic
def miss(query: str, *, organ: str = "", at: datetime) -> None:
    """记下没有找到的：the words alone, counted by the day; not kept when they may be somebody's number or address.

    ``organ`` is the code of the organ among whose records was looked; empty for all.
    """
    text = " ".join(term.text for term in terms(query))
    if not text or len(text) > LONGEST_QUERY or personal_data(query) or _OF_A_PERSON.search(text):
        return
    day = timezone.localdate(at)
    same = Miss.rows.filter(day_on=day, organ=organ, text=text)
    if not same.update(times=F("times") + 1) and _has_room(day):
        Miss.rows.bulk_create([Miss(day_on=day, organ=organ, text=text)], ignore_conflicts=True)
        same.update(times=F("times") + 1)


def _has_room(day: date) -> bool:
    """Whether another question of the day is kept; those past keeping go."""
    Miss.rows.filter(day_on__lt=day - MISSES_KEPT).delete()
    return Miss.rows.filter(day_on=day).count() < MISSES_A_DAY


@transaction.atomic
def rebuild_fts() -> None:
    """重建全文检索：from the pieces, whatever became of it."""
    fulltext.rebuild(connection)


def mend() -> list[str]:
    """补好全文检索：made anew where a part of it is missing; the sentences that say what was."""
    found = fulltext.differences(connection)
    if found:
        rebuild_fts()
    return found


class FulltextKept:
    """迁移以后：the answer of this room to the port of what is put right after a migration."""

    def put_right(self) -> None:
        """Make the full-text index anew where the migration has taken away a part of it."""
        mend()
