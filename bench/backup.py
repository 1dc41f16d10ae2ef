"""备份与恢复的代价：a town with 200 files of 200 KB and 20,000 entries in the trail, saved and restored.

Run: ``make bench`` or ``.venv/bin/python bench/backup.py``. Reference, in the same run: copying the same bytes, synced.
On SQLite. Prints seconds, the ratio and how long somebody who writes had to wait meanwhile; fails when what was
restored is not what was saved.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="mingtang-bench-"))
FILES, FILE_BYTES, ENTRIES = 200, 200_000, 20_000
SEED = f"""
import os, django
from datetime import datetime, UTC
django.setup()
from django.db import transaction
from mingtang.audit.actions import record
from mingtang.files import storage
from mingtang.files.models import Attachment
from mingtang.law.units import UnitKind
from mingtang.organs.actions import add_person, create_unit
at = datetime(2026, 3, 2, 9, tzinfo=UTC)
kind = UnitKind.ADMINISTRATIVE_ORGAN
unit = create_unit(code="bench", name="某镇", short_name="某镇", kind=kind, parent=None, by="bench", at=at)
person = add_person(username="bench", name="某人", unit=unit, password=None, by="bench", at=at)
with storage.waiting_room() as room:
    for number in range({FILES}):
        got = storage.write(os.urandom({FILE_BYTES}), into=room / str(number))
        Attachment.rows.create(unit=unit, name="件.pdf", kind="pdf", size=got.size, sha256=got.sha256,
                               stored=storage.place(got.path), uploaded_by=person, uploaded_at=at)
with transaction.atomic():
    for number in range({ENTRIES}):
        record("bench", by="bench", verb="bench.act", of=unit, at=at, facts={{"number": number}})
"""
WRITE = """
import sys, time, django
from datetime import datetime, UTC
django.setup()
from mingtang.audit.actions import record
longest = 0.0
print(flush=True)
while longest >= 0:
    began = time.perf_counter()
    record("writer", by="bench", verb="bench.act", of="bench:1", at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    longest = max(longest, time.perf_counter() - began)
    print(f"{longest:.3f}", flush=True)
"""


def place(name: str) -> dict[str, str]:
    """The environment of an installation of its own."""
    settings = {"DJANGO_SETTINGS_MODULE": "mingtang.config.settings", "MINGTANG_DATA": str(FOLDER / name)}
    return {key: value for key, value in os.environ.items() if not key.startswith("MINGTANG_")} | settings


def timed(env: dict[str, str], *words: str) -> float:
    """Seconds of a command."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def copied(source: Path, target: Path) -> tuple[float, int]:
    """Seconds to copy a data directory, synced, and its bytes."""
    began = time.perf_counter()
    shutil.copytree(source, target)
    size = 0
    for path in target.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
            size += path.stat().st_size
    return time.perf_counter() - began, size


def waited(env: dict[str, str], act: list[str]) -> tuple[float, str]:
    """Seconds of an act, and the longest wait of somebody who writes meanwhile."""
    with subprocess.Popen([sys.executable, "-c", WRITE], env=env, text=True, stdout=subprocess.PIPE) as writer:
        writer.stdout.readline()
        spent = timed(env, *act)
        writer.kill()
        return spent, writer.stdout.read().split()[-1]


def main() -> int:
    mingtang = ("-m", "mingtang.cli.main")
    here, there, file = place("here"), place("there"), str(FOLDER / "b.zip")
    for env in (here, there):
        env.pop("DATABASE_URL", None)
    idle = timed(here, *mingtang, "prepare")
    timed(here, "-c", SEED)
    bare = timed(here, *mingtang, "due", "--help")
    reference, size = copied(FOLDER / "here", FOLDER / "copy")
    saved = timed(here, *mingtang, "backup", file) - bare
    restored = timed(there, *mingtang, "restore", file) - bare
    print(f"{size / 1e6:.0f} MB, {FILES} files, {ENTRIES} entries; tables made in {idle:.1f} s")
    print(f"{'':<10}{'s':>8}{'ratio':>8}")
    for name, spent in (("copy", reference), ("backup", saved), ("restore", restored)):
        print(f"{name:<10}{spent:>8.2f}{spent / reference:>8.1f}")
    _, longest = waited(here, [*mingtang, "backup", file, "--force"])
    print(f"a writer waited at most {longest} s while a backup was made")
    agreed = subprocess.run([sys.executable, *mingtang, "audit", "verify"], env=there, check=False).returncode == 0
    shutil.rmtree(FOLDER)
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main())
