"""页面的代价：home, plan and ledger page with 10 and 1,000 commitments.

Run: ``make bench`` or ``.venv/bin/python bench/pages.py``. Reference, in the same run: a bare Django view behind the
same middleware that returns the same bytes. Prints queries, milliseconds and the ratio; fails when the number of
queries depends on the number of commitments.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import datetime

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

from mingtang.editorial import actions as editorial
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs import actions as organs
from mingtang.organs.models import Person, Unit
from mingtang.progress.actions import submit_for_publication
from mingtang.workplan.actions.plans import import_plan

SIZES = (10, 1000)
ROUNDS = 30
BYTES: dict[str, bytes] = {}

urlpatterns = [path("bare/<str:name>/", lambda request, name: HttpResponse(BYTES[name]))]


def reading(count: int, year: int) -> dict[str, object]:
    """A plan of five chapters with as many commitments as asked for."""
    chapters = []
    for number in range(1, 6):
        told = [
            {
                "id": f"{number}.1.{place}",
                "kind": "task",
                "text": f"第{place}项：公布第{number}类事项的办理进度，说明经办单位和完成情况。",
                "due": f"{year}-{place % 12 + 1:02d}-15",
                "due_text": f"{place % 12 + 1}月15日前",
                "rhythm": "once",
                "offices": [],
                "cites": [],
                "clauses": [],
            }
            for place in range(1, count // 5 + 1)
        ]
        section = {"ordinal": 1, "heading": f"第{number}章的一节", "commitments": told}
        chapters.append({"ordinal": number, "numbered": True, "heading": f"第{number}章", "sections": [section]})
    head = {"title": f"某镇{year}年政务公开工作要点", "year": year, "issuer": "某镇", "preamble": "总体要求。"}
    return {**head, "basis": [], "chapters": chapters, "warnings": []}


def town(code: str, count: int, at: datetime) -> Person:
    """A town with one published plan; its clerk."""
    unit = organs.create_unit(
        code=code, name=code, short_name=code, kind=UnitKind.ADMINISTRATIVE_ORGAN, parent=None, by="bench", at=at
    )
    people = {}
    for kind in (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER):
        name = f"{code}-{kind.value.replace('_', '-')}"
        person = organs.add_person(username=name, name=name, unit=unit, password=None, by="bench", at=at)
        organs.appoint(person, unit=unit, kind=kind, since_on=at.date(), by="bench", at=at)
        people[kind] = person
    clerk = people[PostKind.DISCLOSURE_CLERK]
    done = import_plan(
        unit=unit,
        reading=reading(count, at.year),
        source_name="bench",
        source_sha256="0" * 64,
        openness=Openness.PROACTIVE,
        by=clerk,
        at=at,
    )
    revision = submit_for_publication(done.plan, by=clerk, at=at)
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=people[PostKind.REVIEWER], at=at)
    editorial.sign_and_release(revision, ticks=EVERY_TICK, by=people[PostKind.LEADER], at=at)
    return clerk


def timed(client: Client, address: str) -> tuple[float, bytes]:
    """Median milliseconds of a page, after a first visit that fills the caches."""
    body = client.get(address).content
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(address)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent), body


def queries(client: Client, address: str) -> int:
    """How many queries a page asks."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return len(asked)


def main() -> int:
    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    at = timezone.now()
    year = timezone.localtime(at).year
    asked: dict[str, list[int]] = {}
    print(f"{'page':<10}{'tasks':>7}{'queries':>9}{'ms':>9}{'bare ms':>9}{'ratio':>8}{'KB':>7}")
    for count in SIZES:
        code = f"bench{count}"
        client = Client()
        clerk = town(code, count, at)
        pages = {"home": f"/{code}/", "plan": f"/{code}/plans/{year}/", "ledger": f"/desk/ledger/?year={year}"}
        for name, address in pages.items():
            visitor = Client() if name != "ledger" else client
            if name == "ledger":
                client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
            asked.setdefault(name, []).append(queries(visitor, address))
            spent, BYTES[name] = timed(visitor, address)
            with override_settings(ROOT_URLCONF=__name__):
                bare, _ = timed(visitor, f"/bare/{name}/")
            size = len(BYTES[name]) / 1024
            print(f"{name:<10}{count:>7}{asked[name][-1]:>9}{spent:>9.2f}{bare:>9.2f}{spent / bare:>8.1f}{size:>7.0f}")
    assert Unit.rows.count() == len(SIZES)
    differing = [name for name, counts in asked.items() if len(set(counts)) != 1]
    print("queries do not depend on the number of tasks" if not differing else f"queries differ: {differing}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
