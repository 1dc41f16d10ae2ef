"""文件页的代价：the page of a document with 1 and 20 editions, and with 1 and 1,000 documents beside it.

Run: ``.venv/bin/python bench/document_page.py``. Reference, in the same run: a bare Django view behind the same
middleware that returns the same bytes. Prints queries, milliseconds and the ratio, also for a reader who has the page
already; fails when the number of queries depends on how much there is.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import date, datetime

os.environ["DJANGO_SETTINGS_MODULE"] = "mingtang.config.settings"
os.environ["MINGTANG_DATA"] = tempfile.mkdtemp(prefix="mingtang-bench-")
os.environ["MINGTANG_SECRET_KEY"] = "only-for-measuring"
os.environ.pop("DATABASE_URL", None)

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import path
from django.utils import timezone

from mingtang.editorial.actions import approve, release, sign, submit
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind, UnitKind
from mingtang.listings.models import Listing, Place
from mingtang.organs import actions as organs
from mingtang.organs.models import Person, Unit

ROUNDS = 30
ADDRESS = "/bench/documents/2026-1/"
POSTS = {
    "officer": PostKind.OFFICE_OFFICER,
    "clerk": PostKind.DISCLOSURE_CLERK,
    "reviewer": PostKind.REVIEWER,
    "leader": PostKind.LEADER,
}
TEXT = "".join(
    f"<p>第{number}条：公开办理的依据、条件、程序和结果，说明经办单位和联系方式。</p>" for number in range(1, 41)
)
BYTES: list[bytes] = [b""]

urlpatterns = [path("bare/", lambda request: HttpResponse(BYTES[0]))]


def town(at: datetime) -> tuple[Unit, dict[str, Person]]:
    """An organ and one person for each post."""
    told = {"kind": UnitKind.ADMINISTRATIVE_ORGAN, "parent": None, "by": "bench", "at": at}
    unit = organs.create_unit(code="bench", name="某镇人民政府", short_name="某镇", **told)
    people = {}
    for name, kind in POSTS.items():
        person = organs.add_person(username=name, name=name, unit=unit, password=None, by="bench", at=at)
        organs.appoint(person, unit=unit, kind=kind, since_on=at.date(), by="bench", at=at)
        people[name] = person
    return unit, people


def edition(unit: Unit, people: dict[str, Person], number: int, at: datetime) -> None:
    """One more edition of the document, released."""
    metadata = {
        "title": "关于某事的通知", "index_number": "X/2026-1", "issuer": unit.name, "number": "无文号",
        "type": "notice", "made_on": at.date().isoformat(), "in_force_on": "", "shown_until_on": "",
        "subjects": ["general"], "validity": "valid", "basis": "", "openness": "proactive",
    }  # fmt: skip
    revision = submit(
        kind="document",
        unit=unit,
        subject="drafting.manuscript:1",
        address=ADDRESS,
        title="关于某事的通知",
        body={
            "html": TEXT.replace("第1条", f"第1条（{number}）"),
            "metadata": metadata,
            "places": [{"column": "tzgg", "item": ""}],
            "attachments": [],
            "pictures": [],
            "change": {"size": "minor", "note": "改了一处文字。"} if number > 1 else {},
            "outlet": "site",
            "review_on": "",
            "organ": {"code": unit.code, "name": unit.name},
        },
        openness=Openness.PROACTIVE,
        by=people["officer"],
        at=at,
    )
    approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=people["clerk"], at=at)
    approve(revision, findings=FOUND_CLEAR, ticks=EVERY_TICK, by=people["reviewer"], at=at)
    sign(revision, ticks=EVERY_TICK, by=people["leader"], at=at)
    release(revision, by=people["clerk"], at=at)


def many(unit: Unit, count: int) -> None:
    """So many documents beside it in its column."""
    rows = Listing.rows.bulk_create(
        Listing(
            unit=unit,
            kind="elsewhere",
            title=f"第{n}件",
            elsewhere=f"https://a.example/{n}",
            public_on=date(2026, 1, 1),
        )
        for n in range(count)
    )
    Place.rows.bulk_create(Place(listing=row, unit=unit, column="tzgg") for row in rows)


def timed(client: Client, address: str, **headers: str) -> float:
    """Median milliseconds of a page, after a first visit that fills the caches."""
    client.get(address, headers=headers)
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(address, headers=headers)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def measured(what: str) -> int:
    """Print one line; how many queries the page asked."""
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        response = client.get(ADDRESS)
    count = len(asked)  # the next request empties the log
    assert response.status_code == 200, response.status_code
    BYTES[0] = response.content
    spent, again = timed(client, ADDRESS), timed(client, ADDRESS, if_none_match=response.headers["ETag"])
    with override_settings(ROOT_URLCONF=__name__):
        assert client.get("/bare/").content == BYTES[0]
        bare = timed(client, "/bare/")
    print(f"{what:<28}{count:>8}{spent:>9.2f}{again:>9.2f}{bare:>9.2f}{spent / bare:>8.1f}")
    return count


def main() -> int:
    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    at = timezone.now()
    unit, people = town(at)
    print(f"{'document':<28}{'queries':>8}{'ms':>9}{'304 ms':>9}{'bare ms':>9}{'ratio':>8}")
    edition(unit, people, 1, at)
    asked = [measured("1 edition")]
    for number in range(2, 21):
        edition(unit, people, number, at)
    asked.append(measured("20 editions"))
    many(unit, 1000)
    asked.append(measured("20 editions, 1,000 beside"))
    same = len(set(asked)) == 1
    print("queries do not depend on how much there is" if same else f"queries differ: {asked}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
