"""mingtang setup, due, audit verify：on a real database, each in a process of its own."""

import json

import pytest

PASSWORD = "kan-jian-cai-suan"
FIRST = ("setup", "--organ", "lianhua", "--name", "莲花镇人民政府", "--admin", "zhaoqi")


@pytest.fixture
def town(ready):
    ready.more["MINGTANG_ADMIN_PASSWORD"] = PASSWORD
    done = ready.call(*FIRST)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "已设立莲花镇人民政府（lianhua），管理员账号 zhaoqi。现在可以运行 mingtang run。\n"
    return ready


def unguarded(place, *statements):
    """Change rows of the trail as someone with the run of the database would: take the guards away first."""
    tables = ("audit_entry", "audit_head")
    if place.database:
        off = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]
        on = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
        return place.execute(*off, *statements, *on)
    names = ("audit_entry_no_update", "audit_entry_no_delete", "audit_head_follows", "audit_head_no_delete")
    return place.execute(*(f"DROP TRIGGER guard_{name}" for name in names), *statements)


def test_setup_makes_an_empty_place_ready_to_sign_in(place):
    place.more["MINGTANG_ADMIN_PASSWORD"] = PASSWORD
    done = place.call(*FIRST)
    assert (done.returncode, done.stderr) == (0, "正在建立数据库……\n")
    verdict = json.loads(place.call("audit", "verify", "--json").stdout)
    assert (verdict["entries"], verdict["ok"], list(verdict["heads"])) == (3, True, ["lianhua"])
    nothing = {"count": 0, "of": 0, "first": []}
    assert verdict["unsigned"] == {**nothing, "rows": nothing}


def test_setup_is_refused_where_there_is_a_unit_already(town):
    done = town.call("setup", "--organ", "other", "--name", "别的镇", "--admin", "someone")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "系统里已有单位，不能再次安装；请由管理员登录后在“设立”里添加。\n"


def test_a_refused_setup_leaves_nothing_behind(ready):
    ready.more["MINGTANG_ADMIN_PASSWORD"] = "123"
    done = ready.call(*FIRST)
    assert (done.returncode, done.stdout) == (2, "")
    assert json.loads(ready.call("audit", "verify", "--json").stdout)["entries"] == 0
    ready.more["MINGTANG_ADMIN_PASSWORD"] = PASSWORD
    assert ready.call(*FIRST).returncode == 0


def test_without_a_terminal_or_the_variable_the_password_is_asked_for_in_words(ready):
    done = ready.call(*FIRST, stdin=-3)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "请在终端里运行以输入口令，或把口令放进环境变量 MINGTANG_ADMIN_PASSWORD。\n"


def test_demo_is_refused_where_there_is_a_unit_already(town):
    done = town.call("demo")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("数据库里已有单位，演示数据只能装入空的数据库；请换一个 MINGTANG_DATA 目录再试。\n")


def test_due_tells_what_was_done_and_the_second_time_finds_nothing(town):
    first = town.call("due", "--json")
    assert (first.returncode, first.stderr) == (0, "")
    told = json.loads(first.stdout)
    assert (told["failed"], told["busy"]) == ([], False)
    assert [set(row) for row in told["done"]] == [{"task", "name", "row", "sentence"}] * len(told["done"])
    second = town.call("due")
    assert (second.returncode, second.stdout, second.stderr) == (0, "没有到期的事项。\n", "")
    assert json.loads(town.call("due", "--json").stdout) == {"done": [], "failed": [], "busy": False}


def test_an_untouched_trail_is_confirmed(town):
    done = town.call("audit", "verify")
    assert (done.returncode, done.stdout, done.stderr) == (0, "共 3 条留痕，1 条链，全部相符。\n", "")


def test_at_the_machine_somebody_is_let_in_again_or_it_is_said_that_there_is_nobody(town):
    done = town.call("recover", "zhaoqi")
    assert (done.returncode, done.stdout.startswith("管理员（zhaoqi）的临时密码：")) == (0, True)
    assert json.loads(town.call("audit", "verify", "--json").stdout)["entries"] == 5
    done = town.call("recover", "nobody")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "没有账号“nobody”，请核对后再试。\n")


def test_a_changed_byte_is_named_with_its_organ_and_place(town):
    unguarded(town, "UPDATE audit_entry SET verb = 'organs.person.adD' WHERE seq = 2")
    done = town.call("audit", "verify")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == "莲花镇人民政府（lianhua）的留痕在第 2 条处断开：内容被改动或次序被调换。\n"
    told = json.loads(town.call("audit", "verify", "--json").stdout)
    assert told["broken_at"] == [{"chain": "lianhua", "seq": 2, "what": "内容被改动或次序被调换"}]
    assert (told["ok"], told["entries"]) == (False, 3)


def test_a_file_that_is_no_database_is_one_sentence(place):
    if place.database:
        pytest.skip("只有 SQLite 有一个文件")
    place.folder.mkdir()
    (place.folder / "mingtang.sqlite3").write_text("这不是数据库" * 1000)
    done = place.call("audit", "verify")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{place.folder} 用不了：文件不是数据库。")


def test_a_server_that_is_not_there_is_one_sentence(place):
    place.database, place.more = "", {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    done = place.call("audit", "verify")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("DATABASE_URL 所指的数据库用不了：连接不上或执行出错。")


def test_tables_that_were_never_made_are_told(place):
    place.folder.mkdir()
    if not place.database:
        (place.folder / "mingtang.sqlite3").touch()
    done = place.call("audit", "verify")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("的表还没有建好或不是这一版，请先运行 mingtang run。\n")
