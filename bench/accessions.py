"""批量建稿的比例和代价：official texts that others published, each as a file, all the way to a manuscript.

Run: ``.venv/bin/python bench/accessions.py``; ``DATABASE_URL=postgres://…`` measures an empty PostgreSQL database, else
SQLite in a temporary folder. The texts are no part of the project: ``MINGTANG_REAL_DATA`` names the folder, or one
stands beside the project; without them three hundred made-up notices are taken in. Reference, in the same run: one row
inserted with its entry in the trail for each file. Prints how many were made, known already or refused and for which
reasons, in how many each fact was read, and milliseconds a file. Fails when one is refused.
"""

import csv
import gzip
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "mingtang.config.settings"
os.environ["MINGTANG_DATA"] = tempfile.mkdtemp(prefix="mingtang-bench-")
os.environ["MINGTANG_SECRET_KEY"] = "only-for-measuring"

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from mingtang.accessions.actions.batches import open_batch, take_in_one
from mingtang.accessions.models import BatchFile, FileState
from mingtang.accessions.unpacking import Given
from mingtang.audit.actions import record
from mingtang.drafting.models import Manuscript
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs import actions as organs
from mingtang.organs.models import Person, Unit

DATA = Path(os.environ.get("MINGTANG_REAL_DATA") or Path(__file__).parents[2] / "shared" / "data")
AT_ONCE, MADE_UP = 200, 300
FACTS = {"number": "发文字号", "issuer": "发布机构", "made_on": "成文日期", "in_force_on": "施行日期"}


def real() -> Iterator[Given]:
    """The official texts, each once, as files of plain text."""
    csv.field_size_limit(sys.maxsize)
    seen: set[str] = set()
    for file in sorted((DATA / "policies").glob("*.csv.gz")):
        with gzip.open(file, "rt", encoding="utf-8-sig") as rows:
            for row in csv.DictReader(rows):
                title, text = row["标题"].strip(), row["内容"].strip()
                own = text if "时间" in row else f"{title}\n{text}"
                if text and own not in seen:
                    seen.add(own)
                    yield Given(f"公文{len(seen)}.txt", own.encode())


def made_up() -> Iterator[Given]:
    """Notices that differ in their number."""
    for number in range(1, MADE_UP + 1):
        lines = f"某镇人民政府关于第{number}项工作的通知\n某政发〔2024〕{number}号\n各村：\n请办理第{number}项工作。\n"
        yield Given(f"通知{number}.txt", f"{lines}某镇人民政府\n2024年3月5日\n（此件公开发布）\n".encode())


def organ() -> tuple[Unit, Person]:
    """A town with its clerk."""
    at = timezone.now()
    told = {"kind": UnitKind.ADMINISTRATIVE_ORGAN, "parent": None, "by": "bench", "at": at}
    unit = organs.create_unit(code="town", name="某镇人民政府", short_name="某镇", **told)
    clerk = organs.add_person(username="clerk", name="专员", unit=unit, password=None, by="bench", at=at)
    organs.appoint(clerk, unit=unit, kind=PostKind.DISCLOSURE_CLERK, since_on=at.date(), by="bench", at=at)
    return unit, clerk


def plain(unit: Unit, clerk: Person, count: int) -> float:
    """The reference: milliseconds for a row with its entry in the trail."""
    at, begin = timezone.now(), time.perf_counter()
    for _ in range(count):
        with transaction.atomic():
            told = {"metadata": {}, "started_at": at, "saved_at": at, "saved_by": clerk, "discarded_at": at}
            row = Manuscript.rows.create(unit=unit, organ=unit, owner=clerk, **told)
            record(unit.code, by=clerk, verb="bench.plain", of=row, at=at)
    return (time.perf_counter() - begin) * 1000 / count


def taken_in(unit: Unit, clerk: Person, given: list[Given]) -> tuple[float, list[float]]:
    """Milliseconds a file for looking into them all, and for making each into a manuscript."""
    looking, making = 0.0, []
    for first in range(0, len(given), AT_ONCE):
        begin = time.perf_counter()
        batch = open_batch(unit, given=given[first : first + AT_ONCE], by=clerk, at=timezone.now())
        looking += time.perf_counter() - begin
        for pk in batch.files.filter(state=FileState.WAITING.value).values_list("pk", flat=True):
            begin = time.perf_counter()
            take_in_one(pk, at=timezone.now())
            making.append((time.perf_counter() - begin) * 1000)
    return looking * 1000 / len(given), making


def main() -> int:
    """Take them all in and tell what came of them."""
    call_command("migrate", verbosity=0)
    unit, clerk = organ()
    given = list(real()) if (DATA / "policies").is_dir() else []
    what = "真实的公文" if given else "造出来的通知"
    given = given or list(made_up())
    reference = plain(unit, clerk, 100)
    looking, making = taken_in(unit, clerk, given)
    states = Counter(BatchFile.rows.values_list("state", flat=True))
    told = "，".join(f"{state.label} {states[state.value]}" for state in FileState if states[state.value])
    print(f"{connection.vendor}：{what} {len(given)} 份：{told}")
    made = list(Manuscript.rows.filter(discarded_at=None))
    for reason, count in Counter(
        sentence for file in BatchFile.rows.filter(state="refused") for sentence in file.told
    ).items():
        print(f"  没有建成 {count}：{reason}")
    titled = sum(1 for row in made if row.title)
    print(f"  读出标题 {titled}（{titled / len(made):.1%}）")
    for name, label in FACTS.items():
        count = sum(1 for row in made if row.metadata.get(name))
        print(f"  读出{label} {count}（{count / len(made):.1%}）")
    clean = BatchFile.rows.filter(state="made", told=[]).count()
    print(f"  没有一项要核对的 {clean}（{clean / len(made):.1%}）")
    middle, worst = statistics.median(making), max(making)
    print(f"每份：看 {looking:.1f} 毫秒，建稿中位 {middle:.1f} 毫秒，最长 {worst:.0f} 毫秒")
    print(f"一行带留痕 {reference:.2f} 毫秒")
    return 1 if states["refused"] else 0


if __name__ == "__main__":
    sys.exit(main())
