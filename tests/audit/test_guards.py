"""守卫：the database itself refuses to change the trail, against any SQL, also after a table was built anew."""

import pytest
from django.core.management import call_command
from django.core.management.commands.migrate import Command as DjangosMigrate
from django.db import DatabaseError, OperationalError, connection, transaction

from mingtang.audit import triggers
from mingtang.audit.models import Entry, Head
from mingtang.audit.queries import verify

REPLACE = {
    "sqlite": "INSERT OR REPLACE INTO audit_entry (id, {columns}) VALUES ({old_id}, {values})",
    "postgresql": "INSERT INTO audit_entry (id, {columns}) VALUES ({old_id}, {values}) "
    "ON CONFLICT (id) DO UPDATE SET verb = 'other'",
}
FORBIDDEN = {
    "entry changed": "UPDATE audit_entry SET verb = 'other' WHERE seq = 1",
    "entry deleted": "DELETE FROM audit_entry WHERE seq = 4",
    "all entries deleted": "DELETE FROM audit_entry",
    "head deleted": "DELETE FROM audit_head",
    "head moved back": "UPDATE audit_head SET seq = seq - 1",
    "head moved on": "UPDATE audit_head SET seq = seq + 1",
    "head renamed": "UPDATE audit_head SET chain = 'x' WHERE chain = 'lianhua'",
    "head with another digest": "UPDATE audit_head SET digest = 'x'",
    "chain begun in the middle": "INSERT INTO audit_head (chain, seq, digest) VALUES ('new', 1, 'x')",
}
TRUNCATE = ("TRUNCATE audit_entry", "TRUNCATE audit_head", "TRUNCATE audit_head, audit_entry CASCADE")


def snapshot():
    return list(Entry.rows.order_by("pk").values()), list(Head.rows.order_by("pk").values())


def refused(statement):
    before = snapshot()
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert snapshot() == before
    return str(refusal.value)


def replacing():
    """A row in its right order, but with the key of an old one: REPLACE would remove the old one without a word."""
    head, old = Head.rows.get(chain="lianhua"), Entry.rows.get(chain="lianhua", seq=1)
    columns = "chain, seq, at, actor, verb, subject, facts, prev, digest"
    values = f"'lianhua', {head.seq + 1}, '2026-03-02 00:00:00', 'a', 'b', 'c', '{{}}', '{head.digest}', 'd'"
    return REPLACE[connection.vendor].format(columns=columns, values=values, old_id=old.pk)


def test_the_database_has_every_guard_of_the_catalogue_and_no_other(db):
    assert triggers.differences(connection) == []
    assert {"audit_entry", "audit_head", "organs_person"} <= {guard.table for guard in triggers.catalogue()}


def test_names_of_guards_differ():
    names = [guard.name for guard in triggers.catalogue()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_trail_refuses(trail, statement):
    assert refused(statement)


def test_the_trail_refuses_to_be_replaced(trail):
    assert refused(replacing()).startswith("留痕只增不改")


def test_the_trail_refuses_to_be_replaced_by_a_connection_that_skips_triggers(trail):
    if connection.vendor != "sqlite":
        pytest.skip("只有 SQLite 有 REPLACE")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers=OFF")
        try:
            assert refused(replacing()).startswith("留痕只增不改")
        finally:
            cursor.execute("PRAGMA recursive_triggers=ON")


def test_whatever_may_not_be_deleted_may_not_be_replaced():
    guards = triggers.catalogue()
    kept = {guard.table for guard in guards if guard.event == "DELETE" and not guard.when}
    closed = {guard.table for guard in guards if guard.event == "UPDATE" and not guard.when}
    assert {guard.table for guard in guards if guard.name.endswith("_no_replace")} == kept
    assert {guard.table for guard in guards if guard.name.endswith("_no_move_onto")} == kept - closed
    assert {guard.table for guard in guards if guard.name.endswith("_id_stays")} == kept - closed


def test_the_trail_refuses_an_entry_out_of_order(trail):
    statement = replacing().replace("id, ", "", 1).replace(f"({Entry.rows.earliest('pk').pk}, ", "(", 1)
    statement = statement.split(" ON CONFLICT")[0].replace("'lianhua', 5", "'lianhua', 6")
    assert refused(statement).startswith("留痕必须接在链头之后")


@pytest.mark.parametrize("statement", TRUNCATE)
def test_the_trail_refuses_to_be_emptied_at_once(trail, statement):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite 没有 TRUNCATE；DELETE 由上面的测试证明")
    assert refused(statement)


def test_the_orm_is_refused_like_everybody_else(trail):
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.rows.filter(seq=1).update(verb="other")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.rows.get(chain="lianhua", seq=4).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.rows.bulk_create([Entry(chain="lianhua", seq=9, at="2026-03-02T00:00:00Z", prev="x", digest="y")])
    assert verify().ok


@pytest.fixture
def rebuilding(settings):
    """A migration that alters a column of the trail waits to be applied; afterwards it is taken back."""
    settings.MIGRATION_MODULES = {"support": "tests.support.rebuild"}
    yield
    call_command("migrate", "support", "zero", verbosity=0)
    assert triggers.differences(connection) == []


@pytest.mark.django_db(transaction=True)
def test_after_a_migration_that_builds_the_table_anew_all_is_refused_as_before(trail, rebuilding):
    call_command("migrate", "support", verbosity=0)
    assert triggers.differences(connection) == []
    for statement in (*FORBIDDEN.values(), replacing(), *(TRUNCATE if connection.vendor == "postgresql" else ())):
        assert refused(statement)
    assert verify().ok


@pytest.mark.django_db(transaction=True)
def test_djangos_own_migrate_is_stopped_rather_than_lose_them(trail, rebuilding):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL 改列不重建表，触发器一直都在")
    with pytest.raises(OperationalError):
        call_command(DjangosMigrate(), "support", verbosity=0)
    assert triggers.differences(connection) == []
