"""数据目录：nobody else on the machine reads it."""

import stat
from concurrent.futures import ThreadPoolExecutor

from mingtang.config import private


def mode(path):
    return oct(stat.S_IMODE(path.stat().st_mode))


def test_the_data_are_for_the_account_that_runs_the_program_alone(place):
    done = place.call("prepare", umask=0o022)
    assert done.returncode == 0, done.stderr
    modes = {path.name: mode(path) for path in place.folder.iterdir() if path.is_file()}
    assert (mode(place.folder), modes) == ("0o700", dict.fromkeys(modes, "0o600"))
    assert {"prepare.lock", "secret.key"} <= modes.keys()
    assert ("mingtang.sqlite3" in modes) is not bool(place.database)


def test_a_key_is_made_once_and_all_who_start_together_get_the_same(tmp_path):
    folder = tmp_path / "data"
    with ThreadPoolExecutor(8) as starting:
        keys = set(starting.map(private.secret_key, [folder] * 8))
    assert [len(key) for key in keys] == [64]
    assert [path.name for path in folder.iterdir()] == ["secret.key"]


def test_an_empty_key_is_refused_in_one_sentence(place):
    place.folder.mkdir()
    key = place.folder / "secret.key"
    key.touch()
    done = place.call("prepare")
    assert (done.returncode, done.stderr) == (
        2,
        f"设置有误：密钥文件“{key}”是空的，请从备份恢复；没有备份就删除它，再启动时会另做一个。\n",
    )
