"""留痕的写入：the one way an entry comes into being."""

from collections.abc import Mapping
from datetime import datetime

from django.db import models, transaction

from mingtang.audit.chain import GENESIS, digest, facts_text
from mingtang.audit.models import Entry, Head


def reference(record: models.Model) -> str:
    """The way the trail names a record: app.model:key."""
    return f"{record._meta.label_lower}:{record.pk}"


def actor_of(by: models.Model | str) -> str:
    """The way the trail names who acted: a person's key, or the part of the software that acted by rule."""
    return f"system:{by}" if isinstance(by, str) else f"person:{by.pk}"


def lock_heads(*chains: str) -> dict[str, Head]:
    """Lock the heads of the chains, always in the order of their names, so that two acts never wait in a ring."""
    for chain in chains:
        Head.rows.get_or_create(chain=chain, defaults={"seq": 0, "digest": GENESIS})
    return {
        head.chain: head for head in Head.rows.select_for_update(no_key=True).filter(chain__in=chains).order_by("chain")
    }


def facts_of_actor(by: models.Model | str) -> dict[str, object]:
    """What the trail adds of whoever acts: for whom, when standing in for somebody; by which sign-in they came."""
    stands_for, signed_in = getattr(by, "stands_for", None), getattr(by, "signed_in", None)
    told: dict[str, object] = {"stands_for": reference(stands_for)} if stands_for is not None else {}
    return told | ({"sign_in": signed_in} if signed_in is not None else {})


@transaction.atomic
def record(
    chain: str,
    *,
    by: models.Model | str,
    verb: str,
    of: models.Model | str,
    at: datetime,
    facts: Mapping[str, object] | None = None,
) -> Entry:
    """Append one entry to the organ's chain, in the transaction of the act it tells of.

    An actor who came in through a sign-in carries its number (``signed_in``), and the entry names it.
    """
    head = lock_heads(chain)[chain]
    told = {
        "chain": chain,
        "seq": head.seq + 1,
        "at": at,
        "actor": actor_of(by),
        "verb": verb,
        "subject": of if isinstance(of, str) else reference(of),
        "facts": facts_text({**(facts or {}), **facts_of_actor(by)}),
        "prev": head.digest,
    }
    entry = Entry.rows.create(**told, digest=digest(**told))
    head.seq, head.digest = entry.seq, entry.digest
    head.save(update_fields=["seq", "digest"])
    return entry
