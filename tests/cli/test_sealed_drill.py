"""封存件的演练：a killed writer leaves no half; a backup holds ciphertext alone; backup and key together open it."""

import json
import shutil
import subprocess
import sys
import uuid
import zipfile

from mingtang.sealed.actions import GONE
from mingtang.sealed.cipher import NOT_THIS

MODULE = [sys.executable, "-m", "tests.support.write_sealed"]


def looked(place, keys):
    """What each of them says there."""
    done = subprocess.run([*MODULE, "look", *keys], env=place.env, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def files_of(place):
    return [path for path in (place.folder / "files" / "sealed").rglob("*") if path.is_file()]


def test_whoever_is_killed_loses_nothing_that_was_acknowledged_and_leaves_no_half(ready, start):
    writer = start(MODULE, ready.env)
    kept = [writer.stdout.readline().split() for _ in range(6)]
    writer.kill()
    kept += [line.split() for line in writer.stdout if line.endswith("\n")]
    texts = looked(ready, [key for _, key in kept])
    assert texts == [f"PLAINTEXT-{number}-PLAIN"[:12] for number, _ in kept]
    rows = ready.execute("SELECT key FROM sealed_sealed")
    # 被打断的那一件，至多留下一个还没有行的密文，一天以后清走。
    named = [path for path in files_of(ready) if path.parent.name != "incoming"]
    assert len(rows) <= len(named) <= len(rows) + 1
    everything = [path.read_bytes() for path in ready.folder.rglob("*") if path.is_file()]
    assert [place for place in everything if b"PLAINTEXT" in place] == []


def spoiled(place, keys):
    """Of the first the ciphertext is lost, of the second it is another one; what a backup says of it."""
    lost, changed = (next(path for path in files_of(place) if path.name.startswith(key)) for key in keys[:2])
    lost.unlink()
    changed.write_bytes(b"?")
    gone, other = (str(uuid.UUID(key)) for key in keys[:2])
    return [f"封存件 {gone} 的密文不见了，备份里没有它。", f"封存件 {other} 的密文与登记的摘要不符，已照原样备份。"]


def test_backup_and_key_together_open_what_either_alone_does_not(ready, elsewhere, tmp_path):
    done = subprocess.run([*MODULE, "4"], env=ready.env, capture_output=True, text=True, check=True)
    keys = [line.split()[1] for line in done.stdout.splitlines()]
    problems = spoiled(ready, keys)
    target, path, there = tmp_path / "b.zip", ready.folder / "seal.key", elsewhere.folder / "seal.key"
    made = ready.call("backup", str(target))
    assert (made.returncode, made.stderr.splitlines()) == (1, problems)
    assert made.stdout.splitlines()[-1] == (
        f"封存件的密钥不在备份里：请把“{path}”（或者 MINGTANG_SEAL_KEYS）另外抄一份，与备份分开保管。"
        "丢了它，封存件就再也打不开。"
    )
    with zipfile.ZipFile(target) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    secrets = (b"PLAINTEXT", path.read_bytes().strip())
    assert [name for name, data in members.items() if any(secret in data for secret in secrets)] == []
    assert [name for name in members if name.startswith("keys/")] == ["keys/secret.key"]

    restored = elsewhere.call("restore", str(target), "--json")
    assert (restored.returncode, json.loads(restored.stdout)["sealed"], there.exists()) == (1, 3, False)
    key_id = files_of(elsewhere)[0].name.partition(".")[2]
    assert restored.stderr.splitlines() == [
        f"封存件的密钥（指纹 {key_id}）不在这里，封存件暂时打不开。请把另外保管的 seal.key 放到“{there}”，"
        "或者写进 MINGTANG_SEAL_KEYS；找不回来的，封存的内容就没有了，其余数据不受影响。",
        *(f"备份时就有：{problem}" for problem in problems),
    ]
    assert {text[:9] for text in looked(elsewhere, keys[2:])} == {"封存它用的密钥（指"}
    shutil.copy(path, there)
    assert looked(elsewhere, keys) == [GONE, NOT_THIS, "PLAINTEXT-3-", "PLAINTEXT-4-"]
    assert sorted(it.name for it in files_of(elsewhere)) == sorted(
        it.name for it in files_of(ready) if it.parent.name != "incoming"
    )


def test_an_unfit_seal_key_is_refused_before_anything_begins(place):
    place.more["MINGTANG_SEAL_KEYS"] = "kurz"
    done = place.call("prepare")
    assert (done.returncode, done.stderr.startswith("MINGTANG_SEAL_KEYS 里第 1 把封存密钥写得不对")) == (2, True)
