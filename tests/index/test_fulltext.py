"""全文检索：kept beside the rows, made anew where it was lost, and in nobody's way."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, models

from mingtang.audit import triggers
from mingtang.cli.prepare import prepare_database
from mingtang.index import actions, fulltext
from mingtang.index.models import Chunk, Entry, Wordlist
from mingtang.index.queries import match
from tests import replay
from tests.index.documents import papers, put

NO_TRIGGER, NO_INDEX = "DROP TRIGGER index_fts_delete", "DROP INDEX index_wordlist_words"
LOSSES = {
    ("sqlite", "a trigger"): (NO_TRIGGER,),
    ("sqlite", "the table"): ("DROP TABLE index_fts",),
    ("sqlite", "what a trigger does"): (
        "DROP TRIGGER index_fts_insert",
        "CREATE TRIGGER index_fts_insert AFTER INSERT ON index_wordlist BEGIN SELECT 1; END",
    ),
    ("postgresql", "the index"): (NO_INDEX,),
    ("postgresql", "what the index holds"): (
        NO_INDEX,
        "CREATE INDEX index_wordlist_words ON index_wordlist USING gin ((string_to_array(words, ',')))",
    ),
}


@pytest.fixture
def whole():
    """Afterwards the full-text index is as it was, whatever the test did to it."""
    yield
    actions.mend()
    assert fulltext.differences(connection) == []


def only_on(vendor):
    if connection.vendor != vendor:
        pytest.skip("只有 SQLite 有" if vendor == "sqlite" else "只有 PostgreSQL 有")


def agrees():
    """Whether FTS5 finds its own content in the pieces."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO index_fts(index_fts, rank) VALUES ('integrity-check', 1)")
    return True


@pytest.mark.django_db
def test_the_migration_makes_what_the_program_wants():
    assert fulltext.differences(connection) == []
    assert triggers.differences(connection) == []
    assert actions.mend() == []


@pytest.mark.django_db
def test_the_words_agree_with_the_pieces_whatever_was_put_and_dropped():
    only_on("sqlite")
    for number, (title, parts) in enumerate(papers(30)):
        put(number % 20, title, parts)
    actions.drop("document:3")
    Wordlist.rows.filter(entry__key="document:4").update(words="甲乙 丙丁")
    assert agrees()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("loss", "statements"), LOSSES.items(), ids=map(" ".join, LOSSES))
def test_what_was_lost_is_made_anew_at_the_next_migration(whole, loss, statements):
    only_on(loss[0])
    put(1, "低保办法", ["甲"])
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    assert fulltext.differences(connection) != []
    call_command("migrate", verbosity=0)
    assert fulltext.differences(connection) == []
    put(2, "低保名单", ["乙"])
    assert match("低保").total == 2


@pytest.mark.django_db(transaction=True)
def test_a_table_that_a_migration_builds_anew_is_still_found_in(whole):
    put(1, "低保办法", ["甲"])
    old, new = Wordlist._meta.get_field("words"), models.TextField("索引用的词", null=True)
    new.set_attributes_from_name("words")
    new.model = Wordlist
    with connection.constraint_checks_disabled(), connection.schema_editor() as editor:
        editor.alter_field(Wordlist, old, new, strict=True)
    lost = 3 if connection.vendor == "sqlite" else 0
    assert len(fulltext.differences(connection)) == lost
    call_command("migrate", verbosity=0)
    put(2, "低保名单", ["乙"])
    actions.drop("document:1")
    assert [hit.key for hit in match("低保").hits] == ["document:2"]


@pytest.mark.django_db(transaction=True)
def test_at_the_start_a_part_that_is_missing_is_made_anew_and_said(whole):
    put(1, "低保办法", ["甲"])
    with connection.cursor() as cursor:
        cursor.execute(NO_TRIGGER if connection.vendor == "sqlite" else NO_INDEX)
    told = io.StringIO()
    prepare_database(told)
    assert told.getvalue() == "全文检索不完整，已经重建。\n"
    again = io.StringIO()
    prepare_database(again)
    assert again.getvalue() == ""
    assert match("低保").total == 1


@pytest.mark.django_db
def test_a_word_list_that_is_missing_is_written_anew_from_the_pieces():
    put(1, "低保办法", ["户名单"], facets={"type": "notice"})
    put(2, "低保名单", ["乙"])
    before = list(Wordlist.rows.order_by("pk").values_list("pk", "words"))
    Wordlist.rows.filter(entry__key="document:1").delete()
    Chunk.rows.filter(entry__key="document:1").update(folded="旧")
    assert match("低保").total == 1
    assert actions.mend() == ["有 1 件收录的没有词表。"]
    assert list(Wordlist.rows.order_by("pk").values_list("pk", "words")) == before
    assert match("户名单", facets={"type": "notice"}).total == 1
    assert Entry.rows.filter(wordlist=None).count() == 0


@pytest.mark.django_db
def test_rows_written_again_as_they_were_are_found():
    put(1, "低保办法", ["甲"])
    before = replay._rows()
    actions.drop("document:1")
    with connection.cursor() as cursor:
        for statement, values in before:
            if '"index_' in statement:
                cursor.execute(statement, values)
    assert replay._rows() == before
    assert match("低保").total == 1


@pytest.mark.django_db
def test_it_is_in_the_way_of_neither_migrations_nor_dumps(tmp_path):
    put(1, "低保办法", ["甲"])
    call_command("makemigrations", "index", check=True, dry_run=True, verbosity=0)
    told = io.StringIO()
    call_command("inspectdb", "index_entry", "index_chunk", stdout=told)
    assert "class IndexChunk(models.Model)" in told.getvalue()
    dump = tmp_path / "dump.json"
    call_command("dumpdata", "index", output=str(dump), verbosity=0)
    actions.drop("document:1")
    call_command("loaddata", str(dump), verbosity=0)
    assert match("低保").total == 1
    assert "index_fts" not in Path(dump).read_text(encoding="utf-8")


@pytest.mark.django_db(transaction=True)
def test_emptied_with_all_tables_it_holds_nothing():
    put(1, "低保办法", ["甲"])
    call_command("flush", interactive=False, verbosity=0)
    assert match("低保").total == 0
    put(1, "低保名单", ["乙"])
    assert match("低保").total == 1
