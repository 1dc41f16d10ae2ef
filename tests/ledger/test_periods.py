"""各期成果：how many periods went by and which lack a result, as the page tells it."""

from mingtang.ledger.queries.page import commitment_at
from mingtang.ledger.views.shown import of_commitment
from tests import builders
from tests.builders import moment


def results(town, key, at):
    """What the page says of the periods of a commitment, if anything."""
    row = commitment_at("liuxi", 2026, key, viewer=town["clerk"], at=at)
    return dict(of_commitment(row, viewer=town["clerk"], at=at)["facts"]).get("各期成果")


def test_the_page_tells_how_many_periods_went_by_and_which_lack_a_result(town, plan):
    quarterly = builders.commitment(plan, "1.1.2")
    assert results(town, "1.1.2", moment("2026-03-31")) is None
    builders.accepted(quarterly, by=town["officer"], judge=town["clerk"])
    assert results(town, "1.1.2", moment("2026-04-01")) == "已到期 1 期，期期都有"
    assert results(town, "1.1.2", moment("2026-10-01")) == "已到期 3 期，缺 2 期：6月30日、9月30日到期的"
    assert results(town, "1.1.1", moment("2026-10-01")) is None
