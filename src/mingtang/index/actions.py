"""索引的写入：put, drop, and what was not found. Each joins the caller's transaction, and goes back with it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain, islice

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from mingtang.index import fulltext
from mingtang.index.asking import LEADING
from mingtang.index.fulltext import LISTS
from mingtang.index.models import PLACES, Chunk, Entry, Miss, rank
from mingtang.index.models import Wordlist as Listed
from mingtang.index.reading import PARTICULARS
from mingtang.language.pairs import LONGEST_QUERY, folded, pieces, terms, tidy
from mingtang.language.personal import personal_data
from mingtang.language.personal_names import looked_for
from mingtang.language.sayings import groups, simplified
from mingtang.language.wordlists import TITLE, Wordlist

MOST_CHARACTERS = 20_000_000
"""How much of one text is taken in; a sheet of 50,000 rows has some three million. What is cut is marked as cut."""
_AT_ONCE = 100
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
    facets: Mapping[str, str | Sequence[str]] | None = None,
    in_force: bool = True,
    leads: bool = False,
) -> Entry:
    """收录：take in a text that is public, in place of whatever stood under the key.

    ``parts`` are read once: paragraphs, cells, rows; what is looked for is found within one of them, not across.
    ``particulars`` are found as well, and are no beginning of the text for those who read what was found. What is no
    longer ``in_force`` comes behind; what ``leads`` is a paper that others follow, and comes a little sooner.
    Two who put under one key wait for each other, and the later stands.
    """
    told = {"organ": organ, "address": address, "title": tidy(title).replace("\n", " "), "kind": kind}
    told |= {"released_at": released_at, "facets": dict(facets or {}), "is_cut": False}
    told |= {"in_force": in_force, "leads": leads}
    if not Entry.rows.filter(key=key).exists():
        Entry.rows.bulk_create([Entry(key=key, **told)], ignore_conflicts=True)
    entry = Entry.rows.select_for_update().get(key=key)
    for name, value in told.items():
        setattr(entry, name, value)
    Chunk.rows.filter(entry=entry).delete()
    _keep(entry, parts, particulars)
    entry.save()
    return entry


def _keep(entry: Entry, parts: Iterable[str], particulars: Iterable[str]) -> None:
    """The title and the text, as much of it as is taken in, and the words by which it is found."""
    size = 0
    wordlist = Wordlist(folded(entry.title))
    made = _chunks(entry, chain([entry.title], pieces(parts)))
    while batch := list(islice(made, _AT_ONCE)):
        Chunk.rows.bulk_create(batch)
        for chunk in batch:
            _count(wordlist, chunk)
            size += len(chunk.text) if chunk.number else 0
        if size >= MOST_CHARACTERS:
            entry.is_cut = next(made, None) is not None
            break
    for chunk in Chunk.rows.bulk_create(_chunks(entry, pieces(particulars), begin=PARTICULARS)):
        _count(wordlist, chunk)
    _list(entry, wordlist)


def _count(wordlist: Wordlist, chunk: Chunk) -> None:
    """The words of a piece, by what kind of piece it is."""
    if chunk.number >= PARTICULARS:
        wordlist.add_particulars(chunk.folded)
    elif chunk.number:
        wordlist.add(chunk.folded)


def _list(entry: Entry, wordlist: Wordlist) -> None:
    """The word list under the rank that the entry has now."""
    Listed.rows.filter(entry=entry).delete()
    place = rank(entry.pk, in_force=entry.in_force, on=timezone.localdate(entry.released_at))
    Listed.rows.create(id=place, entry=entry, words=wordlist.words(_filters(entry)))


def _filters(entry: Entry) -> dict[str, list[str]]:
    """What it can be narrowed down by."""
    told = {"organ": [entry.organ], "kind": [entry.kind]}
    told |= {name: [value] if isinstance(value, str) else list(value) for name, value in entry.facets.items()}
    return told | ({LEADING[0]: [LEADING[1]]} if entry.leads else {})


def _chunks(entry: Entry, texts: Iterable[str], *, begin: int = 0) -> Iterator[Chunk]:
    """The title under 0, and the pieces after it; the particulars far behind."""
    for number, text in enumerate(texts, start=begin):
        yield Chunk(id=entry.pk * PLACES + number, entry=entry, number=number, text=text, folded=folded(text))


@transaction.atomic
def drop(key: str) -> None:
    """除去：what stands under the key is found no more; nothing happens where there is none."""
    Entry.rows.filter(key=key).delete()


@transaction.atomic
def miss(query: str, *, organ: str = "", at: datetime) -> None:
    """记下没有找到的：the words alone, counted by the day; not kept when they may be somebody's number or name.

    ``organ`` is the code of the organ among whose records was looked; empty for all.
    """
    text = " ".join(term.text for term in terms(query))
    if not text or len(text) > LONGEST_QUERY or personal_data(query) or _OF_A_PERSON.search(text) or may_name(text):
        return
    day = timezone.localdate(at)
    same = Miss.rows.filter(day_on=day, organ=organ, text=text)
    if not same.update(times=F("times") + 1) and _has_room(day):
        Miss.rows.bulk_create([Miss(day_on=day, organ=organ, text=text)], ignore_conflicts=True)
        same.update(times=F("times") + 1)


def may_name(text: str) -> bool:
    """像人名的：what begins like a name with two characters that no title and no shipped way of saying has.

    One word like that is enough, whatever stands beside it; rather a word too few is kept than somebody's name.
    """
    pairs = looked_for(simplified(text))
    known = {pair for pair in pairs for group in groups() if any(pair in way for way in group)}
    return any(not fulltext.ranks([[[TITLE + pair]]], 1) for pair in pairs - known)


@transaction.atomic
def forget_names() -> int:
    """忘掉像人名的：of what was kept before; how many."""
    kept = Miss.rows.order_by().values_list("text", flat=True).distinct()
    return sum(Miss.rows.filter(text=text).delete()[0] for text in list(kept) if may_name(text))


def _has_room(day: date) -> bool:
    """Whether another question of the day is kept; those past keeping go."""
    Miss.rows.filter(day_on__lt=day - MISSES_KEPT).delete()
    return Miss.rows.filter(day_on=day).count() < MISSES_A_DAY


@transaction.atomic
def list_anew(entry: Entry) -> None:
    """重建词表：of one entry from its pieces, whatever became of it."""
    wordlist = Wordlist(folded(entry.title))
    for chunk in Chunk.rows.filter(entry=entry).order_by("number").iterator(_AT_ONCE):
        same = folded(chunk.text)
        if same != chunk.folded:
            chunk.folded = same
            chunk.save(update_fields=["folded"])
        _count(wordlist, chunk)
    _list(entry, wordlist)


@transaction.atomic
def rebuild_fts() -> None:
    """重建全文检索：from the word lists."""
    fulltext.rebuild(connection)


def mend() -> list[str]:
    """补好全文检索：made anew where a part of it is missing, and so is a missing word list; what was, in sentences."""
    found = fulltext.differences(connection)
    if found:
        rebuild_fts()
    if LISTS not in connection.introspection.table_names():
        return found
    without = Entry.rows.filter(wordlist=None)
    if lost := without.count():
        found.append(f"有 {lost} 件收录的没有词表。")
        for entry in without.iterator(_AT_ONCE):
            list_anew(entry)
    return found


class FulltextKept:
    """迁移以后：the answer of this room to the port of what is put right after a migration."""

    def put_right(self) -> None:
        """Make the full-text index anew where the migration has taken away a part of it; no name stays kept."""
        mend()
        if LISTS in connection.introspection.table_names():
            forget_names()
