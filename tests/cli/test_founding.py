"""建库：an empty database that gets its tables at once has what going through every migration would give it."""

import re
import sqlite3
import subprocess
import sys

from tests.cli.conftest import made_at

LONG_WAY = """
import django
django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command
call_command(Command(), verbosity=0)
"""
AT_ONCE = LONG_WAY.replace("from django.core.management.commands.migrate import Command\n", "").replace(
    "call_command(Command(),", "call_command('migrate',"
)
COLUMNS = (
    "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, is_generated, "
    "generation_expression, is_identity, column_default FROM information_schema.columns "
    "WHERE table_schema = current_schema()"
)
CONSTRAINTS = (
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = current_schema()::regnamespace"
)
INDEXES = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
APPLIED = "SELECT app, name FROM django_migrations"


def schema(place, program):
    """What the database holds after that program, in an order of its own."""
    env = place.env | {"DJANGO_SETTINGS_MODULE": "mingtang.config.settings", "PYTHONHASHSEED": "0"}
    place.folder.mkdir(exist_ok=True)
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    if place.database:
        return [sorted(map(str, place.execute(asked))) for asked in (COLUMNS, CONSTRAINTS, INDEXES, APPLIED)]
    kept = place.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    told = [(*row[:3], _parts(row[3])) for row in kept if not row[1].startswith("guard_")]
    return [sorted(told), sorted(place.execute(APPLIED))]


def _parts(statement):
    """The columns and constraints of a table, whatever order they came in: cut at the commas outside all brackets."""
    text = re.sub(r'["\s]', "", statement or "")
    inner, depth, parts = text.partition("(")[2].removesuffix(")"), 0, [""]
    for char in inner:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [text.partition("(")[0], *sorted(parts)]


def test_both_ways_give_the_same_tables(tmp_path):
    with made_at(tmp_path / "at-once") as founded, made_at(tmp_path / "long-way") as migrated:
        assert schema(founded, AT_ONCE) == schema(migrated, LONG_WAY)


def test_tables_that_are_there_are_left_to_the_migrations(place):
    place.execute("CREATE TABLE something (id integer)") if place.database else _something(place)
    done = place.call("prepare")
    assert (done.returncode, place.execute("SELECT count(*) FROM something")) == (0, [(0,)])


def _something(place):
    place.folder.mkdir()
    sqlite3.connect(place.folder / "mingtang.sqlite3").execute("CREATE TABLE something (id integer)")
