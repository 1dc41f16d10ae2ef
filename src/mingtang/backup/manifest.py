"""清单：what a backup holds and of what it was made; the last member, written when everything else is known."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from mingtang.backup.archive import Broken, Reader

NAME = "manifest.json"
FORMAT, FORMAT_VERSION = "mingtang-backup", 1
DATABASE = "database.sqlite3"
#: What a backup may hold, by its name; nothing else is ever written to a disk.
ATTACHMENT = re.compile(r"files/([0-9a-f]{40})")
SEALED = re.compile(r"sealed/([0-9a-f]{32}\.[0-9a-f]{16})")
KEY = re.compile(r"keys/([a-z][a-z0-9_-]{0,40}\.key)")
TABLE = re.compile(r"tables/([a-z][a-z0-9_]{0,62})\.copy")


@dataclass(frozen=True)
class Manifest:
    """备份清单。``tables`` counts rows; ``problems`` are sentences about what was not right when it was made."""

    version: str
    database: str
    migrations: list[list[str]]
    started_at: str
    ended_at: str
    tables: dict[str, int]
    columns: dict[str, list[str]]
    sequences: dict[str, list[Any]]
    trail: dict[str, Any]
    absent: list[str]
    problems: list[str]
    key: str
    members: dict[str, dict[str, Any]]

    def as_json(self) -> bytes:
        """As the member of the backup."""
        told = {"format": FORMAT, "format_version": FORMAT_VERSION, **asdict(self)}
        return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()

    @property
    def attachments(self) -> dict[str, str]:
        """Storage key and digest of every file."""
        return self._named(ATTACHMENT)

    @property
    def sealed(self) -> dict[str, str]:
        """Name and digest of every sealed thing. A name ends in the fingerprint of the key that closed it."""
        return self._named(SEALED)

    @property
    def sealed_with(self) -> set[str]:
        """Fingerprints of the keys that are needed to open what is sealed; none of them is in the backup."""
        return {name.partition(".")[2] for name in self.sealed}

    @property
    def keys(self) -> dict[str, str]:
        """Name and digest of every key of the installation."""
        return self._named(KEY)

    def _named(self, pattern: re.Pattern[str]) -> dict[str, str]:
        found = ((pattern.fullmatch(name), told) for name, told in self.members.items())
        return {match[1]: told["sha256"] for match, told in found if match}

    @property
    def seconds(self) -> float:
        """How long it took to make."""
        return round(
            (datetime.fromisoformat(self.ended_at) - datetime.fromisoformat(self.started_at)).total_seconds(), 1
        )


def read(archive: Reader) -> Manifest:
    """The manifest of a backup. Errors: ``Broken``, also when it names what is not there or leaves out what is."""
    raw = archive.text(NAME)
    try:
        told = json.loads(raw)
        form, number = told.pop("format"), told.pop("format_version")
        if form == FORMAT and number != FORMAT_VERSION:
            raise Broken(
                f"“{archive.path}”是第 {number} 版格式的备份，这一版程序只认第 {FORMAT_VERSION} 版，请先更新。"
            )
        made = Manifest(**told)
        datetime.fromisoformat(made.started_at)
        sound = form == FORMAT and sorted(archive.names()) == sorted((*made.members, NAME))
    except (ValueError, TypeError, KeyError, AttributeError):
        sound = False
    if not sound or not all(_is_known(name) for name in made.members):
        raise Broken(f"“{archive.path}”的清单读不懂，这份备份不能用，请换一份。")
    return made


def _is_known(name: str) -> bool:
    return name == DATABASE or any(pattern.fullmatch(name) for pattern in (ATTACHMENT, SEALED, KEY, TABLE))


def fingerprint(key: str) -> str:
    """密钥指纹：tells whether two keys are the same, and nothing else about them."""
    return hashlib.pbkdf2_hmac("sha256", key.encode(), b"mingtang-backup", 100_000, dklen=16).hex()


def compared(manifest: Manifest, *, tables: dict[str, int], trail: dict[str, Any]) -> Iterable[str]:
    """One sentence for each way in which what was restored is not what was saved."""
    for name, count in manifest.tables.items():
        if tables.get(name) != count:
            yield f"表 {name} 应有 {count} 行，恢复出来 {tables.get(name, 0)} 行。"
    if trail != manifest.trail:
        yield "留痕与备份时核对的不一致。"
