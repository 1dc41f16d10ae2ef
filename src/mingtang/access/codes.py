"""验证码：the secret of a phone, what a QR code and a person may read of it, and whether a code is right.

The algorithm is that of the library (RFC 6238); the hour is an argument.
"""

import base64
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

import segno
from django.conf import settings
from django.utils.crypto import salted_hmac
from django_otp.oath import TOTP

from mingtang.language.width import narrow, squeeze
from mingtang.law.second_factor import DIGITS, STEP, STEPS_ALLOWED

ISSUER = "明堂"
_SALT = "mingtang.access.device"
_BYTES = 20
_QUIET = 4
"""白边：what a QR code needs around itself to be found."""


def new_seed() -> str:
    """种子：by chance; it is all that the database keeps."""
    return secrets.token_urlsafe(24)


def secret(seed: str, person_pk: int, *, key: str | None = None) -> bytes:
    """密钥：from the seed and the key of the installation."""
    return salted_hmac(_SALT, f"{person_pk}:{seed}", secret=key, algorithm="sha256").digest()[:_BYTES]


def secrets_of(seed: str, person_pk: int) -> list[bytes]:
    """The secret, and those made with earlier keys of the installation that still hold."""
    return [secret(seed, person_pk, key=key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def matching_step(seed: str, person_pk: int, code: str, *, after: int, at: datetime) -> int | None:
    """The step that the code belongs to, if it is one of now, or one step off, and later than ``after``."""
    told = squeeze(narrow(code))
    if not (len(told) == DIGITS and told.isascii() and told.isdigit()):
        return None
    for key in secrets_of(seed, person_pk):
        totp = TOTP(key, step=int(STEP.total_seconds()), digits=DIGITS)
        totp.time = at.timestamp()
        if totp.verify(int(told), tolerance=STEPS_ALLOWED, min_t=after + 1):
            return int(totp.t())
    return None


def code_at(seed: str, person_pk: int, *, at: datetime) -> str:
    """The code that the phone shows at the instant."""
    totp = TOTP(secret(seed, person_pk), step=int(STEP.total_seconds()), digits=DIGITS)
    totp.time = at.timestamp()
    return f"{totp.token():0{DIGITS}}"


def typed_key(seed: str, person_pk: int) -> str:
    """给人输入的密钥：in groups of four, for a phone whose camera does not help."""
    text = base64.b32encode(secret(seed, person_pk)).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def address(seed: str, person_pk: int, username: str) -> str:
    """What the QR code says."""
    told = {"secret": base64.b32encode(secret(seed, person_pk)).decode(), "issuer": ISSUER}
    return f"otpauth://totp/{quote(f'{ISSUER}:{username}')}?{urlencode(told, quote_via=quote)}"


def drawn(text: str) -> tuple[int, str]:
    """二维码：its side in squares, and the dark ones as the path of a drawing."""
    rows = [list(row) for row in segno.make(text, error="m").matrix_iter(border=_QUIET)]
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return len(rows), path
