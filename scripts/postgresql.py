"""测试用的 PostgreSQL：a server of our own, in a folder that is thrown away, reached by a socket in it alone."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

START_SECONDS = 60
# 数据用完就扔：what makes a real server slow is what keeps data through a power cut.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "listen_addresses=")


def programs() -> Path | None:
    """The folder with initdb and postgres, the newest there is; ``None`` where PostgreSQL is not installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = installed[-1] if installed else shutil.which("initdb")
    folder = Path(found).resolve().parent if found else None
    return folder if folder and (folder / "postgres").exists() else None


def why_not() -> str | None:
    """Why no server can be had here, as a sentence; ``None`` when it can."""
    if programs() is None:
        return "没有安装 PostgreSQL。"
    if os.geteuid() == 0 and _unprivileged() is None:
        return "PostgreSQL 不能以 root 运行，而本机没有 postgres 账号。"
    return None


def _unprivileged() -> pwd.struct_passwd | None:
    return next((entry for entry in pwd.getpwall() if entry.pw_name == "postgres"), None)


@contextmanager
def server() -> Iterator[str]:
    """A running server; its DATABASE_URL. It stops and its folder goes, whatever happens inside."""
    bin_dir = programs()
    if bin_dir is None:
        raise FileNotFoundError("initdb")
    folder = Path(tempfile.mkdtemp(prefix="mingtang-pg-", dir="/tmp"))
    account = _unprivileged() if os.geteuid() == 0 else None
    identity: dict[str, object] = {}
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
        identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    process = None
    try:
        with (folder / "log").open("wb") as log:
            options = {"cwd": "/", "env": {"LC_ALL": "C.UTF-8", "PATH": str(bin_dir)}, "stdout": log, "stderr": log}
            made = [bin_dir / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"]
            subprocess.run(made, check=True, **options, **identity)
            started = [bin_dir / "postgres", "-D", folder / "data", "-k", folder]
            started += [part for setting in FAST for part in ("-c", setting)]
            process = subprocess.Popen(started, start_new_session=True, **options, **identity)
        _wait(folder, process)
        yield f"postgresql://postgres@{quote(str(folder), safe='')}/mingtang"
    finally:
        if process is not None:
            _stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait(folder: Path, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"PostgreSQL 没有启动：\n{(folder / 'log').read_text()[-2000:]}")
