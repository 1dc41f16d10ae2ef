"""更正测试的底子：柳溪镇, and requests at every step."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.law.matters import Arrival, Telling
from mingtang.law.rectifications import RectificationState, Typed, Verdict
from mingtang.matters.actions.receiving import Came
from mingtang.rectifications.actions import handling
from mingtang.rectifications.actions.intake import ask_online, enter
from mingtang.rectifications.models import Rectification
from tests import roles
from tests.builders import moment
from tests.contents import material

AT = moment("2026-03-02")
MARKERS = {"name": "甄更正", "phone": "0000-7654321", "wrong": "写成了二亩", "record": "去年的补贴发放表"}
S = RectificationState


@pytest.fixture(autouse=True)
def files_dir(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def made(db):
    """The county of the builders, with stand-ins."""
    return roles.peopled()


def typed(**told):
    usual = {**MARKERS, "right": "应当是三亩", "evidence": "土地承包合同"}
    return Typed(**usual | told)


def proof():
    return SimpleUploadedFile("身份证.jpg", material.photograph((320, 200)), content_type="image/jpeg")


def asked(made, *, key="k-1", at=AT, ip="10.0.0.1", image=..., trap="", **told):
    """A request through the public form; its receipt."""
    images = {"identity": proof() if image is ... else image}
    return ask_online(made.organ, typed=typed(**told), images=images, form_key=key, trap=trap, address=ip, at=at)


def entered(made, *, by="clerk", at=AT, came=None, **told):
    """A request that the clerk registers."""
    seen = {"title": "补贴面积", "identity_seen": "已看身份证原件"}
    came_in = came or Came(Arrival.COUNTER, date(2026, 3, 2), **seen)
    return enter(made.organ, typed=typed(**told), came_in=came_in, images={}, by=made[by], at=at)


def fresh(matter):
    """As the database has it."""
    return Rectification.rows.select_related("unit__organ", "writing", "handler").get(pk=matter.pk)


def act(made, matter, name, *, by="clerk", at=AT, **told):
    """One act of the room."""
    return getattr(handling, name)(fresh(matter), **told, seen=fresh(matter).steps, by=made[by], at=at)


def checking(made, *, handler="officer"):
    matter = entered(made).matter
    return act(made, matter, "take_up", handler=made[handler], title="补贴面积")


FOUND = {"verdict": Verdict.RECTIFIED, "facts": "核对了合同", "answer": "已经改为三亩。"}


def drafted(made, *, by="officer", **told):
    return act(made, checking(made), "find", by=by, **FOUND | told)


def decided(made, **told):
    return act(made, drafted(made, **told), "approve", by="leader")


def told(made):
    matter = act(made, decided(made), "carry_out", on=AT.date())
    return act(made, matter, "tell", way=Telling.PHONE, on=AT.date())


def standing(made, state):
    """A request in the state."""
    ways = {
        S.RECEIVED: lambda: entered(made).matter,
        S.ASKED: lambda: act(made, entered(made).matter, "ask", note="请补合同"),
        S.CHECKING: lambda: checking(made),
        S.DRAFTED: lambda: drafted(made),
        S.DECIDED: lambda: decided(made),
        S.TOLD: lambda: told(made),
        S.WITHDRAWN: lambda: act(made, entered(made).matter, "withdraw", note="打电话说不办了"),
    }
    return fresh(ways[state]())
