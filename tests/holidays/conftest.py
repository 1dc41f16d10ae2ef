"""放假通知测试的单位、人员和期限日。"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from mingtang.law.units import PostKind, UnitKind
from mingtang.organs import actions as organs
from mingtang.organs.models import Unit

AT = datetime(2026, 11, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
FROM = date(2020, 1, 1)


class StoredDueDay:
    """A holder for the tests: the town's opening hours are the day it received something, its duties the due day."""

    def recompute(self, calendar, *, at):
        received_on = date.fromisoformat(Unit.rows.get(code="qili").hours)
        due = calendar.add_working_days(received_on, 20).day.isoformat()
        return Unit.rows.filter(code="qili").exclude(duties=due).update(duties=due)


@pytest.fixture
def county(db):
    return organs.create_unit(
        code="qinghe",
        name="清河县人民政府",
        short_name="清河县",
        kind=UnitKind.ADMINISTRATIVE_ORGAN,
        parent=None,
        by="install",
        at=AT,
    )


@pytest.fixture
def town(county):
    return organs.create_unit(
        code="qili",
        name="七里镇人民政府",
        short_name="七里镇",
        kind=UnitKind.ADMINISTRATIVE_ORGAN,
        parent=county,
        by="install",
        at=AT,
        hours="2026-12-15",
        duties="2027-01-12",
    )


def someone(username, name, unit, kind):
    person = organs.add_person(username=username, name=name, unit=unit, password="qing-he-2026", by="install", at=AT)
    organs.appoint(person=person, unit=unit, kind=kind, since_on=FROM, by="install", at=AT)
    return person


@pytest.fixture
def administrator(county):
    return someone("xian-guanli", "周管理", county, PostKind.ADMINISTRATOR)


@pytest.fixture
def town_administrator(town):
    return someone("zhen-guanli", "吴管理", town, PostKind.ADMINISTRATOR)


@pytest.fixture
def due_days(settings):
    settings.MINGTANG_PORTS = {"holidays.DueDayHolder": ["tests.holidays.conftest.StoredDueDay"]}


def due_day():
    """The stored due day, as the database has it."""
    return Unit.rows.get(code="qili").duties
