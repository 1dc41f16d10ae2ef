"""地址的摘要：what is kept of a network address for one day; without the salt nobody can tell whose it was."""

import hashlib


def who(address: str, *, salt: str) -> str:
    """The address under the salt of the day."""
    return hashlib.sha256(f"{salt}:{address}".encode()).hexdigest()
