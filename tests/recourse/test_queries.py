"""列表：the same number of queries however many there are, on the list, on today and on the page of the case."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.law.proceedings import Cause, Course, ProceedingState
from mingtang.recourse.in_hand import Proceedings
from mingtang.recourse.models import Proceeding
from tests.recourse.conftest import AT, brought


def many(case, count):
    told = {
        "application": case,
        "course": Course.REVIEW.value,
        "cause": Cause.REPLY.value,
        "tribunal": "清河县人民政府",
    }
    days = {"served_on": date(2026, 4, 10), "due_on": date(2026, 4, 24), "state": ProceedingState.RECEIVED.value}
    Proceeding.rows.bulk_create(Proceeding(**told, **days) for _ in range(count))


def asked(act):
    with CaptureQueriesContext(connection) as found:
        act()
    return len(found)


def test_the_list_and_today_ask_the_same_for_one_and_for_three_hundred(client, made, case):
    brought(made, case)
    client.force_login(made["clerk"])

    def shown():
        return asked(lambda: client.get("/desk/proceedings/")), asked(lambda: Proceedings().rows(made["clerk"], at=AT))

    client.get("/desk/proceedings/")
    one = shown()
    many(case, 299)
    assert shown() == one


def test_the_page_of_the_case_asks_the_same_for_one_and_for_many(client, made, case):
    brought(made, case)
    client.force_login(made["clerk"])
    client.get(case.desk_address)
    one = asked(lambda: client.get(case.desk_address))
    many(case, 29)
    assert asked(lambda: client.get(case.desk_address)) == one
