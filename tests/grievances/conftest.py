"""投诉测试的底子：柳溪镇, and grievances against a village, an office and the town, at every step."""

from datetime import date

import pytest

from mingtang.grievances.actions import handling
from mingtang.grievances.actions.intake import Typed, complain_online, enter
from mingtang.grievances.models import Grievance
from mingtang.law.grievances import Complaint, Finding, GrievanceState
from mingtang.law.matters import Arrival, Telling
from mingtang.matters.actions.receiving import Came
from tests import roles
from tests.builders import moment

AT = moment("2026-03-02")
TODAY = AT.date()
MARKERS = {"name": "甄投诉", "phone": "0000-7654321", "text": "村里半年没有公开收支，我问过会计。"}
COUNTY = Came(Arrival.PASSED, date(2026, 3, 2), "没有按期答复", "清河县人民政府办公室")
S = GrievanceState


@pytest.fixture
def made(db):
    """The county of the builders, with stand-ins."""
    return roles.peopled()


def complained(made, *, about="taoyuan", key="k-1", ip="10.0.0.1", at=AT, trap="", **told):
    """A grievance through the public form; its receipt."""
    told = {"typed": Typed(**MARKERS | told), "form_key": key, "trap": trap, "address": ip}
    return complain_online(made.organ, about=made.units.get(about), complaint=Complaint.NOT_PUBLISHED, **told, at=at)


def entered(made, *, about="taoyuan", came=None, by="clerk", **told):
    """A grievance that the clerk registers."""
    came_in = came or Came(Arrival.PHONE, date(2026, 3, 2), "村财务公开")
    about, told = made.units[about], Typed(**MARKERS | told)
    return enter(
        made.organ, about=about, complaint=Complaint.NOT_PUBLISHED, typed=told, came_in=came_in, by=made[by], at=AT
    )


def fresh(matter):
    """As the database has it."""
    return Grievance.rows.select_related("unit__organ", "writing", "handler", "about").get(pk=matter.pk)


def act(made, matter, name, *, by="clerk", at=AT, **told):
    """One act of the room."""
    return getattr(handling, name)(fresh(matter), **told, seen=fresh(matter).steps, by=made[by], at=at)


def taken_up(made, matter, *, handler="officer"):
    return act(made, matter, "take_up", handler=made[handler], title="村财务公开")


UPHELD = {
    "finding": Finding.UPHELD,
    "facts": "看过公开栏",
    "answer": "您反映的属实。",
    "measures": "补公开上半年收支",
    "mend_by": date(2026, 3, 20),
}
UNFOUNDED = {"finding": Finding.UNFOUNDED, "facts": "看过公开栏", "answer": "已经公开。"}


def drafted(made, matter=None, *, by="officer", **told):
    matter = taken_up(made, matter or entered(made).matter)
    return act(made, matter, "find", by=by, **(told or UPHELD))


def decided(made, matter=None, **told):
    return act(made, drafted(made, matter, **told), "approve", by="leader")


def answered(made, matter=None, **told):
    return act(made, decided(made, matter, **told), "answer", way=Telling.PHONE, on=TODAY)


def closed(made, matter=None):
    nothing = {"mended_on": None, "result": "", "reported_on": None}
    return act(made, answered(made, matter, **UNFOUNDED), "close", **nothing)


def standing(made, state):
    """A grievance in the state."""
    ways = {
        S.RECEIVED: lambda: entered(made).matter,
        S.CHECKING: lambda: taken_up(made, entered(made).matter),
        S.DRAFTED: lambda: drafted(made),
        S.DECIDED: lambda: decided(made),
        S.ANSWERED: lambda: answered(made),
        S.CLOSED: lambda: closed(made),
        S.PASSED: lambda: act(made, entered(made).matter, "transfer", to="清河县人民政府办公室", on=TODAY, note=""),
        S.WITHDRAWN: lambda: act(made, entered(made).matter, "withdraw", note="打电话说不办了"),
    }
    return fresh(ways[state]())
