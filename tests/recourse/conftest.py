"""复议诉讼测试的底子：柳溪镇, a case that was answered, and what is brought against it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.applications.actions.steps import take
from mingtang.applications.models import Application
from mingtang.law.foi import FoiAct
from mingtang.law.proceedings import Cause, Course, PaperKind
from mingtang.recourse.actions.answering import decide, strike, submit, take_up
from mingtang.recourse.actions.papers import add_paper
from mingtang.recourse.actions.registering import register
from mingtang.recourse.models import Proceeding
from tests import roles
from tests.applying.conftest import AT as APPLIED_AT
from tests.applying.conftest import applied
from tests.builders import moment
from tests.contents import material
from tests.replay import Replay

ANSWERED = "2026-03-20"
SERVED = "2026-04-10"
AT = moment("2026-04-13")


@pytest.fixture(autouse=True)
def files_dir(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


def stepped(application, act, day, *, by, **more):
    """One act of the case, on its day."""
    held = Application.rows.get(pk=application.pk)
    take(held, act, on=date.fromisoformat(day), seen=held.steps, by=by, at=moment(day), **more)
    return Application.rows.select_related("unit__organ", "particulars").get(pk=application.pk)


def answered(made, *, key="k-1", day=ANSWERED, outcome="R3.6", **told):
    """A case that was answered on the day."""
    case = applied(made, key=key, at=APPLIED_AT, **told).application
    clerk = made["clerk"]
    case = stepped(case, FoiAct.EXAMINE, "2026-03-04", by=clerk)
    case = stepped(case, FoiAct.SIGN, day, by=made["leader"])
    ended = {"ended_on": date.fromisoformat(day), "outcome": outcome}
    return stepped(case, FoiAct.DELIVER, day, by=clerk, changes=ended)


def _with_a_case():
    made = roles.peopled.build()
    made.plan = answered(made)
    return made


with_a_case = Replay(_with_a_case)


@pytest.fixture
def made(db):
    """The county with stand-ins, and one case."""
    return with_a_case()


@pytest.fixture
def case(made):
    """A case in which disclosure was refused."""
    return Application.rows.select_related("unit__organ", "particulars").get(pk=made.plan.pk)


def brought(made, case, *, course=Course.REVIEW, served=SERVED, accepted="2026-04-08", at=AT, **told):
    """A proceeding about the case, as the clerk registers it."""
    tribunal = "清河县人民法院" if course.is_suit else "清河县人民政府"
    usual = {"cause": Cause.REPLY, "tribunal": tribunal, "docket": "清政复〔2026〕9号", "sure": True}
    days = {"served_on": date.fromisoformat(served), "accepted_on": accepted and date.fromisoformat(accepted)}
    return register(case, course=course, **{**usual, **days, **told}, by=made["clerk"], at=at)


def fresh(proceeding):
    """As the database has it."""
    rows = Proceeding.rows.select_related("application__unit__organ", "handler")
    return rows.get(pk=proceeding.pk)


def answering(made, proceeding, *, handler="officer", at=AT):
    """With somebody who writes the answer."""
    seen = fresh(proceeding).steps
    return take_up(proceeding, handler=made[handler], seen=seen, by=made["clerk"], at=at)


def submitted(made, proceeding, *, on="2026-04-20", at=None):
    """With the answer handed in."""
    on = date.fromisoformat(on)
    seen = fresh(proceeding).steps
    return submit(proceeding, on=on, seen=seen, by=made["clerk"], at=at or moment("2026-04-21"))


def decided(made, proceeding, result, *, on="2026-05-20", redo=False, at=None, by="clerk", **more):
    """With its result, received on the day it was made."""
    day = date.fromisoformat(on)
    told = {"result": result, "decided_on": day, "result_on": day, "redo": redo} | more
    seen = fresh(proceeding).steps
    return decide(proceeding, **told, seen=seen, by=made[by], at=at or moment(on))


def scanned(made, proceeding, *, kind=PaperKind.CLAIM, name="甄申请的申请书.jpg", by="clerk", at=AT):
    """A scanned paper, under the name that somebody gave it."""
    upload = SimpleUploadedFile(name, material.photograph((200, 120)), content_type="image/jpeg")
    return add_paper(proceeding, kind=kind, upload=upload, by=made[by], at=at)


def struck(made, proceeding, *, by="reviewer", why="登记到别的申请上了", at=AT):
    """Taken back by another person than the one who registered it."""
    return strike(proceeding, why=why, seen=fresh(proceeding).steps, by=made[by], at=at)
