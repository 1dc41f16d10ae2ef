"""依申请公开的速度：taking applications in, the list by days left, and reckoning every clock anew.

Run: ``.venv/bin/python bench/foi.py``; ``DATABASE_URL=postgres://…`` measures an empty PostgreSQL database, else
SQLite in a temporary folder. References, in the same run: for an application taken in with a durable receipt (number,
trail, sealed image) a single row committed on its own; for the list with 10,000 cases the same list with 100; for
reckoning 10,000 clocks after a new holiday notice the reading of the same 10,000 cases. Prints rates and ratios;
fails when the long list takes more than 1.5 times the short one.
"""

import io
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from copy import copy
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

os.environ["DJANGO_SETTINGS_MODULE"] = "mingtang.config.settings"
os.environ["MINGTANG_DATA"] = tempfile.mkdtemp(prefix="mingtang-bench-")
os.environ["MINGTANG_SECRET_KEY"] = "only-for-measuring"
os.environ["MINGTANG_APPLICATIONS_FROM_ONE_ADDRESS"] = "1000000"

import django

django.setup()

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from PIL import Image

from mingtang.applications.due import ReplyDays
from mingtang.applications.models import Application, Event
from mingtang.applying.actions.intake import apply_online
from mingtang.holidays.queries import calendar
from mingtang.law.applying import Typed
from mingtang.law.foi import ApplicantKind, FoiAct
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs import actions as organs
from mingtang.organs.models import Person, Unit
from mingtang.visits.models import DaySalt

TAKEN, SHORT, LONG, ROUNDS, MOST = 200, 100, 10_000, 15, 1.5
AT = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def town() -> tuple[Unit, Person]:
    """An organ and its clerk."""
    told = {"by": "bench", "at": AT}
    kind = UnitKind.ADMINISTRATIVE_ORGAN
    unit = organs.create_unit(code="town", name="某镇人民政府", short_name="某镇", kind=kind, parent=None, **told)
    clerk = organs.add_person(username="clerk", name="专员", unit=unit, password=None, **told)
    organs.appoint(clerk, unit=unit, kind=PostKind.DISCLOSURE_CLERK, since_on=AT.date(), **told)
    return unit, clerk


def picture() -> bytes:
    """A photograph of the size that a telephone sends."""
    kept = io.BytesIO()
    Image.effect_noise((1200, 800), 60).convert("RGB").save(kept, "JPEG", quality=80)
    return kept.getvalue()


def seconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def taken_in(unit: Unit) -> float:
    """Applications a second, each with its receipt on disk, against single rows a second."""
    image = picture()
    typed = Typed(ApplicantKind.CITIZEN, name="甄申请", wanted="灌渠验收报告", phone="0000-7654321")

    def one(number: int) -> None:
        upload = SimpleUploadedFile("a.jpg", image, content_type="image/jpeg")
        apply_online(unit, typed=typed, images=[upload], form_key=f"bench-{number}", address="10.0.0.1", at=AT)

    whole = seconds(lambda: [one(number) for number in range(TAKEN)])
    rows = seconds(
        lambda: [DaySalt.rows.create(on=AT.date() - timedelta(days=number), salt="x") for number in range(1, TAKEN)]
    )
    print(f"收申请：每秒 {TAKEN / whole:.0f} 件（含编号、留痕、封存照片），单行提交每秒 {TAKEN / rows:.0f} 行")
    print(f"  比 {whole / rows:.1f} 倍")
    return whole / rows


def filled(upto: int) -> None:
    """So many cases, each with three events, made by number."""
    first = Application.rows.order_by("pk").first()
    have = Application.rows.count()
    rows = []
    for serial in range(have + 1, upto + 1):
        row = copy(first)
        row.pk, row.serial, row.form_key = None, serial, f"copy-{serial}"
        row.due_on = AT.date() + timedelta(days=serial % 40)
        rows.append(row)
    for row in Application.rows.bulk_create(rows, batch_size=1000):
        acts = (FoiAct.EXAMINE, FoiAct.INQUIRE)
        Event.rows.bulk_create(
            Event(application=row, act=act.value, on=AT.date(), state="handling", at=AT, facts={"asked": "third_party"})
            for act in acts
        )


def listed(clerk: Person) -> float:
    """Milliseconds of the list."""
    client = Client()
    client.force_login(clerk)
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        assert client.get("/desk/applications/").status_code == 200
        times.append(time.perf_counter() - began)
    return 1000 * statistics.median(times)


def main() -> int:
    """Measure, and say whether the list keeps its time."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    unit, clerk = town()
    taken_in(unit)
    Application.rows.filter(serial__gt=SHORT).update(state="archived", due_on=None)
    short = listed(clerk)
    Application.rows.update(state="received")
    filled(LONG)
    long = listed(clerk)
    print(f"列表：{SHORT} 件 {short:.1f} 毫秒，{LONG} 件 {long:.1f} 毫秒，比 {long / short:.2f} 倍")
    read = seconds(lambda: list(Application.rows.prefetch_related("events").all()))
    anew = seconds(lambda: ReplyDays().recompute(calendar(), at=AT))
    print(f"放假安排变了，重算 {LONG} 件：{anew:.1f} 秒，读一遍 {read:.2f} 秒，比 {anew / read:.0f} 倍")
    return 0 if long <= MOST * short else 1


if __name__ == "__main__":
    sys.exit(main())
