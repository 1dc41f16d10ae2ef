"""列表：the same number of queries however many cases there are; and a year is sent in pieces."""

import io
import zipfile
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.applications.models import Application
from mingtang.casefiles.models import Package
from mingtang.files.streaming import Entry, zipped
from mingtang.law.foi import ApplicationState
from tests.casefiles.conftest import ARCHIVED, archived


def many(case, count):
    told = {name: getattr(case, name) for name in ("unit", "year", "channel", "kind", "submitted_at", "entered_at")}
    days = dict.fromkeys(("submitted_on", "arrived_on", "received_on", "ended_on"), date(2026, 3, 2))
    state = ApplicationState.ARCHIVED.value
    made = [Application(**told, **days, serial=100 + n, form_key=f"m-{n}", state=state) for n in range(count)]
    Application.rows.bulk_create(made)
    index = {"version": 1, "why": Package.ARCHIVED, "count": 1, "size": 1, "digest": "0" * 64, "at": ARCHIVED}
    Package.rows.bulk_create(Package(application=one, **index) for one in Application.rows.filter(serial__gte=100))


def test_the_list_asks_the_same_for_one_and_for_three_hundred(client, made, case):
    archived(made, case)
    client.force_login(made["clerk"])
    client.get("/desk/casefiles/?state=archived")

    def asked():
        with CaptureQueriesContext(connection) as found:
            assert client.get("/desk/casefiles/?state=archived").status_code == 200
        return len(found)

    one = asked()
    many(case, 299)
    assert asked() == one


def test_a_package_is_written_while_it_is_read():
    given = []

    def entries():
        for number in range(100):
            given.append(number)
            yield Entry(f"{number}.txt", ARCHIVED, [b"x" * 1000] * 100)

    stream = zipped(entries())
    most, pieces = 0, []
    for piece in stream:
        most = max(most, len(piece))
        pieces.append(piece)
        assert sum(map(len, pieces)) >= 100_000 * (len(given) - 1)
    assert most <= 1000
    assert len(zipfile.ZipFile(io.BytesIO(b"".join(pieces))).namelist()) == 100


def test_a_year_comes_as_one_package_under_a_name_that_tells_of_nobody(client, made, case):
    archived(made, case)
    client.force_login(made["clerk"])
    answer = client.post("/desk/casefiles/liuxi/2026/take-out/")
    assert answer["Content-Disposition"] == 'attachment; filename="liuxi-2026.zip"'
    names = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).namelist()
    assert {name.split("/")[0] for name in names} == {"liuxi-2026-0001"}
