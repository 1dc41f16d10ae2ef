"""查找的代价：put and match over 1,000 and 10,000 made-up papers of some 600 characters, and one sheet of 50,000 rows.

Run: ``.venv/bin/python bench/index.py``; ``DATABASE_URL=postgres://…`` measures an empty PostgreSQL database, else
SQLite in a temporary folder. References, in the same run on the same rows: for match, the same answer by a LIKE over
every piece of text (counted up to the same number, the newest 20); for put, the same rows written without any index
of words. Prints milliseconds and ratios; fails when a question finds more or fewer papers than the LIKE does, or when
over 10,000 papers a match of two or four characters takes longer than the LIKE (of one, which half of all papers have,
the LIKE need not look far either).
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "mingtang.config.settings"
os.environ["MINGTANG_DATA"] = tempfile.mkdtemp(prefix="mingtang-bench-")
os.environ["MINGTANG_SECRET_KEY"] = "only-for-measuring"

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from mingtang.index import actions
from mingtang.index.models import PLACES, Chunk, Entry
from mingtang.index.queries import MOST_COUNTED, match
from mingtang.language.pairs import pieces

SIZES, QUESTIONS, ROWS, LENGTHS = (1_000, 10_000), 30, 50_000, (1, 2, 4)
HAN = [chr(0x4E00 + at * 7 % 6_000) for at in range(3_000)]
WEIGHTS = [1 / (at + 20) for at in range(3_000)]
CHANCE = random.Random(11)
# 词组重复出现，像公文那样；chance alone would leave next to no phrase twice.
PHRASES = ["".join(CHANCE.choices(HAN, WEIGHTS, k=CHANCE.randint(2, 5))) for _ in range(4_000)]
COMMON = [1 / (at + 5) for at in range(4_000)]


def text(length: int) -> str:
    """Words that come again and again, some often."""
    return "".join(CHANCE.choices(PHRASES, COMMON, k=length // 3))


def put(number: int, at: datetime, parts: Iterator[str] | list[str]) -> Entry:
    """One paper, each an hour newer than the one before."""
    return actions.put(
        key=f"document:{number}",
        organ="bench",
        address=f"/bench/{number}/",
        title=text(18),
        kind="document",
        parts=parts,
        released_at=at + timedelta(hours=number),
    )


def sheet() -> Iterator[str]:
    """The rows of a subsidy sheet."""
    for number in range(ROWS):
        name = "".join(CHANCE.choices(HAN, k=3))
        paid = f"{CHANCE.randint(100, 3000)}.00元"
        yield f"{number}\t{name}\t{number % 60}组\t耕地地力保护补贴\t{paid}\t柳沟管理区东庄村\t2026年第一批\t已发放到户"


def bare(number: int, at: datetime, parts: Iterator[str] | list[str]) -> None:
    """The reference for put: the same entry and pieces, as rows alone."""
    entry = Entry.rows.create(key=f"bare:{number}", organ="b", address="/", title="", kind="bare", released_at=at)
    made = [Chunk(id=entry.pk * PLACES, entry=entry, number=0, text="", folded="", pairs="")]
    made += [
        Chunk(id=entry.pk * PLACES + at, entry=entry, number=at, text=piece, folded=piece, pairs="")
        for at, piece in enumerate(pieces(parts), 1)
    ]
    Chunk.rows.bulk_create(made, batch_size=100)


def scanned(query: str) -> list[int]:
    """The reference for match: every piece compared."""
    has = Chunk.rows.filter(entry=OuterRef("pk"), folded__contains=query)
    found = Entry.rows.filter(Exists(has)).order_by("-released_at", "-pk")
    return list(found.values_list("pk", flat=True)[: MOST_COUNTED + 1])


def timed(act: Callable[[], object]) -> float:
    """Milliseconds of one act."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def questions(length: int) -> list[str]:
    """Runs of characters that stand in some paper."""
    texts = list(Chunk.rows.filter(number=1).order_by("pk").values_list("text", flat=True)[:200])
    starts = ((CHANCE.choice(texts), CHANCE.randint(0, 400)) for _ in range(QUESTIONS))
    return [one[at : at + length] for one, at in starts]


def measured(count: int) -> bool:
    """Print how long questions of each length take; whether they find what the LIKE finds, and not later."""
    holds = True
    for length in LENGTHS:
        asked = questions(length)
        same = all(match(query).total == min(len(scanned(query)), MOST_COUNTED) for query in asked)
        ours = sorted(timed(lambda query=query: match(query)) for query in asked)
        like = statistics.median(timed(lambda query=query: scanned(query)) for query in asked)
        middle, late = statistics.median(ours), ours[int(len(ours) * 0.95)]
        print(f"match{length:>3}{count:>9}{middle:>10.1f}{late:>10.1f}{like:>10.1f}{middle / like:>8.3f}  {same}")
        holds = holds and same and (count < SIZES[-1] or length == 1 or middle < like)
    return holds


def fill(done: int, count: int, at: datetime) -> None:
    """Put papers until there are so many, all in one transaction; print what one took."""
    papers = [[text(200) for _ in range(3)] for _ in range(done, count)]
    with transaction.atomic():
        spent = sorted(timed(lambda n=n: put(done + n, at, papers[n])) for n in range(len(papers)))
    with transaction.atomic():
        plain = statistics.median(timed(lambda n=n: bare(n, at, papers[n])) for n in range(200))
        transaction.set_rollback(True)
    middle, late = statistics.median(spent), spent[int(len(spent) * 0.95)]
    print(f"put     {count:>9}{middle:>10.1f}{late:>10.1f}{plain:>10.1f}{middle / plain:>8.2f}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def put_sheet(number: int, at: datetime) -> None:
    """Put the sheet in one transaction; print what it took."""
    rows = list(sheet())
    with transaction.atomic():
        plain = timed(lambda: bare(0, at, rows))
        transaction.set_rollback(True)
    took = timed(lambda: put(number, at, rows))
    print(f"sheet   {ROWS:>9}{took:>10.0f}{'':>10}{plain:>10.0f}{took / plain:>8.2f}")


def main() -> int:
    """Fill, measure, print; afterwards the sheet."""
    call_command("migrate", verbosity=0)
    at = timezone.now() - timedelta(days=2000)
    print(f"{connection.vendor}\n{'':<8}{'papers':>9}{'ms p50':>10}{'ms p95':>10}{'ref. ms':>10}{'ratio':>8}  same")
    holds, done = True, 0
    for count in SIZES:
        fill(done, count, at)
        done = count
        holds = measured(count) and holds
    put_sheet(done, at)
    print("holds" if holds else "fails: something else was found, or later than by LIKE")
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
