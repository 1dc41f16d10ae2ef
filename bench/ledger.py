"""县级总览的代价：the county view over 60 units with 300 commitments each, against one unit's ledger page.

Run: ``.venv/bin/python bench/ledger.py``; ``DATABASE_URL=postgres://…`` measures an empty PostgreSQL database, else
SQLite in a temporary folder. Reference, in the same run on the same data: the ledger page of one unit, for the
clerk who keeps it. Everything is made by number, so that each run measures the same rows. Prints queries,
milliseconds and the ratio; fails when the county view takes more than twice the time of the one unit's page.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "mingtang.config.settings"
os.environ["MINGTANG_DATA"] = tempfile.mkdtemp(prefix="mingtang-bench-")
os.environ["MINGTANG_SECRET_KEY"] = "only-for-measuring"

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import OuterRef, Subquery
from django.test import Client
from django.utils import timezone

from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.states import with_state, with_stored_state
from mingtang.holidays.queries import calendar
from mingtang.law.commitments import Rhythm, Term, demand_of
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs import actions as organs
from mingtang.organs.models import Person, Unit
from mingtang.workplan.actions.days import recompute_plans
from mingtang.workplan.models import Chapter, Commitment, Plan, Section

UNITS, TASKS, PIECES, ROUNDS, MOST = 60, 300, 3, 15, 2.0


def people(at: datetime) -> tuple[list[Unit], dict[str, Person]]:
    """A county with its towns: an inspector above, and in each town a clerk and somebody who judges."""
    made: list[Unit] = []
    held: dict[str, Person] = {}

    def person(name: str, unit: Unit, kind: PostKind) -> None:
        held[name] = organs.add_person(username=name, name=name, unit=unit, password=None, by="bench", at=at)
        organs.appoint(held[name], unit=unit, kind=kind, since_on=at.date(), by="bench", at=at)

    for number in range(UNITS + 1):
        code = f"t{number:02d}" if number else "county"
        unit = organs.create_unit(
            code=code,
            name=f"第{number}个机关",
            short_name=f"第{number}镇",
            kind=UnitKind.ADMINISTRATIVE_ORGAN,
            parent=made[0] if made else None,
            by="bench",
            at=at,
        )
        made.append(unit)
        person(f"{code}-clerk", unit, PostKind.DISCLOSURE_CLERK)
    person("inspector", made[0], PostKind.INSPECTOR)
    person("judge", made[0], PostKind.REVIEWER)
    return made[1:], held


def plans(units: list[Unit], year: int, at: datetime) -> list[Commitment]:
    """One plan of 300 tasks for each unit."""
    head = {"year": year, "openness": Openness.PROACTIVE.value, "imported_at": at, "source_sha256": "0" * 64}
    made = Plan.rows.bulk_create(Plan(unit=unit, title=f"{unit.name}{year}年工作要点", **head) for unit in units)
    chapters = Chapter.rows.bulk_create(Chapter(plan=plan, ordinal=1, heading="重点工作") for plan in made)
    sections = Section.rows.bulk_create(Section(chapter=chapter, ordinal=1) for chapter in chapters)
    return Commitment.rows.bulk_create(
        (
            task(plan, section, number, year)
            for plan, section in zip(made, sections, strict=True)
            for number in range(1, TASKS + 1)
        ),
        batch_size=2000,
    )


def task(plan: Plan, section: Section, number: int, year: int) -> Commitment:
    """The task of a number: once, quarterly or without a day."""
    due = date(year, number % 12 + 1, 15) if number % 3 else None
    rhythm = Rhythm.ONCE if due else Rhythm.CONTINUOUS
    text = f"第{number}项：公布第{number % 7}类事项的办理进度，说明经办单位和完成情况。"
    return Commitment(
        plan=plan,
        section=section,
        key=f"1.1.{number}",
        position=number,
        kind=Commitment.TASK,
        text=text,
        due_on=due,
        rhythm=rhythm.value,
        next_due_on=due,
        owner=plan.unit,
        demand=demand_of(text, Term(rhythm, due)),
    )


def handed_in(tasks: list[Commitment], held: dict[str, Person], on: date, at: datetime) -> int:
    """Three pieces for each task but every fifth; most accepted, some of them as what completes it."""
    busy = [row for row in tasks if row.position % 5]
    Evidence.rows.bulk_create(
        (
            Evidence(
                commitment=row,
                kind="link",
                title=f"第{piece}份进度",
                on=max(on - timedelta(days=(row.position * 7 + piece * 31) % 200), date(on.year, 1, 1)),
                url="https://www.example/",
                ref_id=f"{row.pk}-{piece}",
                submitted_by=held["t01-clerk"],
                submitted_at=at,
            )
            for row in busy
            for piece in range(PIECES)
        ),
        batch_size=2000,
    )
    judged = {"accepted_by": held["judge"], "accepted_at": at}
    demand = Subquery(Commitment.rows.filter(pk=OuterRef("commitment")).values("demand")[:1])
    third = [n for n in range(TASKS + 1) if n % 3 == 0]
    complete = Evidence.rows.filter(title="第0份进度", commitment__position__in=third)
    complete.update(**judged, completing=True, demand=demand)
    waiting = [n for n in range(TASKS + 1) if n % 10 == 4]
    Evidence.rows.filter(accepted_at=None).exclude(commitment__position__in=waiting).update(**judged)
    recompute_plans(calendar(), at=at)
    return Evidence.rows.count()


def timed(client: Client, address: str) -> tuple[float, int]:
    """Median milliseconds of a page, after a first visit that fills the caches, and its queries."""
    asked: list[str] = []

    def counted(execute: Any, sql: str, *told: Any) -> Any:
        asked.append(sql)
        return execute(sql, *told)

    with connection.execute_wrapper(counted):
        response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(address)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent), len(asked)


def main() -> int:
    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    at = timezone.now()
    on = timezone.localtime(at).date()
    units, held = people(at)
    tasks = plans(units, on.year, at)
    pieces = handed_in(tasks, held, on, at)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rows = Commitment.rows.all()
    told = [dict(found(rows, on=on).values_list("pk", "state")) for found in (with_state, with_stored_state)]
    assert told[0] == told[1]
    print(f"{connection.vendor}：{len(units)} 个机关，{len(tasks)} 项任务，{pieces} 份佐证")
    clerk, inspector = Client(), Client()
    clerk.force_login(held["t01-clerk"], backend="django.contrib.auth.backends.ModelBackend")
    inspector.force_login(held["inspector"], backend="django.contrib.auth.backends.ModelBackend")
    one, asked_one = timed(clerk, f"/desk/ledger/?organ=t01&year={on.year}")
    all_, asked_all = timed(inspector, f"/desk/county/?year={on.year}")
    print(f"{'page':<12}{'queries':>9}{'ms':>9}")
    print(f"{'one ledger':<12}{asked_one:>9}{one:>9.1f}")
    print(f"{'county':<12}{asked_all:>9}{all_:>9.1f}")
    print(f"ratio {all_ / one:.2f}，最多 {MOST}")
    return 0 if all_ <= MOST * one else 1


if __name__ == "__main__":
    sys.exit(main())
