"""备份的核对与查阅。"""

from datetime import datetime
from pathlib import Path

from mingtang.audit.models import Entry
from mingtang.backup import archive as archives
from mingtang.backup import manifest
from mingtang.backup.actions.making import MADE
from mingtang.backup.manifest import Manifest


def checked(source: Path) -> tuple[Manifest, str]:
    """核对备份：every byte held against the seal, every member against the manifest; no database is needed.

    The manifest and the digest of the whole. Errors: ``Broken``; ``OSError`` when the file cannot be read.
    """
    with archives.opened(source) as archive:
        made = manifest.read(archive)
        for name, told in made.members.items():
            for _ in archive.chunks(name, sha256=told["sha256"]):
                pass
        return made, archive.digest


def last_made() -> datetime | None:
    """上一次备份的时间，as the trail tells."""
    return Entry.rows.filter(verb=MADE).order_by("-at").values_list("at", flat=True).first()
