"""申请分析测试的底子：柳溪镇, and cases as they stand after some months."""

from datetime import date

import pytest
from django.db.models import Max

from mingtang.applications.models import Application, Particulars
from mingtang.demand.models import Topic
from tests import roles
from tests.builders import moment

AT = moment("2026-06-01")
APPLICANT = {"name": "甄申请", "phone": "0000-7654321", "address": "渠西村第九户"}


@pytest.fixture
def made(db):
    """The county of the builders, with stand-ins."""
    return roles.peopled()


def case(made, *, unit="liuxi", title="", person="", topic="", name="", **told):
    """An application as it stands, answered in ten working days unless told otherwise."""
    organ = made.units[unit]
    last = Application.rows.filter(unit=organ, year=2026).aggregate(last=Max("serial"))["last"] or 0
    usual = {
        "unit": organ, "year": 2026, "serial": last + 1, "code_digest": "0" * 64, "form_key": f"{unit}-{last + 1}",
        "channel": "web", "kind": "citizen", "submitted_at": AT, "submitted_on": date(2026, 3, 2),
        "arrived_on": date(2026, 3, 2), "received_on": date(2026, 3, 2), "title": title, "state": "answered",
        "outcome": "R1", "ended_on": date(2026, 3, 16), "due_on": date(2026, 3, 30), "entered_at": AT,
    }  # fmt: skip
    made_ = Application.rows.create(**usual | told)
    Particulars.rows.create(application=made_, **APPLICANT, person_key=person)
    if topic:
        Topic.rows.create(application=made_, code=topic, name=name or topic, by=made["clerk"], at=AT)
    return made_
