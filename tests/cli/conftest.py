"""真正的命令：processes of their own, on databases of their own, of the kind that the run is for."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

SERVER = os.environ.get("DATABASE_URL", "")
# 已公开、收进索引的一件。
INDEXED = (
    "INSERT INTO index_entry (id, key, organ, kind, address, title, released_at, facets, is_cut, in_force, leads) "
    "VALUES (1, 'document:1', 'liuxi', 'document', '/liuxi/1/', '低保办法', '2026-03-02 01:00:00+00', '{}', false, "
    "true, false)",
    "INSERT INTO index_chunk (id, entry_id, number, text, folded) VALUES (65536, 1, 0, '低保办法', '低保办法')",
    "INSERT INTO index_wordlist (id, entry_id, words) VALUES (1, 1, '低保 保办 办法 法')",
)


@dataclass
class Place:
    """A data directory, and on PostgreSQL a database, for one test."""

    folder: Path
    database: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        """The environment of a command here."""
        ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
        env = {key: value for key, value in os.environ.items() if key not in ours and not key.startswith("MINGTANG_")}
        env |= {"MINGTANG_DATA": str(self.folder), "PYTHONPATH": os.pathsep.join(sys.path), **self.more}
        return env | ({"DATABASE_URL": _url(self.database)} if self.database else {})

    def call(self, *words: str, **options: object) -> "subprocess.CompletedProcess[str]":
        """Run `mingtang` here and wait for it."""
        command = [sys.executable, "-m", "mingtang.cli.main", *words]
        return subprocess.run(
            command, env=self.env, capture_output=True, text=True, timeout=400, check=False, **options
        )

    def execute(self, *statements: str) -> list[tuple]:
        """Work on the database behind the program's back; the rows of the last statement."""
        if self.database:
            with psycopg.connect(_url(self.database), autocommit=True) as connection:
                return _rows(connection, statements)
        with closing(sqlite3.connect(self.folder / "mingtang.sqlite3", timeout=20)) as file, file:
            return [file.execute(statement) for statement in statements][-1].fetchall()

    def processes(self) -> list[int]:
        """The processes that live on this place, as the kernel has them."""
        mark = f"MINGTANG_DATA={self.folder}".encode()
        return [pid for pid in map(int, filter(str.isdecimal, os.listdir("/proc"))) if mark in _environment(pid)]

    def wait_until_empty(self, seconds: float) -> list[int]:
        """Wait for the last process to go; those left after the time."""
        until = time.monotonic() + seconds
        while self.processes() and time.monotonic() < until:
            time.sleep(0.05)
        return self.processes()


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


def _rows(connection: psycopg.Connection, statements: tuple[str, ...]) -> list[tuple]:
    cursor = connection.cursor()
    for statement in statements:
        cursor.execute(statement)  # type: ignore[arg-type]
    return cursor.fetchall() if cursor.description else []


def _url(database: str) -> str:
    return f"{SERVER.rsplit('/', 1)[0]}/{database}"


def _administer(statement: str, *names: str) -> None:
    with psycopg.connect(_url("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def made_at(folder: Path) -> Iterator[Place]:
    """Nothing yet: no tables, no files."""
    made = Place(folder)
    if SERVER.startswith("postgres"):
        made.database = f"place_{os.getpid()}_{time.monotonic_ns()}"
        _administer("CREATE DATABASE {}", made.database)
    yield made
    if made.database:
        _administer("DROP DATABASE {} WITH (FORCE)", made.database)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """An empty place."""
    with made_at(tmp_path / "data") as made:
        yield made


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Place]:
    """Another empty place."""
    with made_at(tmp_path / "elsewhere") as made:
        yield made


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place with its tables and guards, made once."""
    made = Place(tmp_path_factory.mktemp("prepared") / "data")
    if SERVER.startswith("postgres"):
        made.database = f"prepared_{os.getpid()}"
        _administer("CREATE DATABASE {}", made.database)
    done = made.call("prepare")
    assert done.returncode == 0, done.stderr
    yield made
    if made.database:
        _administer("DROP DATABASE {} WITH (FORCE)", made.database)


@pytest.fixture
def ready(place: Place, prepared: Place) -> Place:
    """A copy of the prepared place."""
    _copy(prepared, place)
    return place


def _copy(source: Place, empty: Place) -> None:
    shutil.copytree(source.folder, empty.folder)
    if empty.database:
        _administer("DROP DATABASE {}", empty.database)
        _administer("CREATE DATABASE {} TEMPLATE {}", empty.database, source.database)


@pytest.fixture(scope="session")
def worked(prepared: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A town where some work was done and somebody is signed in; `backup.zip` in its data directory is its backup."""
    folder = tmp_path_factory.mktemp("worked")
    with made_at(folder / "data") as made:
        _copy(prepared, made)
        command = [sys.executable, "-m", "tests.support.write_acts", "3"]
        subprocess.run(command, env=made.env, check=True, stdout=subprocess.PIPE)
        made.execute("INSERT INTO django_session VALUES ('abc', 'def', '2099-01-01 00:00:00')", *INDEXED)
        done = made.call("backup", str(folder / "backup.zip"))
        assert done.returncode == 0, done.stderr
        shutil.move(folder / "backup.zip", made.folder)
        yield made


@pytest.fixture
def busy(place: Place, worked: Place) -> Place:
    """A copy of the town where some work was done."""
    _copy(worked, place)
    return place


Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(request: pytest.FixtureRequest) -> Iterator[Start]:
    """Start a command in a process group of its own; whatever happens, the group is gone in the end."""
    started: list[subprocess.Popen[str]] = []

    def begin(command: list[str], env: dict[str, str]) -> "subprocess.Popen[str]":
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(command, env=env, text=True, start_new_session=True, **pipes)
        started.append(process)
        return process

    yield begin
    for process in started:
        _end_group(process)


def _end_group(process: "subprocess.Popen[str]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, 9)
    process.communicate()
