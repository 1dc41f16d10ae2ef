"""取代：SQLite's REPLACE takes rows away without a DELETE, on a connection that nobody has set up as ours is."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from mingtang.audit import triggers
from mingtang.audit.keys import keys
from mingtang.organs.models import Person, Post, Unit
from tests import builders

POST = "person_id, unit_id, kind, since_on"
MODELS = {model._meta.db_table: model for model in apps.get_models()}


@pytest.fixture
def made(db):
    return builders.town()


@pytest.fixture(params=["ON", "OFF"])
def foreign(request, made):
    """A connection of SQLite with or without triggers that recurse."""
    if connection.vendor != "sqlite":
        pytest.skip("只有 SQLite 有 REPLACE")
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA recursive_triggers={request.param}")
        yield made
        cursor.execute("PRAGMA recursive_triggers=ON")


def refusal(statement):
    before = [list(model.rows.order_by("pk").values()) for model in (Unit, Person, Post)]
    with pytest.raises(DatabaseError) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [list(model.rows.order_by("pk").values()) for model in (Unit, Person, Post)] == before
    return str(error.value)


def test_a_row_that_stays_is_not_moved_onto_by_another(foreign):
    first, last = Post.rows.earliest("pk").pk, Post.rows.latest("pk").pk
    statement = f"UPDATE OR REPLACE organs_post SET id = {last} WHERE id = {first}"
    assert refusal(statement) == "岗位只能结束，不能删除"
    one, other = Person.rows.order_by("pk").values_list("username", flat=True)[:2]
    statement = f"UPDATE OR REPLACE organs_person SET username = '{one}' WHERE username = '{other}'"
    assert refusal(statement) == "人员只能离岗，不能删除"
    statement = "UPDATE OR REPLACE organs_unit SET path = (SELECT MAX(path) FROM organs_unit) WHERE parent_id IS NULL"
    assert refusal(statement) == "单位只能撤销，不能删除"


def test_a_row_that_stays_is_not_moved_onto_by_the_number_of_the_file(foreign):
    statement = (
        "UPDATE OR REPLACE audit_head SET seq = seq + 1, rowid = (SELECT MAX(rowid) FROM audit_head) "
        "WHERE rowid = (SELECT MIN(rowid) FROM audit_head)"
    )
    assert refusal(statement) == "链头不得删除"
    statement = "INSERT OR REPLACE INTO audit_head (rowid, chain, seq, digest) SELECT rowid, 'x', 0, '' FROM audit_head"
    assert refusal(statement) == "链头不得删除"


def test_a_row_that_stays_is_not_replaced_through_a_key_that_holds_under_a_condition(foreign):
    again = f"SELECT {POST.replace('since_on', '2020')} FROM organs_post WHERE until_on IS NULL LIMIT 1"
    assert refusal(f"INSERT OR REPLACE INTO organs_post ({POST}) {again}") == "岗位只能结束，不能删除"


def test_a_key_that_holds_under_a_condition_is_free_outside_it(foreign):
    ended = f"SELECT {POST}, '2026-01-01' FROM organs_post WHERE until_on IS NULL LIMIT 1"
    before = Post.rows.count()
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO organs_post ({POST}, until_on) {ended}")
    assert Post.rows.count() == before + 1


def test_every_unique_key_of_a_row_that_stays_is_looked_at(db):
    if connection.vendor != "sqlite":
        pytest.skip("只有 SQLite 有 REPLACE")
    wrong = {}
    for table in {guard.table for guard in triggers.catalogue() if guard.name.endswith("_no_replace")}:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM pragma_index_list('{table}') WHERE \"unique\"")
            unique = cursor.fetchone()[0]
        # The key of the file is no index; where it bears no name of its own it is one more.
        looked_at = len(list(keys(MODELS[table]))) - 1
        if looked_at != unique:
            wrong[table] = (looked_at, unique)
    assert wrong == {}


@pytest.mark.parametrize("change", ["id = id + 1000", "kind = 'internal_office'", "code = 'other'"])
def test_what_the_trail_knows_a_unit_by_stays(made, change):
    message = "单位只能撤销，不能删除" if change.startswith("id") else "单位的性质和代码设立后不能改"
    assert refusal(f"UPDATE organs_unit SET {change} WHERE code = 'shanqian'").startswith(message)
