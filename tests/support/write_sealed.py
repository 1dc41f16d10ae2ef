"""一个不停封存的进程：``python -m tests.support.write_sealed`` on DATABASE_URL; tells of each thing once it is kept.

First a town; then, so many times as is asked or until it is killed, a text is sealed. Each line is what was
acknowledged: its number and its key. With ``look`` and numbers it opens those and prints what they say, or why not.
"""

import itertools
import os
import sys

import django
from django.test.utils import override_settings

os.environ["DJANGO_SETTINGS_MODULE"] = "mingtang.config.settings"
django.setup()

from mingtang.law.rules import RuleBroken  # noqa: E402  Django must be set up before models load.
from mingtang.sealed.actions import opened_text, seal_text  # noqa: E402
from mingtang.sealed.models import Sealed  # noqa: E402
from tests import builders  # noqa: E402

AT = builders.moment("2026-03-02")


def write(times: list[str]) -> None:
    """Seal, and say so."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        town = builders.town()
    for number in range(1, int(times[0]) + 1) if times else itertools.count(1):
        told = {"unit": town.organ, "purpose": "support.text", "by": "door", "at": AT}
        sealed = seal_text(f"PLAINTEXT-{number}-" * 50, **told)
        print(number, sealed.key.hex, flush=True)


def look(key: str) -> str:
    """What it says, or why it cannot be opened."""
    try:
        return opened_text(Sealed.rows.get(key=key), by="door", at=AT, reason="test.look")[:12]
    except RuleBroken as broken:
        return broken.reasons[0]


if __name__ == "__main__":
    if sys.argv[1:2] == ["look"]:
        print("\n".join(map(look, sys.argv[2:])))
    else:
        write(sys.argv[1:])
