"""mingtang audit guards, and what a start does when guards are gone：an update never puts them back in silence."""

import pytest

from tests.cli.conftest import Place

GUARD = "guard_organs_unit_no_delete"
MISSING = f"数据库缺少守卫 {GUARD}（表 organs_unit）。\n"
BEFORE_UPDATE = (
    "守卫在更新之前就被动过，数据库没有更新。请先用更新前的那一版程序运行 mingtang audit verify 核对留痕，"
    "查明原因后用它的 mingtang audit guards --restore 补回守卫，再更新。\n"
)
A_MIGRATION_TO_COME = "DELETE FROM django_migrations WHERE app = 'auth' AND name LIKE '0012%'"


@pytest.fixture
def town(ready: Place) -> Place:
    """A place where the trail has begun."""
    ready.more["MINGTANG_ADMIN_PASSWORD"] = "kan-jian-cai-suan"
    assert ready.call("setup", "--organ", "lianhua", "--name", "莲花镇人民政府", "--admin", "zhaoqi").returncode == 0
    return ready


def drop(place, trigger=GUARD, table="organs_unit"):
    return f"DROP TRIGGER {trigger} ON {table}" if place.database else f"DROP TRIGGER {trigger}"


def quiet(place):
    if place.database:
        then = "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
    else:
        then = "BEGIN SELECT RAISE(IGNORE); END"
    return f"CREATE TRIGGER quiet BEFORE INSERT ON audit_entry {then}"


def test_guards_gone_before_an_update_stop_it(town):
    town.execute(A_MIGRATION_TO_COME, drop(town))
    done = town.call("prepare")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", MISSING + BEFORE_UPDATE)
    assert town.call("prepare").returncode == 2


def test_a_stranger_there_before_an_update_stops_it(town):
    town.execute(A_MIGRATION_TO_COME, quiet(town))
    done = town.call("prepare")
    told = "数据库的表 audit_entry 上有来历不明的触发器 quiet。\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told + BEFORE_UPDATE)


def test_an_update_with_all_guards_as_they_were_goes_through(town):
    town.execute(A_MIGRATION_TO_COME)
    assert town.call("prepare").returncode == 0
    assert town.call("audit", "guards").returncode == 0


def test_a_guard_that_the_last_version_did_not_have_is_put_by_the_update(town):
    town.execute(A_MIGRATION_TO_COME, drop(town), f"DELETE FROM audit_knownguard WHERE \"trigger\" = '{GUARD}'")
    assert town.call("prepare").returncode == 0
    assert town.call("audit", "guards").returncode == 0


def test_where_it_is_not_known_what_was_there_the_update_says_so(town):
    town.execute(A_MIGRATION_TO_COME, drop(town), "DELETE FROM audit_knownguard")
    done = town.call("prepare")
    told = "数据库里没有守卫底册，看不出更新之前守卫是否被动过；更新后请用 mingtang audit verify 核对一次留痕。\n"
    assert (done.returncode, done.stderr) == (0, f"{told}正在建立数据库……\n")
    assert town.call("audit", "guards").returncode == 0


def test_a_stranger_stops_the_start_and_goes_when_asked(town):
    town.execute(quiet(town))
    told = "数据库的表 audit_entry 上有来历不明的触发器 quiet。\n"
    assert town.call("prepare").stderr.startswith(told)
    done = town.call("audit", "guards")
    assert (done.returncode, done.stdout, done.stderr) == (1, told, "")
    done = town.call("audit", "guards", "--restore")
    assert (done.returncode, done.stderr) == (0, told)
    assert town.call("prepare").returncode == 0
