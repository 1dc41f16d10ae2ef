"""登录的签名：what the installation signs of a sign-in, with a key that does not lie in the database."""

from datetime import UTC, datetime

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from mingtang.access.models import SignIn
from mingtang.audit.chain import canonical

_SALT = "mingtang.access.sign_in"


def signature(*, person_pk: int, at: datetime, factors: str, browser: str, key: str | None = None) -> str:
    """签名：over the canonical text of the sign-in."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    text = canonical([person_pk, instant, factors, browser])
    return salted_hmac(_SALT, text, secret=key, algorithm="sha256").hexdigest()


def is_genuine(row: SignIn) -> bool:
    """签名相符：by the key of today or one of earlier that still holds."""
    told = {"person_pk": row.person_id, "at": row.at, "factors": row.factors, "browser": row.browser}
    return any(
        constant_time_compare(row.signature, signature(**told, key=key))
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    )
