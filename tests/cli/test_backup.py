"""mingtang backup, restore：a drill while somebody works, on each database; what it holds and leaves out."""

import functools
import hashlib
import json
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from datetime import datetime

import pytest

KEPT = (
    "SELECT e.id, a.sha256 FROM evidence_evidence e JOIN files_attachment a ON a.id = e.attachment_id "
    "WHERE e.accepted_at IS NOT NULL"
)
COUNTERS_OF_SQLITE = "SELECT name, seq FROM sqlite_sequence WHERE name NOT LIKE 'audit%' ORDER BY 1"
COUNTERS_OF_POSTGRESQL = (
    "SELECT sequencename, last_value FROM pg_sequences WHERE sequencename NOT LIKE 'audit%' ORDER BY 1"
)
HALF = "这里有一次没有做完的恢复，请再运行一次 mingtang restore；不恢复了，就换一个空的 MINGTANG_DATA 目录。\n"


def files_of(place):
    """Every attachment file: its storage key and digest."""
    found = (path for path in (place.folder / "files").rglob("*") if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def attachments_of(place):
    return dict(place.execute("SELECT stored, sha256 FROM files_attachment"))


def reported(done, code=0):
    assert (done.returncode, done.stderr) == (code, "")
    return json.loads(done.stdout)


def test_a_drill_during_writes_loses_nothing_that_was_acknowledged(ready, elsewhere, start, tmp_path):
    writer = start([sys.executable, "-m", "tests.support.write_acts"], ready.env)
    before = [writer.stdout.readline().split() for _ in range(8)]
    made = reported(ready.call("backup", str(tmp_path / "b.zip"), "--json"))
    writer.kill()
    after = [line.split() for line in writer.stdout if line.endswith("\n")]

    told = reported(elsewhere.call("restore", str(tmp_path / "b.zip"), "--json"))

    kept = dict(elsewhere.execute(KEPT))
    assert {int(pk): sha256 for pk, _, sha256 in before}.items() <= kept.items()
    assert int(after[-1][0]) > max(kept)
    assert files_of(elsewhere) == attachments_of(elsewhere)
    assert (told["heads"], told["entries"], told["rows"]) == (made["heads"], made["entries"], made["rows"])
    assert (made["problems"], told["problems"]) == ([], [])
    verdict = reported(elsewhere.call("audit", "verify", "--json"))
    # 恢复本身也留痕：the county's chain has one more entry.
    assert (verdict["ok"], verdict["entries"]) == (True, made["entries"] + 1)
    assert reported(elsewhere.call("audit", "guards", "--json"))["ok"] is True
    assert told["seconds"] < 60


def test_a_restored_place_is_the_same_but_nobody_is_signed_in(worked, place):
    done = place.call("restore", str(worked.folder / "backup.zip"))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[2:4] == [
        "行数、引用、留痕、每个附件的摘要和数据库守卫都已核对，与备份时一致。",
        "全部登录已失效，现在可以运行 mingtang run。",
    ]
    assert len(worked.execute("SELECT 1 FROM django_session")) == 1
    assert place.execute("SELECT 1 FROM django_session") == []
    assert (place.folder / "secret.key").read_text() == (worked.folder / "secret.key").read_text()
    same = "SELECT id, title FROM evidence_evidence ORDER BY id"
    assert place.execute(same) == worked.execute(same)
    listed = "string_to_array(words COLLATE \"C\", ' ') @> ARRAY['低保' COLLATE \"C\"]"
    by_word = listed if place.database else "id IN (SELECT rowid FROM index_fts('\"低保\"'))"
    assert place.execute(f"SELECT entry_id FROM index_wordlist WHERE {by_word}") == [(1,)]
    last = "SELECT chain, actor, verb FROM audit_entry ORDER BY id DESC LIMIT 1"
    assert [place.execute(last), worked.execute(last)] == [
        [("qinghe", "system:backup", "backup.restore")],
        [("qinghe", "system:backup", "backup.make")],
    ]
    counters = COUNTERS_OF_POSTGRESQL if place.database else COUNTERS_OF_SQLITE
    assert place.execute(counters) == worked.execute(counters)
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in place.folder.rglob("*")} == {0}


def test_a_backup_is_for_its_owner_alone_and_is_not_written_over_unasked(worked, tmp_path):
    target = tmp_path / "b.zip"
    first = reported(worked.call("backup", str(target), "--json"))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert hashlib.sha256(target.read_bytes()[:-64]).hexdigest() == first["sha256"]
    assert first["size"] == target.stat().st_size

    again = worked.call("backup", str(target))
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == f"“{target}”已经有了，没有覆盖。请换一个文件名，或者加上 --force。\n"
    forced = reported(worked.call("backup", str(target), "--force", "--json"))
    assert forced["entries"] == first["entries"] + 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("b.zip")] == ["b.zip"]


def test_a_backup_is_checked_without_a_database(worked, place):
    told = reported(place.call("backup", "--check", str(worked.folder / "backup.zip"), "--json"))
    assert (told["ok"], told["files"], told["problems"]) == (True, 3, [])
    assert datetime.fromisoformat(told["started_at"]) <= datetime.fromisoformat(told["ended_at"])


# 上一版程序做的备份：the tables as an earlier migration left them.
EARLIER = """
import sys, django
from datetime import datetime, UTC
from pathlib import Path
from django.core.management import call_command
django.setup()
from mingtang.backup.actions import make
call_command("migrate", "intake", "0001", verbosity=0)
make(Path(sys.argv[1]), replace=False, at=datetime(2026, 3, 2, tzinfo=UTC))
"""


def test_a_backup_of_an_earlier_version_is_brought_forward(ready, elsewhere, tmp_path):
    env = {**ready.env, "DJANGO_SETTINGS_MODULE": "mingtang.config.settings"}
    subprocess.run([sys.executable, "-c", EARLIER, str(tmp_path / "b.zip")], env=env, check=True)
    seen = "SELECT count(*) FROM django_migrations WHERE app = 'intake'"
    assert (reported(elsewhere.call("restore", str(tmp_path / "b.zip"), "--json"))["entries"]) == 0
    assert (ready.execute(seen), elsewhere.execute(seen)) == ([(1,)], [(2,)])
    assert reported(elsewhere.call("audit", "guards", "--json"))["ok"] is True


def test_what_was_wrong_before_is_told_and_keeps_nothing_from_being_saved(worked, place, elsewhere, tmp_path):
    place.call("restore", str(worked.folder / "backup.zip"))
    lost, changed, whole = sorted((place.folder / "files").glob("??/*"))
    lost.unlink()
    changed.write_bytes(b"?")
    trigger = "audit_entry_no_update"
    table = " ON audit_entry" if place.database else ""
    place.execute(f"DROP TRIGGER guard_{trigger}{table}", "UPDATE audit_entry SET verb = 'x' WHERE seq = 2")
    wrong = [
        f"附件 {lost.name} 的文件不见了，备份里没有它。",
        f"附件 {changed.name} 的文件与登记的摘要不符，已照原样备份。",
        "备份的时候留痕就对不上，请运行 mingtang audit verify 查明原因。",
        f"数据库缺少守卫 guard_{trigger}（表 audit_entry）。",
    ]

    done = place.call("backup", str(tmp_path / "b.zip"))
    assert (done.returncode, sorted(done.stderr.splitlines())) == (1, sorted(wrong))
    done = elsewhere.call("restore", str(tmp_path / "b.zip"))
    assert (done.returncode, sorted(done.stderr.splitlines())) == (1, sorted(f"备份时就有：{told}" for told in wrong))
    assert sorted(files_of(elsewhere)) == sorted([changed.name, whole.name])
    assert reported(elsewhere.call("audit", "guards", "--json"))["ok"] is True


def is_empty(place):
    """Neither tables nor files, nor anything that waits to become one: not even the folder that was not there."""
    assert not place.folder.exists()
    if place.database:
        assert place.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == []
    return True


def refused(done):
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


def limited(size):
    """No file of the process may grow larger: what a full disk looks like."""
    return functools.partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, size))


def test_what_is_no_whole_backup_is_refused(worked, place, tmp_path):
    bad, other = tmp_path / "bad.zip", tmp_path / "other.zip"
    bad.write_bytes((worked.folder / "backup.zip").read_bytes()[:-1])
    other.write_text("这不是备份")
    spoiled = f"“{bad}”不完整（没有写完或没有传完），或者被改动过，不能用，请换一份备份。\n"
    assert refused(place.call("restore", str(bad))) == spoiled
    assert refused(place.call("restore", str(other))) == f"“{other}”不是明堂的备份文件，请核对路径和文件名。\n"
    assert is_empty(place)
    checked = place.call("backup", "--check", str(bad))
    assert (checked.returncode, checked.stdout, checked.stderr) == (1, "", spoiled)


def test_a_file_that_is_not_there_and_a_folder_are_refused(place, tmp_path):
    nothing = tmp_path / "nothing.zip"
    assert refused(place.call("restore", str(nothing))) == f"没有找到“{nothing}”，请核对路径和文件名。\n"
    assert refused(place.call("backup", "--check", str(tmp_path))) == f"“{tmp_path}”是文件夹，请写文件的路径。\n"
    assert is_empty(place)
    for command in (["restore"], ["backup", "--check"]):
        told = reported(place.call(*command, str(nothing), "--json"), code=2)
        assert told == {"file": str(nothing), "ok": False, "problems": [f"没有找到“{nothing}”，请核对路径和文件名。"]}
    assert is_empty(place)


def test_what_was_there_before_a_refused_restoration_stays(place, tmp_path):
    place.folder.mkdir()
    (place.folder / "secret.key").write_text("k" * 50)
    refused(place.call("restore", str(tmp_path / "nothing.zip")))
    assert [path.name for path in place.folder.iterdir()] == ["secret.key"]


def test_a_place_with_anything_in_it_is_left_alone(worked, ready):
    before = ready.execute("SELECT * FROM django_migrations")
    told = refused(ready.call("restore", str(worked.folder / "backup.zip")))
    assert reported(ready.call("restore", str(worked.folder / "backup.zip"), "--json"), code=2)["problems"] == [
        told.strip()
    ]
    assert told.startswith("这里已经有数据库（")
    assert told.endswith("再试。\n")
    assert ready.execute("SELECT * FROM django_migrations") == before
    assert not (ready.folder / "restore.part").exists()


def test_a_backup_has_a_place_to_stand_and_something_to_hold(ready, place, elsewhere, tmp_path):
    assert refused(ready.call("backup", str(tmp_path))).startswith(f"“{tmp_path}”是文件夹，请写备份文件的路径")
    assert refused(ready.call("backup", str(tmp_path / "no" / "b.zip"))).startswith(
        f"没有“{tmp_path / 'no'}”这个文件夹"
    )
    assert "数据库" in refused(elsewhere.call("backup", str(tmp_path / "b.zip")))
    assert not (tmp_path / "b.zip").exists()


def test_on_a_full_disk_there_is_no_backup_nor_a_part_of_one(worked, tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    size = 8_000 if worked.database else 100_000
    told = refused(worked.call("backup", str(folder / "b.zip"), preexec_fn=limited(size)))
    assert told.startswith("备份没有写成：" if not worked.database else f"“{folder / 'b.zip'}”")
    assert list(folder.iterdir()) == []


def test_on_a_full_disk_nothing_is_restored(worked, place):
    size = 4_000 if worked.database else 100_000
    told = refused(place.call("restore", str(worked.folder / "backup.zip"), preexec_fn=limited(size)))
    assert told.endswith("文件超过了磁盘或系统允许的大小，请换一个位置再试。\n")
    assert is_empty(place)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "asked"])
def test_a_restoration_that_is_ended_leaves_no_half(worked, place, start, number):
    source = str(worked.folder / "backup.zip")
    restoring = start([sys.executable, "-m", "mingtang.cli.main", "restore", source], place.env)
    while not (place.folder / "restore.part").exists():
        time.sleep(0.002)
    os.kill(restoring.pid, number)
    told = restoring.communicate()

    if number == signal.SIGTERM:
        assert (restoring.returncode, told) == (130, ("", ""))
        assert is_empty(place)
        return
    assert restoring.returncode == -number
    assert refused(place.call("prepare")) == HALF
    done = place.call("restore", source)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (place.folder / "restore.part").exists()
