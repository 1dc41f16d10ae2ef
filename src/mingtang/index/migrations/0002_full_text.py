"""全文检索：FTS5 with external content and its triggers on SQLite, a generated column with a GIN index on PostgreSQL."""

from django.db import migrations

# 先去掉再建：made anew after a migration, it may be there already when this one is gone through again.
SQLITE_BACK = (
    "DROP TRIGGER IF EXISTS index_fts_insert",
    "DROP TRIGGER IF EXISTS index_fts_delete",
    "DROP TRIGGER IF EXISTS index_fts_update",
    "DROP TABLE IF EXISTS index_fts",
)
SQLITE = (
    *SQLITE_BACK,
    "CREATE VIRTUAL TABLE index_fts USING fts5(pairs, content='index_chunk', content_rowid='id', "
    "tokenize='ascii', detail='none', columnsize=0, prefix='1')",
    "CREATE TRIGGER index_fts_insert AFTER INSERT ON index_chunk BEGIN "
    "INSERT INTO index_fts(rowid, pairs) VALUES (new.id, new.pairs); END",
    "CREATE TRIGGER index_fts_delete AFTER DELETE ON index_chunk BEGIN "
    "INSERT INTO index_fts(index_fts, rowid, pairs) VALUES ('delete', old.id, old.pairs); END",
    "CREATE TRIGGER index_fts_update AFTER UPDATE ON index_chunk BEGIN "
    "INSERT INTO index_fts(index_fts, rowid, pairs) VALUES ('delete', old.id, old.pairs); "
    "INSERT INTO index_fts(rowid, pairs) VALUES (new.id, new.pairs); END",
)
POSTGRESQL_BACK = ("ALTER TABLE index_chunk DROP COLUMN IF EXISTS vector",)
POSTGRESQL = (
    *POSTGRESQL_BACK,
    "ALTER TABLE index_chunk ADD COLUMN vector tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(pairs, ' '))) STORED",
    "CREATE INDEX index_chunk_vector ON index_chunk USING gin (vector) WITH (fastupdate = off)",
)


def forward(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def back(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("index", "0001_initial")]
    operations = [migrations.RunPython(forward, back)]
