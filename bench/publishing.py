"""发布的代价：one document and a bundle of 1,000, against plain rows with their trail, in the same run.

Run: ``.venv/bin/python bench/publishing.py``; ``DATABASE_URL=postgres://…`` measures an empty PostgreSQL database, else
SQLite in a temporary folder. Reference, in the same run: for each document one row inserted and one entry in the
trail, all in one transaction. Prints milliseconds a document and the ratio to the reference; fails when a document in
a bundle costs more than ``MOST`` references, or when a bundle makes a document dearer than it is alone.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "mingtang.config.settings"
os.environ["MINGTANG_DATA"] = tempfile.mkdtemp(prefix="mingtang-bench-")
os.environ["MINGTANG_SECRET_KEY"] = "only-for-measuring"

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from mingtang.audit.actions import record
from mingtang.audit.chain import canonical
from mingtang.editorial.actions import digest_of
from mingtang.editorial.models import Approval, Document, Edition, Published, Revision
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs import actions as organs
from mingtang.organs.models import Person, Unit
from mingtang.releases import actions
from mingtang.releases.models import Release

MANY, ALONE, ROUNDS, MOST = 1000, 15, 3, 15.0


class Paper:
    """公文：a text of usual length that is released by hand."""

    key = "paper"
    label = "公文"
    template = ""
    released_by_hand = True

    def changes(self, before: object, after: object) -> list[str]:
        """Nothing to compare."""
        return []

    def hold(self, body: object) -> None:
        """It rests on no record."""

    def reasons_against_release(self, body: object, *, at: datetime) -> list[str]:
        """None of its own; signatures, digest, gates and files are looked at all the same."""
        return []


def organ(at: datetime) -> tuple[Unit, dict[str, Person]]:
    """A town with a clerk, a reviewer and a leader."""
    told = {"kind": UnitKind.ADMINISTRATIVE_ORGAN, "parent": None, "by": "bench", "at": at}
    unit = organs.create_unit(code="town", name="某镇人民政府", short_name="某镇", **told)
    held = {}
    for kind in (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER):
        name = kind.value.replace("_", "-")
        held[kind.value] = organs.add_person(username=name, name=name, unit=unit, password=None, by="bench", at=at)
        organs.appoint(held[kind.value], unit=unit, kind=kind, since_on=at.date(), by="bench", at=at)
    return unit, held


def signed(unit: Unit, held: dict[str, Person], count: int, since: int, at: datetime) -> list[Edition]:
    """So many documents that everybody has signed."""
    body = canonical({"html": "<p>" + "公布惠农补贴的政策、申报和发放结果。" * 150 + "</p>", "review_on": ""})
    numbers = range(since, since + count)
    documents = Document.rows.bulk_create(
        Document(kind="paper", unit=unit, subject=f"bench.paper:{n}", address=f"/town/documents/2026-{n}/")
        for n in numbers
    )
    editions = Edition.rows.bulk_create(
        Edition(document=row, number=1, state="open", opened_at=at) for row in documents
    )
    told = {"number": 1, "body": body, "openness": "proactive", "stages": "review leader", "made_at": at}
    digests = [
        digest_of(title="通知", body=body, openness=Openness.PROACTIVE.value, address=row.address) for row in documents
    ]
    author = held[PostKind.DISCLOSURE_CLERK.value]
    revisions = Revision.rows.bulk_create(
        Revision(edition=edition, title="通知", digest=digest, author=author, **told)
        for edition, digest in zip(editions, digests, strict=True)
    )
    for stage, findings in (("review", dict(FOUND_CLEAR)), ("leader", {})):
        who = held[PostKind.REVIEWER.value if stage == "review" else PostKind.LEADER.value]
        given = {"stage": stage, "reviewer": who, "findings": findings, "ticks": sorted(EVERY_TICK), "at": at}
        Approval.rows.bulk_create(Approval(revision=row, digest=row.digest, **given) for row in revisions)
    return editions


def milliseconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def plain(unit: Unit, held: dict[str, Person], count: int, at: datetime) -> None:
    """The reference: so many rows, each with its entry in the trail, in one transaction."""
    clerk = held[PostKind.DISCLOSURE_CLERK.value]
    with transaction.atomic():
        for _ in range(count):
            row = Release.rows.create(unit=unit, title="通知", made_by=clerk, made_at=at)
            record(unit.code, by=clerk, verb="bench.plain", of=row, at=at)


def main() -> int:
    """Release one after the other, then a thousand at one moment."""
    ports = {**settings.MINGTANG_PORTS, "editorial.PublicationKind": [f"{__name__}.Paper"]}
    settings.MINGTANG_PORTS = ports
    call_command("migrate", verbosity=0)
    at = timezone.now()
    unit, held = organ(at)
    clerk = held[PostKind.DISCLOSURE_CLERK.value]
    editions = signed(unit, held, MANY + ALONE, 0, at)
    reference = statistics.median(milliseconds(lambda: plain(unit, held, MANY, at)) for _ in range(ROUNDS)) / MANY
    alone = statistics.median(
        milliseconds(lambda one=one: actions.release_at_once(unit, editions=[one], by=clerk, at=at))
        for one in editions[:ALONE]
    )
    moment = at + timedelta(minutes=1)
    release = actions.plan(unit, editions=editions[ALONE:], planned_at=moment, by=clerk, at=at)
    whole = milliseconds(lambda: actions.release_due(release.pk, at=moment))
    assert Published.rows.count() == MANY + ALONE
    each = whole / MANY
    print(f"{connection.vendor}：发布 {ALONE} 件各一次，{MANY} 件一次")
    print(f"{'':<22}{'ms a document':>14}{'ratio':>9}")
    for name, told in (("row with trail", reference), ("alone", alone), ("in a bundle", each)):
        print(f"{name:<22}{told:>14.2f}{told / reference:>9.1f}")
    print(f"{MANY} 件一共 {whole / 1000:.1f} 秒；每件最多 {MOST} 倍，且不比单发更贵")
    return 0 if each <= MOST * reference and each <= alone else 1


if __name__ == "__main__":
    sys.exit(main())
