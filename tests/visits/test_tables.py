"""来访的表：they come from the room of comments with their rows, and go back to it with them."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from mingtang.audit import triggers
from mingtang.visits.actions import came
from mingtang.visits.models import DaySalt, Knock
from mingtang.visits.queries import times_today
from tests.builders import moment

AT = moment("2026-03-10")
HERE = "203.0.113.77"
THEN, NOW = ("comments", "0002_for_whom"), ("visits", "0001_initial")
OLD, NEW = {"comments_daysalt", "comments_knock"}, {"visits_daysalt", "visits_knock"}
NAMES = "SELECT relname FROM pg_class WHERE relname LIKE '%knock%' OR relname LIKE '%daysalt%'"


def migrate(target):
    MigrationExecutor(connection).migrate([target])


def tables():
    return set(connection.introspection.table_names()) & (OLD | NEW)


def asked(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


@pytest.fixture
def put_back(transactional_db):
    """Whatever becomes of the test, the tables are as they were afterwards."""
    yield
    if tables() != NEW:
        migrate(NOW)
    assert triggers.differences(connection) == []


def test_rows_that_stood_in_the_old_tables_are_still_there(put_back):
    for kind in ("comment", "look"):
        came(HERE, kind=kind, at=AT)
    rows = list(Knock.rows.order_by("pk").values_list())
    salts = list(DaySalt.rows.values_list())

    migrate(THEN)
    assert tables() == OLD
    assert asked("SELECT kind, who FROM comments_knock ORDER BY id") == [row[:1:-1] for row in rows]
    migrate(NOW)

    assert tables() == NEW
    assert (list(Knock.rows.order_by("pk").values_list()), list(DaySalt.rows.values_list())) == (rows, salts)
    came(HERE, kind="sixteen-letters.", at=AT)
    told = [times_today(HERE, kind=kind, at=AT) for kind in ("comment", "look", "sixteen-letters.")]
    assert (told, Knock.rows.latest("pk").pk > rows[-1][0]) == ([1, 1, 1], True)
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "visits_knock")
    assert [name for name in found if found[name]["index"] and not found[name]["primary_key"]] == [
        "visits_knock_of_the_day"
    ]
    if connection.vendor == "postgresql":
        assert [name for (name,) in asked(NAMES) if not name.startswith("visits_")] == []
