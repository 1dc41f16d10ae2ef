"""临时密码：made by chance, easy to read out and to type."""

import secrets

# 不用容易认错的字：l 与 1、o 与 0、i。
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 3, 5


def temporary() -> str:
    """A password of three groups of five, over seventy bits."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)
