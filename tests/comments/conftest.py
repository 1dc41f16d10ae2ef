"""公众意见测试的底子：柳溪镇's published plan, a comment at every step, and people of every post."""

import pytest

from mingtang.comments.actions.door import Typed, receive
from mingtang.comments.actions.handling import answer, assign, confirm
from mingtang.comments.ports import target_at
from mingtang.law.comments import Adoption, CommentState
from mingtang.ui.clock import today
from tests import builders, roles
from tests.builders import moment

AT = moment("2026-03-10")
YEAR = today().year
ADDRESS = f"/liuxi/plans/{YEAR}/"
PAST = "/liuxi/plans/2025/"
SECRET = {"text": "灌渠边上的护栏缺了一段", "name": "柳先生甲", "contact": "渠东第三户"}


@pytest.fixture
def made(db):
    """The county with stand-ins, and two plans of 柳溪镇 published: of this year, open, and of a year that is over."""
    county = roles.peopled()
    for year in (2025, YEAR):
        plan = builders.plan_of(county, told=builders.reading(year=year))
        builders.released(county, plan, at=moment("2026-03-02"))
    return county


def given(*, at=AT, address="10.0.0.1", key="k-1", **told):
    """A comment taken in at the door; its receipt."""
    return receive(target_at(ADDRESS), typed=Typed(form_key=key, **SECRET | told), address=address, at=at)


def assigned(made, comment, *, office="liuxi-nyb", by="clerk"):
    return assign(comment, office=made.units[office], by=made[by], at=AT)


def answered(made, comment, *, by="officer", **told):
    words = {"adoption": Adoption.ADOPTED, "reason": "说得对。", "answer": "已经列入清单。"} | told
    return answer(comment, **words, by=made[by], at=AT)


def confirmed(made, comment, *, by="reviewer"):
    return confirm(comment, by=made[by], at=AT)


def standing(made, state, **told):
    """A comment in this state."""
    comment = given(**told).comment
    if state is CommentState.RECEIVED:
        return comment
    comment = assigned(made, comment)
    if state is CommentState.ASSIGNED:
        return comment
    comment = answered(made, comment)
    return comment if state is CommentState.ANSWERED else confirmed(made, comment)
