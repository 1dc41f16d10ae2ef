"""数据目录：nobody else on the machine reads it."""

import stat


def mode(path):
    return oct(stat.S_IMODE(path.stat().st_mode))


def test_the_data_are_for_the_account_that_runs_the_program_alone(place):
    done = place.call("prepare", umask=0o022)
    assert done.returncode == 0, done.stderr
    modes = {path.name: mode(path) for path in place.folder.iterdir() if path.is_file()}
    assert (mode(place.folder), modes) == ("0o700", dict.fromkeys(modes, "0o600"))
    assert {"prepare.lock", "secret.key"} <= modes.keys()
    assert ("mingtang.sqlite3" in modes) is not bool(place.database)
