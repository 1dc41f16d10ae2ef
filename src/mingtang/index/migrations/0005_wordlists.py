"""词表：the words of an entry stand once, in the order of the stored rank, and the full-text index over them."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


OLD = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS index_fts_insert",
        "DROP TRIGGER IF EXISTS index_fts_delete",
        "DROP TRIGGER IF EXISTS index_fts_update",
        "DROP TABLE IF EXISTS index_fts",
    ),
    "postgresql": ("ALTER TABLE index_chunk DROP COLUMN IF EXISTS vector",),
}
NEW = {
    "sqlite": (
        "CREATE VIRTUAL TABLE index_fts USING fts5(words, content='index_wordlist', content_rowid='id', "
        "tokenize='ascii', detail='none', columnsize=0)",
        "CREATE TRIGGER index_fts_insert AFTER INSERT ON index_wordlist BEGIN "
        "INSERT INTO index_fts(rowid, words) VALUES (new.id, new.words); END",
        "CREATE TRIGGER index_fts_delete AFTER DELETE ON index_wordlist BEGIN "
        "INSERT INTO index_fts(index_fts, rowid, words) VALUES ('delete', old.id, old.words); END",
        "CREATE TRIGGER index_fts_update AFTER UPDATE ON index_wordlist BEGIN "
        "INSERT INTO index_fts(index_fts, rowid, words) VALUES ('delete', old.id, old.words); "
        "INSERT INTO index_fts(rowid, words) VALUES (new.id, new.words); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION index_words(words text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT "
        "PARALLEL SAFE COST 100000 AS $$ BEGIN RETURN string_to_array(words, ' '); END $$",
        "CREATE INDEX index_wordlist_words ON index_wordlist "
        "USING gin ((index_words(words COLLATE \"C\"))) WITH (fastupdate = off)",
    ),
}


def forget(apps, schema_editor):
    for statement in OLD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def make(apps, schema_editor):
    """The lists themselves are written after the migration, by the program that reads them."""
    for statement in NEW[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    back = ("DROP INDEX IF EXISTS index_wordlist_words", "DROP FUNCTION IF EXISTS index_words(text)")
    for statement in OLD["sqlite"] if schema_editor.connection.vendor == "sqlite" else back:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    at_founding = True

    dependencies = [
        ('index', '0004_misses_of_an_organ'),
    ]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='chunk',
            name='pairs',
        ),
        migrations.AddField(
            model_name='entry',
            name='in_force',
            field=models.BooleanField(default=True, verbose_name='没有失效、废止'),
        ),
        migrations.AddField(
            model_name='entry',
            name='leads',
            field=models.BooleanField(default=False, verbose_name='别的文件依照的文件'),
        ),
        migrations.CreateModel(
            name='Wordlist',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False, verbose_name='名次')),
                ('words', models.TextField(blank=True, verbose_name='索引用的词')),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='wordlist', to='index.entry', verbose_name='收录')),
            ],
            options={
                'verbose_name': '词表',
                'verbose_name_plural': '词表',
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
                'constraints': [models.CheckConstraint(condition=models.Q(('entry__gt', 0), ('entry__lt', 67108864)), name='index_wordlist_rank_fits')],
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.RunPython(make, unmake),
    ]
