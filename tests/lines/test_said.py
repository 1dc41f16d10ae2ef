"""意见的答复：an answer to one person says the same figures as what is public."""

from datetime import date

import pytest

from mingtang.crises.actions import crises
from tests.builders import moment
from tests.comments.conftest import AT, answered, assigned, confirmed, given, made
from tests.crises.conftest import facts, figure, line_of
from tests.refusals import refused

__all__ = ["made"]

OTHERWISE = (
    "写的“500人”与“柳溪镇强降雨应对”的口径不同：转移群众应为 312 人（截至 2026-03-10 08:00）。"
    "请改正；要引用别的说法，同时写明这个数。"
)


@pytest.fixture
def rain(made):
    """A heavy rain that goes on, with a line."""
    told = facts(begun_on=date(2026, 3, 9), noticed_at=moment("2026-03-09"))
    crisis = crises.register(unit=made.organ, slug="rain", facts=told, by=made["clerk"], at=AT)
    line_of(made, crisis, figure(as_of=moment("2026-03-10 08:00")), at=AT)
    return crisis


@pytest.fixture
def comment(made):
    return assigned(made, given().comment)


def test_an_answer_with_another_figure_is_refused(made, rain, comment):
    with refused(OTHERWISE):
        answered(made, comment, answer="这次强降雨，全镇转移群众500人。")


def test_what_somebody_said_may_be_quoted_beside_the_figure_that_was_agreed(made, rain, comment):
    comment = answered(made, comment, answer="您问强降雨时是不是转移群众500人，不是，转移群众312人。")
    assert confirmed(made, comment).stands.value == "confirmed"


def test_an_answer_that_speaks_of_something_else_is_not_held_against_it(made, rain, comment):
    assert answered(made, comment, answer="去年演练，转移群众500人。").answer.startswith("去年")


def test_a_figure_that_became_another_holds_back_the_confirmation(made, rain, comment):
    comment = answered(made, comment, answer="这次强降雨，转移群众312人。")
    line_of(made, rain, figure("340", as_of=moment("2026-03-10 08:00")), at=AT)
    with refused(OTHERWISE.replace("500人", "312人").replace("312 人（", "340 人（")):
        confirmed(made, comment)
