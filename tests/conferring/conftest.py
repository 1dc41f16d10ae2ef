"""会商测试的底子：a case, and conferences at every step."""

import pytest

from mingtang.conferring.actions.conferences import call, conclude, confirm, drop, enter_position
from mingtang.conferring.models import Position
from mingtang.law.conferring import ConferenceState, Stance
from mingtang.organs.models import Post
from mingtang.ui.clock import now, today
from tests.applying.conftest import AT, entered, files_dir, made  # noqa: F401

WHO = ("officer", "other-officer", "leader", "office-reviewer")


@pytest.fixture
def case(made):  # noqa: F811
    """An application that came in on Monday the second of March."""
    return entered(made).application


@pytest.fixture
def running(made):  # noqa: F811
    """An application that came in today, since screens read the clock."""
    return entered(made, on=today().isoformat(), at=now()).application


def posts(made, *who):  # noqa: F811
    return [Post.rows.select_related("unit", "person").filter(person=made[name]).first() for name in who]


def called(made, *, at=AT, by="clerk", who=WHO, **told):  # noqa: F811
    words = {"title": "灌渠验收报告可否公开", "question": "报告里有施工单位的报价，公开到哪一步。", "days": 3}
    return call(made.organ, **words | told, posts=posts(made, *who), by=made[by], at=at)


def position(conference, unit="liuxi-nyb"):
    return Position.rows.select_related("unit", "conference__unit__organ").get(conference=conference, unit__code=unit)


def wrote(made, conference, *, unit="liuxi-nyb", by="officer", at=AT, stance=Stance.AGREE, reasons=""):  # noqa: F811
    return enter_position(position(conference, unit), stance=stance, reasons=reasons, by=made[by], at=at)


def concluded(made, conference, *, by="clerk", at=AT, conclusion="隐去报价以后公开。", held_on=None):  # noqa: F811
    return conclude(conference, conclusion=conclusion, held_on=held_on or at.date(), by=made[by], at=at)


def confirmed(made, conference, *, by="leader", at=AT):  # noqa: F811
    return confirm(conference, by=made[by], at=at)


def standing(made, state, *, at=AT, **told):  # noqa: F811
    """A conference in this state; of one called, every unit has written but the office of justice."""
    conference = called(made, at=at, **told)
    wrote(made, conference, at=at)
    if state is ConferenceState.DROPPED:
        return drop(conference, by=made["clerk"], at=at)
    if state is ConferenceState.CALLED:
        return conference
    reasons = {"stance": Stance.DIFFER, "reasons": "报价是商业秘密。"}
    wrote(made, conference, unit="liuxi-sfs", by="other-officer", at=at, **reasons)
    conference = concluded(made, conference, at=at)
    return conference if state is ConferenceState.CONCLUDED else confirmed(made, conference, at=at)
