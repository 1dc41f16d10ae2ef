"""查找的快慢、查全和排序：over 100,000 made-up papers of some 540 characters, beside tantivy in the same run.

Run: ``.venv/bin/python bench/search.py [COUNT [CHARACTERS]]``; 1,000,000 papers of 174 characters take half an hour,
6 GB on disk and 2 GB in memory. ``DATABASE_URL=postgres://…`` measures an empty PostgreSQL database, else SQLite in a
temporary folder (``MINGTANG_BENCH`` names one to keep and use again). ``MINGTANG_BENCH_RUM=1`` puts RUM in the place of
GIN, where PostgreSQL has the extension: what it would give, not what Mingtang uses.

Prints, for questions of one to four characters, of three words, of whole titles and of the commonest words: p50 and p95
of the page of 20 with snippets, by the clock and by the processor (the machine may be shared); the same of tantivy
over characters and pairs; how much of what a look at every text finds is found; nDCG@10 over the questions of
``judged.toml``, whose papers lie among all the others, beside full BM25; the size of the indexes; how long from the
release of a paper until it is found. Fails where something that stands in a text is not found, or where the order is
worse than that of full BM25.
"""

import math
import os
import random
import resource
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from datetime import time as hour
from pathlib import Path
from typing import Any

FOLDER = os.environ.get("MINGTANG_BENCH") or tempfile.mkdtemp(prefix="mingtang-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "mingtang.config.settings"
os.environ["MINGTANG_DATA"] = FOLDER
os.environ["MINGTANG_SECRET_KEY"] = "only-for-measuring"

import django

django.setup()

import tantivy
from corpus import ABOUT, LAST, TOPICS, Paper, papers
from django.core.management import call_command
from django.db import connection, transaction

from mingtang.index import actions, fulltext
from mingtang.index.models import PLACES, Entry, rank
from mingtang.index.queries import MOST_COUNTED, match
from mingtang.index.snippets import around, marked, pattern_of
from mingtang.language.pairs import folded, terms
from mingtang.language.wordlists import K1, B, Wordlist

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
LENGTH = int(sys.argv[2]) if len(sys.argv) > 2 else 540 if COUNT <= 100_000 else 174
QUESTIONS, LOOKED_AT, RELEASES, BATCH = 100, 15, 20, 2_000
JUDGED = tomllib.loads((Path(__file__).parent / "judged.toml").read_text("utf-8"))
CHANCE = random.Random(5)
NOON = hour(4, tzinfo=UTC)
RUM = "bench_rum"

Texts = dict[str, tuple[str, str]]


def row_of(entry: int, paper: Paper, key: str, **told: bool) -> tuple[tuple[Any, ...], ...]:
    """The rows of one paper, as the index writes them."""
    title, text = folded(paper.title), folded(paper.text)
    wordlist = Wordlist(title)
    wordlist.add(text)
    in_force, leads = told.get("in_force", True), told.get("leads", False)
    at = datetime.combine(paper.on, NOON)
    filters = {"organ": ["bench"], "kind": ["document"]} | ({"leads": ["yes"]} if leads else {})
    return (
        (entry, key, "bench", "document", f"/{key}/", paper.title, at, "{}", False, in_force, leads),
        (entry * PLACES, entry, 0, paper.title, title),
        (entry * PLACES + 1, entry, 1, paper.text, text),
        (rank(entry, in_force=in_force, on=paper.on), entry, wordlist.words(filters)),
    )


def judged_papers() -> Iterable[tuple[str, Paper, dict[str, bool]]]:
    """The papers of the questions, by key."""
    for number, (key, told) in enumerate(JUDGED["paper"].items()):
        paper = Paper(number, told["title"], told["text"], LAST - timedelta(days=told["age"]))
        yield key, paper, {"in_force": not told.get("dead", False), "leads": told.get("leads", False)}


def write(rows: Sequence[tuple[tuple[Any, ...], ...]]) -> None:
    """Many papers at once; the full-text index of SQLite is made afterwards."""
    one, piece, lists = (", ".join(["%s"] * size) for size in (11, 5, 3))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO index_entry (id, key, organ, kind, address, title, released_at, facets, is_cut, in_force, "
            f"leads) VALUES ({one})",
            [row[0] for row in rows],
        )
        chunks = [chunk for row in rows for chunk in row[1:3]]
        cursor.executemany(f"INSERT INTO index_chunk (id, entry_id, number, text, folded) VALUES ({piece})", chunks)
        cursor.executemany(
            f"INSERT INTO index_wordlist (id, entry_id, words) VALUES ({lists})", [row[3] for row in rows]
        )


def fill() -> Texts:
    """Write what is not there yet; every text by its key, as compared."""
    made: Texts = {}
    is_new = not Entry.rows.exists()
    with connection.cursor() as cursor:
        if is_new and connection.vendor == "sqlite":
            for name in fulltext.TRIGGERS:
                cursor.execute(f"DROP TRIGGER {name}")
        if is_new and connection.vendor == "postgresql":
            cursor.execute(f"DROP INDEX {fulltext.INDEX}")
    rows = []
    every = [(f"p{paper.number}", paper, {}) for paper in papers(COUNT, LENGTH)] if COUNT <= 100_000 else None
    for entry, (key, paper, told) in enumerate(_with_judged(every), 1):
        made[key] = folded(paper.title), folded(paper.text)
        rows += [row_of(entry, paper, key, **told)] if is_new else []
        if len(rows) == BATCH:
            write(rows)
            rows = []
    write(rows) if rows else None
    if is_new:
        fulltext.rebuild(connection)
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("INSERT INTO index_fts(index_fts) VALUES ('optimize')")
            else:
                cursor.execute("SELECT setval(pg_get_serial_sequence('index_entry', 'id'), max(id)) FROM index_entry")
            cursor.execute("ANALYZE")
    return made


def use_rum() -> None:
    """RUM over a column of the words, which answers in the order of the rank; made once."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS rum")
        cursor.execute(f"DROP INDEX IF EXISTS {fulltext.INDEX}")
        cursor.execute(
            f"ALTER TABLE {fulltext.LISTS} ADD COLUMN IF NOT EXISTS grams text[] "
            f"GENERATED ALWAYS AS ({fulltext.WORDS}) STORED"
        )
        cursor.execute(
            f"CREATE INDEX IF NOT EXISTS {RUM} ON {fulltext.LISTS} USING rum (grams rum_anyarray_addon_ops, id) "
            "WITH (attach = 'id', to = 'grams')"
        )
        cursor.execute("ANALYZE")
    gin = fulltext._of_postgresql

    def ordered(asked: fulltext.Asked) -> tuple[str, list[Any]]:
        where, values = gin(asked)
        return where.replace("id + 0 DESC", f"id <=| {(1 << 63) - 1}").replace("id + 0 <", "id <"), values

    fulltext.INDEX, fulltext.WORDS, fulltext._of_postgresql = RUM, "grams", ordered


def _with_judged(
    every: list[tuple[str, Paper, dict[str, bool]]] | None,
) -> Iterable[tuple[str, Paper, dict[str, bool]]]:
    yield from every if every is not None else ((f"p{p.number}", p, {}) for p in papers(COUNT, LENGTH))
    yield from judged_papers()


class Tantivy:
    """The reference: characters and pairs, BM25 over everything that has them all."""

    def __init__(self, texts: Texts) -> None:
        self.texts, self.folder = texts, Path(FOLDER) / "tantivy"
        build = tantivy.SchemaBuilder()
        build.add_text_field("key", stored=True, tokenizer_name="raw")
        build.add_text_field("text", tokenizer_name="pairs", index_option="freq")
        schema = build.build()
        is_new = not self.folder.exists()
        self.folder.mkdir(exist_ok=True)
        self.index = tantivy.Index(schema, path=str(self.folder), reuse=True)
        grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(min_gram=1, max_gram=2, prefix_only=False)).build()
        self.index.register_tokenizer("pairs", grams)
        if is_new:
            writer = self.index.writer(256_000_000, 1)
            for key, (title, text) in texts.items():
                writer.add_document(tantivy.Document(key=key, text=f"{title} {text}"))
            writer.commit()
            writer.wait_merging_threads()
            self.index.reload()
        self.schema = self.index.schema

    def keys(self, query: str, limit: int) -> list[str]:
        """The best, by key."""
        grams = [gram for term in terms(query) for gram in self._grams(term.text)]
        both = [
            (tantivy.Occur.Must, tantivy.Query.term_query(self.schema, "text", gram)) for gram in dict.fromkeys(grams)
        ]
        searcher = self.index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(both), limit, count=False).hits
        return [searcher.doc(address)["key"][0] for _, address in hits]

    def page(self, query: str) -> list[tuple[str, str]]:
        """The page of 20 with the same snippets as ours."""
        pattern = pattern_of(terms(query))
        return [(marked(self.texts[k][0], pattern), around(self.texts[k][1], pattern)) for k in self.keys(query, 20)]

    @staticmethod
    def _grams(text: str) -> list[str]:
        return [text] if len(text) == 1 else [text[at : at + 2] for at in range(len(text) - 1)]

    @property
    def size(self) -> float:
        """MB on disk."""
        return sum(path.stat().st_size for path in self.folder.iterdir()) / 1e6


def questions(texts: Texts) -> dict[str, list[str]]:
    """Runs of characters that stand in some paper, words of one paper, whole titles, and what most papers have."""
    some = [texts[f"p{number}"] for number in CHANCE.sample(range(COUNT), min(COUNT, 500))]

    def run(length: int, text: str) -> str:
        while True:
            at = CHANCE.randrange(max(len(text) - length, 1))
            if len(found := text[at : at + length]) == length and all("\u4e00" <= char <= "\u9fff" for char in found):
                return found

    made = {f"{length} 字": [run(length, CHANCE.choice(some)[1]) for _ in range(QUESTIONS)] for length in (1, 2, 3, 4)}
    for_words = [CHANCE.choice(some)[1] for _ in range(QUESTIONS)]
    made["三个词"] = [" ".join(run(2, text) for _ in range(3)) for text in for_words]
    made["整个标题"] = [CHANCE.choice(some)[0] for _ in range(QUESTIONS)]
    made["常用词"] = [CHANCE.choice(TOPICS + ABOUT) for _ in range(QUESTIONS)]
    return made


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of one act, by the clock and by the processor."""
    began, used = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000


def spread(times: Iterable[float]) -> str:
    """p50 and p95."""
    ordered = sorted(times)
    return f"{statistics.median(ordered):>8.1f}{ordered[int(len(ordered) * 0.95)]:>8.1f}"


def standing(texts: Texts, query: str) -> set[str]:
    """The papers that have every word, by looking at all of them."""
    words = [term.text for term in terms(query)]
    return {
        key for key, (title, text) in texts.items() if all(word in title or word in text for word in words)
    }  # fmt: skip


def is_whole(texts: Texts, query: str) -> bool:
    """Whether all that stands somewhere is found, and nothing else; of too many, as many as can be turned through."""
    wanted = standing(texts, query)
    found = {hit.key for hit in match(query, limit=MOST_COUNTED).hits}
    return found == wanted if len(wanted) <= MOST_COUNTED else found <= wanted and len(found) == MOST_COUNTED


def full_bm25(texts: Texts, query: str, limit: int) -> list[str]:
    """The other reference: BM25 over every paper that has every word, title and text as one."""
    words = [term.text for term in terms(query)]
    has = {word: sum(word in title or word in text for title, text in texts.values()) for word in words}
    idf = {word: math.log(1 + (len(texts) - has[word] + 0.5) / (has[word] + 0.5)) for word in words}
    usual = statistics.mean(len(title) + len(text) for title, text in texts.values())
    scored = []
    for key in standing(texts, query):
        whole = f"{texts[key][0]}\n{texts[key][1]}"
        times = {word: whole.count(word) for word in words}
        enough = K1 * (1 - B + B * len(whole) / usual)
        scored.append((sum(idf[word] * 2.2 * times[word] / (times[word] + enough) for word in words), key))
    return [key for _, key in sorted(scored, reverse=True)[:limit]]


def ndcg(found: Sequence[str], wanted: Sequence[str]) -> float:
    """nDCG@10: the first wanted counts for 3, the second for 2, the rest for 1."""
    gains = {key: max(3 - at, 1) for at, key in enumerate(wanted)}
    best = sum(gain / math.log2(at + 2) for at, gain in enumerate(sorted(gains.values(), reverse=True)[:10]))
    return sum(gains.get(key, 0) / math.log2(at + 2) for at, key in enumerate(found[:10])) / best


def order(texts: Texts, reference: Tantivy) -> tuple[float, float, float]:
    """Mean nDCG@10 of ours, of full BM25, of tantivy; the questions that we order worst are told."""
    ours, full, other = [], [], []
    for query, wanted in JUDGED["question"].items():
        ours.append(ndcg([hit.key for hit in match(query, limit=10).hits], wanted))
        full.append(ndcg(full_bm25(texts, query, 10), wanted))
        other.append(ndcg(reference.keys(query, 10), wanted))
    worst = sorted(zip(ours, full, JUDGED["question"], strict=True))[:6]
    print("排得最差的：" + "；".join(f"{query} {mine:.2f}（BM25 {theirs:.2f}）" for mine, theirs, query in worst))
    return statistics.mean(ours), statistics.mean(full), statistics.mean(other)


def release(number: int, text: str) -> None:
    """Put one paper as a release does, and find it."""
    word = f"样{number}号" + "".join(CHANCE.choices("甲乙丙丁戊己庚辛壬癸", k=6))
    at = datetime.combine(LAST + timedelta(days=1), NOON)
    told = {"organ": "bench", "address": "/r/", "kind": "document", "released_at": at, "parts": [text]}
    actions.put(key=f"released:{number}", title=word, **told)
    if [hit.key for hit in match(word).hits] != [f"released:{number}"]:
        raise SystemExit(f"没有找到刚发布的：{word}")


def sizes() -> str:
    """MB of what is kept to find by."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sum(length(block)) FROM index_fts_data")
            index = cursor.fetchone()[0]
            cursor.execute("SELECT sum(length(cast(words AS blob))) FROM index_wordlist")
        else:
            cursor.execute("SELECT pg_relation_size(%s)", [fulltext.INDEX])
            index = cursor.fetchone()[0]
            cursor.execute("SELECT pg_total_relation_size('index_wordlist') - pg_relation_size(%s)", [fulltext.INDEX])
        return f"索引 {index / 1e6:.0f} MB，词表 {cursor.fetchone()[0] / 1e6:.0f} MB"


def main() -> int:
    """Fill, ask, print."""
    call_command("migrate", verbosity=0)
    texts = fill()
    if os.environ.get("MINGTANG_BENCH_RUM"):
        use_rum()
    reference = Tantivy(texts)
    print(f"{connection.vendor}，{len(texts):,} 件，每件约 {LENGTH} 字；负载 {os.getloadavg()[0]:.1f}")
    print(f"{sizes()}；tantivy {reference.size:.0f} MB")
    print(f"{'毫秒':<8}{'p50':>8}{'p95':>8}{'cpu50':>8}{'cpu95':>8}{'t.p50':>8}{'t.p95':>8}  查全")
    whole = True
    for kind, asked in questions(texts).items():
        for query in asked[:5]:
            match(query), reference.page(query)
        ours = [timed(lambda query=query: match(query)) for query in asked]
        theirs = [timed(lambda query=query: reference.page(query))[0] for query in asked]
        same = sum(is_whole(texts, query) for query in asked[:LOOKED_AT])
        whole = whole and same == min(LOOKED_AT, len(asked))
        clock, processor = spread(one for one, _ in ours), spread(one for _, one in ours)
        print(f"{kind:<6}{clock}{processor}{spread(theirs)}  {same}/{min(LOOKED_AT, len(asked))}", flush=True)
    delays = [timed(lambda n=n: release(n, texts[f"p{n}"][1])) for n in range(RELEASES)]
    for number in range(RELEASES):
        actions.drop(f"released:{number}")
    print(f"从发布到找到{spread(one for one, _ in delays)}{spread(one for _, one in delays)}")
    mine, full, other = order(texts, reference)
    print(f"nDCG@10，{len(JUDGED['question'])} 问：本系统 {mine:.3f}，完整 BM25 {full:.3f}，tantivy {other:.3f}")
    print(f"负载 {os.getloadavg()[0]:.1f}，内存最多 {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    holds = whole and mine >= full
    print("成立" if holds else "不成立：有没找到的，或者排序不如完整 BM25")
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
