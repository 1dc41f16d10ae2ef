"""手机：what a phone with a seed shows, and people who have bound one."""

import base64
import hashlib
import hmac
from datetime import datetime, timedelta

from mingtang.access import actions, codes
from mingtang.access.models import Device
from mingtang.organs.models import Person

STEP = timedelta(seconds=30)


def shown(person: Person, *, at: datetime, later: int = 0) -> str:
    """The code that the phone in force shows so many steps later."""
    device = Device.rows.in_force().get(person=person)
    return codes.code_at(device.seed, person.pk, at=at + later * STEP)


def bound(person: Person, *, at: datetime) -> Device:
    """A phone bound at the instant."""
    seed = codes.new_seed()
    return actions.enrol(person, seed=seed, code=codes.code_at(seed, person.pk, at=at), by=person, at=at)


def wrong(code: str) -> str:
    """A code that is not the one."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def authenticator(key: str, *, at: datetime) -> str:
    """What an app computes from the key that was typed into it, by RFC 6238 and nothing of ours."""
    secret = base64.b32decode(key.replace(" ", ""))
    mac = hmac.new(secret, int(at.timestamp() // 30).to_bytes(8, "big"), hashlib.sha1).digest()
    place = mac[-1] & 15
    return f"{(int.from_bytes(mac[place : place + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"
