"""岗位 × 地址：numbers for inspectors too, cases for those who handle them, topics for the clerk."""

from django.urls import reverse

from tests.demand.conftest import case
from tests.roles import got, others, posted, strangers

HANDLE = {"clerk", "reviewer", "leader"}
OF_OTHERS = {"neighbour-clerk", "neighbour-leader"}


def test_numbers_are_for_those_who_handle_applications_and_inspectors(made):
    case(made)
    see = HANDLE | OF_OTHERS | {"inspector", "county-inspector"}
    for name in ("analysis", "table"):
        assert got(made, reverse(f"demand:{name}")) == {"sign-in": strangers(), 200: see, 403: others(*see)}
    liuxi = HANDLE | {"inspector", "county-inspector"}
    page = f"{reverse('demand:analysis')}?organ=liuxi"
    assert got(made, page) == {"sign-in": strangers(), 200: liuxi, 403: others(*liuxi)}


def test_topics_are_seen_by_those_who_handle_applications(made):
    see = HANDLE | OF_OTHERS
    assert got(made, reverse("demand:topics")) == {"sign-in": strangers(), 200: see, 403: others(*see)}


def test_topics_are_chosen_by_the_clerk(made):
    told = {f"topic-{case(made).pk}": "subject:land"}
    assert posted(made, reverse("demand:topics"), told) == {
        "sign-in": strangers(), 302: {"clerk"}, 422: {"neighbour-clerk"}, 403: others("clerk", "neighbour-clerk"),
    }  # fmt: skip
