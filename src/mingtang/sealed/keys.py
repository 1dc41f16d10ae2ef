"""封存密钥：the first one seals, all of them open. Kept apart from the data that they close.

``MINGTANG_SEAL_KEYS`` gives them; those in ``seal.key`` beside the data, one a line, come after. Where there is none
at all, the file is made when something is sealed for the first time.
"""

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from mingtang.law.rules import RuleBroken
from mingtang.sealed import storage

FILE = "seal.key"
BYTES = 32
_WRITTEN = re.compile(r"[A-Za-z0-9_-]{43}=?")
UNFIT = (
    "{where}里第 {number} 把封存密钥写得不对：一把密钥是 43 个字母、数字、“-”和“_”（32 字节的 base64url）。"
    "请核对，或者从另外保管的副本恢复。"
)
NONE = "密钥文件“{path}”是空的，请从另外保管的副本恢复；没有封存过东西的，删除它就会另做一把。"


@dataclass(frozen=True)
class SealKey:
    """一把封存密钥。``id`` 是指纹：tells keys apart, and nothing else about them."""

    id: str
    secret: bytes = field(repr=False)


def key_file() -> Path:
    """密钥文件的位置。"""
    return Path(settings.DATA_DIR, FILE)


def held() -> tuple[SealKey, ...]:
    """手里的密钥，the sealing one first; none before anything was sealed. Errors: ``RuleBroken`` for an unfit one."""
    found = _read("MINGTANG_SEAL_KEYS ", list(settings.MINGTANG_SEAL_KEYS))
    path = key_file()
    if path.exists():
        lines = path.read_text(encoding="ascii", errors="replace").split()
        if not lines:
            raise RuleBroken(NONE.format(path=path))
        found += _read(f"密钥文件“{path}”", lines)
    return tuple({key.id: key for key in reversed(found)}[it] for it in dict.fromkeys(key.id for key in found))


def make() -> SealKey:
    """第一把密钥：made once, whoever else makes one at the same moment; the one that will seal."""
    storage.put_once(key_file(), secrets.token_urlsafe(BYTES).encode() + b"\n")
    return held()[0]


def _read(where: str, texts: list[str]) -> list[SealKey]:
    unfit = [number for number, text in enumerate(texts, 1) if not _WRITTEN.fullmatch(text)]
    if unfit:
        raise RuleBroken([UNFIT.format(where=where, number=number) for number in unfit])
    return [_key(base64.urlsafe_b64decode(text.rstrip("=") + "=")) for text in texts]


def _key(secret: bytes) -> SealKey:
    return SealKey(hashlib.sha256(b"mingtang-seal" + secret).hexdigest()[:16], secret)
