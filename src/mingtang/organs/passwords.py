"""临时密码：made by chance, easy to read out and to type."""

import secrets

from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher

# 不用容易认错的字：l 与 1、o 与 0、i。
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 3, 5
QUICK = 20_000
"""Rounds of the hash of a password made here: a list of three hundred people takes seconds, not minutes."""


def temporary() -> str:
    """A password of three groups of five, over seventy bits."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def encoded(password: str) -> str:
    """How a password made here is kept until its owner chooses one: over seventy bits of chance need no slow hash.

    Django hashes it anew, as slowly as any, when its owner signs in.
    """
    hasher = get_hasher()
    if isinstance(hasher, PBKDF2PasswordHasher):
        return hasher.encode(password, hasher.salt(), iterations=QUICK)
    return hasher.encode(password, hasher.salt())
