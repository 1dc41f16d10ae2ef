"""加密：AES-256-GCM, bound to what the thing is and what it is for, so that one cannot stand in for another.

Law: 个人信息保护法 第五十一条第三项（采取相应的加密等安全技术措施）.
"""

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mingtang.law.rules import RuleBroken
from mingtang.sealed.keys import SealKey

MARK = b"MTS1"
ID, NONCE = 8, 12
HEAD = len(MARK) + ID
OTHER_KEY = (
    "封存它用的密钥（指纹 {id}）不在这里，打不开。"
    "请把另外保管的 seal.key 放回数据目录，或者把那一把补进 MINGTANG_SEAL_KEYS，再试。"
)
NOT_THIS = "存着的内容与这件封存件的编号和用途对不上，可能被调换或者改动过，没有打开。请告诉管理员，从备份恢复这一件。"


class Unopenable(RuleBroken):
    """打不开：the key is not here, or what lies there is not what was sealed."""


def closed(data: bytes, *, key: SealKey, of: UUID, purpose: str) -> bytes:
    """封上：a head that names the key, a nonce, and the ciphertext."""
    head = MARK + bytes.fromhex(key.id)
    nonce = secrets.token_bytes(NONCE)
    return head + nonce + AESGCM(key.secret).encrypt(nonce, data, _bound(head, of, purpose))


def reopened(blob: bytes, *, keys: tuple[SealKey, ...], of: UUID, purpose: str) -> bytes:
    """打开。Errors: ``Unopenable``, in words, for a key that is not held and for anything but what was sealed."""
    head, nonce, rest = blob[:HEAD], blob[HEAD : HEAD + NONCE], blob[HEAD + NONCE :]
    if not head.startswith(MARK) or len(nonce) < NONCE:
        raise Unopenable(NOT_THIS)
    wanted = head[len(MARK) :].hex()
    key = next((it for it in keys if it.id == wanted), None)
    if key is None:
        raise Unopenable(OTHER_KEY.format(id=wanted))
    try:
        return AESGCM(key.secret).decrypt(nonce, rest, _bound(head, of, purpose))
    except InvalidTag:
        raise Unopenable(NOT_THIS) from None


def _bound(head: bytes, of: UUID, purpose: str) -> bytes:
    return head + of.bytes + purpose.encode()
