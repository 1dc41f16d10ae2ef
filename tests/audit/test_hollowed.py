"""掏空：guards that bear their names and refuse nothing are told, and so is whatever else stands on their tables."""

import pytest
from django.db import DatabaseError, connection, transaction

from mingtang.audit import triggers
from mingtang.audit.models import Entry
from tests.audit.conftest import AT

GUARD = "guard_audit_entry_no_update"
CHANGED = f"数据库中的守卫 {GUARD} 与程序不一致。"
AGAIN = f"DROP TRIGGER {GUARD} ON audit_entry; CREATE TRIGGER {GUARD}"
ON_POSTGRESQL = {
    "never": f"{AGAIN} BEFORE UPDATE ON audit_entry FOR EACH ROW WHEN (false) EXECUTE FUNCTION {GUARD}();"
    f"ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER {GUARD}",
    "another event": f"{AGAIN} BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION {GUARD}();"
    f"ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER {GUARD}",
    "one column": f"{AGAIN} BEFORE UPDATE OF id ON audit_entry FOR EACH ROW EXECUTE FUNCTION {GUARD}();"
    f"ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER {GUARD}",
    "another function": f"{AGAIN} BEFORE UPDATE ON audit_entry FOR EACH ROW "
    "EXECUTE FUNCTION suppress_redundant_updates_trigger();"
    f"ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER {GUARD}",
    "off": f"ALTER TABLE audit_entry DISABLE TRIGGER {GUARD}",
    "off for replicas": f"ALTER TABLE audit_entry ENABLE TRIGGER {GUARD}",
    "search path": f"ALTER FUNCTION {GUARD}() RESET search_path",
    "body": f"CREATE OR REPLACE FUNCTION {GUARD}() RETURNS trigger LANGUAGE plpgsql "
    "SET search_path = pg_catalog, public, pg_temp AS 'BEGIN RETURN NEW; END'",
}
ON_SQLITE = {
    "never": f"DROP TRIGGER {GUARD}; CREATE TRIGGER {GUARD} BEFORE UPDATE ON audit_entry WHEN 0 "
    "BEGIN SELECT RAISE(ABORT, '留痕只增不改'); END",
    "another case": f"DROP TRIGGER {GUARD}; CREATE TRIGGER {GUARD} BEFORE UPDATE ON AUDIT_ENTRY "
    "BEGIN SELECT RAISE(IGNORE); END",
}
QUIET = {
    "sqlite": "CREATE TRIGGER quiet BEFORE INSERT ON Audit_Entry BEGIN SELECT RAISE(IGNORE); END",
    "postgresql": "CREATE TRIGGER quiet BEFORE INSERT ON audit_entry "
    "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
}
SHADOWS = (
    "CREATE TEMP TABLE audit_head AS SELECT 'lianhua'::text AS chain, 98 AS seq, 'x'::text AS digest",
    "INSERT INTO public.audit_entry (chain, seq, at, actor, verb, subject, facts, prev, digest) "
    "VALUES ('lianhua', 99, now(), 'person:1', 'x', 'y', '{}', 'x', 'z')",
)


def run(text):
    """Statements one after the other; the body of a trigger of SQLite has a semicolon of its own."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(text)
            return
        for statement in text.split("; CREATE"):
            cursor.execute(statement if statement.startswith(("DROP", "CREATE")) else f"CREATE{statement}")


def only(vendor):
    if connection.vendor != vendor:
        pytest.skip(f"只在 {vendor} 上有")


@pytest.mark.parametrize("hollowing", ON_POSTGRESQL.values(), ids=ON_POSTGRESQL)
def test_a_hollowed_guard_is_told_on_postgresql(trail, hollowing):
    only("postgresql")
    run(hollowing)
    assert triggers.differences(connection) == [CHANGED]


def test_a_guard_that_never_refuses_is_told_on_sqlite(trail):
    only("sqlite")
    run(ON_SQLITE["never"])
    assert triggers.differences(connection) == [CHANGED]


def test_a_guard_on_its_table_by_another_spelling_is_told_on_sqlite(trail):
    only("sqlite")
    run(ON_SQLITE["another case"])
    assert triggers.differences(connection) == [
        f"数据库缺少守卫 {GUARD}（表 audit_entry）。",
        f"数据库的表 AUDIT_ENTRY 上有来历不明的触发器 {GUARD}。",
    ]


def test_a_trigger_by_any_name_on_a_guarded_table_is_told_and_goes_only_when_asked(trail):
    run(QUIET[connection.vendor])
    table = "Audit_Entry" if connection.vendor == "sqlite" else "audit_entry"
    told = [f"数据库的表 {table} 上有来历不明的触发器 quiet。"]
    assert triggers.differences(connection) == told
    triggers.drop(connection)
    triggers.put(connection)
    assert triggers.differences(connection) == told
    triggers.drop(connection, strangers=True)
    triggers.put(connection)
    assert triggers.differences(connection) == []


def test_a_rule_on_a_guarded_table_is_told_and_goes_only_when_asked(trail):
    only("postgresql")
    run("CREATE RULE quiet AS ON INSERT TO editorial_return DO INSTEAD NOTHING")
    assert triggers.differences(connection) == ["数据库的表 editorial_return 上有来历不明的规则 quiet。"]
    triggers.drop(connection, strangers=True)
    triggers.put(connection)
    assert triggers.differences(connection) == []


def test_a_trigger_on_a_table_without_guards_is_nobodys_business(trail):
    run(QUIET[connection.vendor].replace("Audit_Entry", "django_session").replace("audit_entry", "django_session"))
    assert triggers.differences(connection) == []


def test_a_stranger_that_runs_a_function_of_ours_goes_with_it(trail):
    only("postgresql")
    run(f"CREATE TRIGGER zz BEFORE UPDATE ON django_session FOR EACH ROW EXECUTE FUNCTION {GUARD}()")
    triggers.drop(connection)
    triggers.put(connection)
    assert triggers.differences(connection) == []


def test_temporary_tables_do_not_stand_before_the_real_ones(trail):
    only("postgresql")
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run("; ".join(SHADOWS))
    assert str(refusal.value).splitlines()[0] == "留痕必须接在链头之后"
    assert Entry.rows.filter(seq=99).count() == 0


def test_a_session_that_calls_itself_a_replica_is_refused_like_any_other(trail):
    only("postgresql")
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run("SET LOCAL session_replication_role = replica; DELETE FROM audit_entry WHERE seq = 1")
    assert str(refusal.value).splitlines()[0] == "留痕只增不改"
    assert Entry.rows.filter(at=AT).count() == 3


def test_a_changed_guard_and_an_unknown_one_are_told(trail):
    guard = next(guard for guard in triggers.catalogue() if guard.name == "audit_entry_no_update")
    if connection.vendor == "sqlite":
        run(f"DROP TRIGGER {guard.trigger}")
        run(guard.for_sqlite().replace("只增不改", "随便改"))
        run("CREATE TRIGGER guard_stranger BEFORE UPDATE ON audit_head BEGIN SELECT RAISE(ABORT, 'x'); END")
    else:
        run(guard.for_postgresql("public")[0].replace("只增不改", "随便改"))
        run(
            "CREATE TRIGGER guard_stranger BEFORE UPDATE ON audit_head "
            f'FOR EACH ROW EXECUTE FUNCTION "{guard.trigger}"()'
        )
    assert triggers.differences(connection) == [CHANGED, "数据库的表 audit_head 上有来历不明的触发器 guard_stranger。"]
