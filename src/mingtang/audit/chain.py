"""链：how one entry of the trail is turned into the text that its digest is taken over."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

GENESIS = "0" * 64


def canonical(value: object) -> str:
    """One text for one value: keys sorted, no spaces, no escapes for Chinese."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(*, chain: str, seq: int, at: datetime, actor: str, verb: str, subject: str, facts: str, prev: str) -> str:
    """SHA-256 over the entry's canonical text, the digest of the entry before it included."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    text = canonical([chain, seq, instant, actor, verb, subject, facts, prev])
    return hashlib.sha256(text.encode()).hexdigest()


def facts_text(facts: Mapping[str, object] | None) -> str:
    """The facts of an entry as stored: references, days and digests; never a personal value."""
    return canonical(dict(facts or {}))
