"""备份文件：any byte that is missing or another is found, whatever it belongs to; and zip tools open it."""

import gc
import io
import zipfile

import pytest

from mingtang.backup import archive, manifest
from mingtang.backup.archive import Broken, Writer
from mingtang.backup.manifest import Manifest
from mingtang.backup.queries import checked

KEY = "0123456789" * 4
TOLD = {
    "version": "1",
    "database": "sqlite",
    "migrations": [["audit", "0001_initial"]],
    "started_at": "2026-03-02T09:00:00+08:00",
    "ended_at": "2026-03-02T09:00:01.26+08:00",
    "tables": {},
    "columns": {},
    "sequences": {},
    "trail": {"entries": 0, "ok": True, "broken_at": [], "heads": {}},
    "absent": [],
    "problems": [],
    "key": "",
}


def written(path, *, members=((f"files/{KEY}", b"text"),), claimed=None, told=None):
    """A backup of these members, whose manifest may claim others."""
    with path.open("w+b") as file, Writer(file) as writer:
        for name, data in members:
            writer.put(name, [data], packed=name.startswith("tables/"))
        made = Manifest(**{**TOLD, **(told or {}), "members": writer.members if claimed is None else claimed})
        writer.put(manifest.NAME, [made.as_json()], packed=True)
        writer.seal()
    return path


def broken(path):
    with pytest.raises(Broken) as refused:
        checked(path)
    return refused.value.reasons


def test_what_was_written_is_read_back(tmp_path):
    path = written(tmp_path / "b.zip", members=((f"files/{KEY}", b"text"), ("tables/a.copy", b"1\n" * 3000)))
    made, digest = checked(path)
    assert path.read_bytes()[-64:] == digest.encode()
    assert (made.database, made.seconds, made.attachments.keys()) == ("sqlite", 1.3, {KEY})
    with zipfile.ZipFile(path) as opened:
        assert opened.testzip() is None
        assert opened.read("tables/a.copy") == b"1\n" * 3000


def test_a_flipped_bit_anywhere_is_found(tmp_path):
    data = written(tmp_path / "b.zip").read_bytes()
    bad = tmp_path / "bad.zip"
    for place in range(len(data)):
        bad.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert len(broken(bad)) == 1


def test_a_missing_end_and_one_too_many_are_found(tmp_path):
    data = written(tmp_path / "b.zip").read_bytes()
    bad = tmp_path / "bad.zip"
    for spoiled in (*(data[:length] for length in range(len(data))), data + b"\n"):
        bad.write_bytes(spoiled)
        assert len(broken(bad)) == 1


def test_a_zip_file_of_others_is_none(tmp_path):
    path = tmp_path / "b.zip"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("a.txt", "text")
    assert broken(path) == (f"“{path}”不完整（没有写完或没有传完），或者被改动过，不能用，请换一份备份。",)


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "files/../x", "keys/../../x.key", "other"])
def test_what_a_backup_never_holds_is_refused(tmp_path, name):
    path = written(tmp_path / "b.zip", members=((name, b"text"),))
    assert broken(path) == (f"“{path}”的清单读不懂，这份备份不能用，请换一份。",)


@pytest.mark.parametrize("claimed", [{}, {f"files/{KEY}": {"size": 4, "sha256": "0"}, "files/x": {}}])
def test_a_manifest_that_names_too_little_or_too_much_is_refused(tmp_path, claimed):
    path = written(tmp_path / "b.zip", claimed=claimed)
    assert broken(path) == (f"“{path}”的清单读不懂，这份备份不能用，请换一份。",)


def test_a_member_with_another_digest_than_the_manifest_says_is_refused(tmp_path):
    path = written(tmp_path / "b.zip", claimed={f"files/{KEY}": {"size": 4, "sha256": "0" * 64}})
    assert broken(path) == (f"备份里的 files/{KEY} 与清单不符，这份备份不能用，请换一份。",)


def test_a_later_format_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(manifest, "FORMAT_VERSION", 2)
    path = written(tmp_path / "b.zip")
    monkeypatch.undo()
    assert broken(path) == (f"“{path}”是第 2 版格式的备份，这一版程序只认第 1 版，请先更新。",)


def given_up(file):
    with Writer(file) as writer:
        writer.put("files/a", [b"text"], packed=False)
        raise OSError("full")


def test_a_file_that_is_given_up_is_not_written_to_again(capfd):
    file = io.BytesIO()
    with pytest.raises(OSError, match="full"):
        given_up(file)
    size = file.tell()
    file.close()
    gc.collect()
    assert (size > 0, capfd.readouterr().err) == (True, "")


def test_two_keys_are_told_apart_by_their_fingerprints_alone():
    assert manifest.fingerprint("a") == manifest.fingerprint("a") != manifest.fingerprint("b")
    assert len(manifest.fingerprint("a")) * 2 == archive.SEAL
