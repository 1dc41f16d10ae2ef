"""状态 × 动作：in every state of an edition, each act is done or refused, and what is refused changes nothing."""

import pytest

from mingtang.editorial.actions import approve, drop, send_back, sign_and_release
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, MOVES, EditionState
from mingtang.law.moves import may_move
from mingtang.law.rules import RuleBroken
from tests.builders import moment
from tests.editorial.conftest import released, reviewed, submitted
from tests.roles import everything

AT = moment("2026-03-09")
CLEAR = FOUND_CLEAR
ACTS = {
    "approve": lambda revision, made: approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT),
    "send back": lambda revision, made: send_back(revision, reason="日期不对。", by=made["reviewer"], at=AT),
    "sign": lambda revision, made: sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=AT),
    "drop": lambda revision, made: drop(revision.edition, by=made["clerk"], at=AT),
}
LEADS_TO = {"sign": EditionState.LIVE, "drop": EditionState.DROPPED}


def live(made):
    return released(made).revision


def past(made):
    old = released(made).revision
    released(made, "另一件事。")
    return old


def dropped(made):
    revision = submitted(made)
    drop(revision.edition, by=made["clerk"], at=AT)
    return revision


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("closed", [live, past, dropped])
def test_nothing_is_done_to_an_edition_that_is_closed(made, closed, act):
    revision = closed(made)
    revision.refresh_from_db()
    revision.edition.refresh_from_db()
    assert revision.edition.state == closed.__name__
    before = everything()
    with pytest.raises(RuleBroken):
        ACTS[act](revision, made)
    assert everything() == before
    assert not may_move(MOVES, EditionState(closed.__name__), LEADS_TO.get(act, EditionState.OPEN))


@pytest.mark.parametrize(
    ("act", "start"), [("approve", submitted), ("send back", submitted), ("drop", submitted), ("sign", reviewed)]
)
def test_an_open_edition_goes_where_the_table_leads(made, act, start):
    revision = start(made)
    ACTS[act](revision, made)
    revision.edition.refresh_from_db()
    assert revision.edition.state == LEADS_TO.get(act, EditionState.OPEN).value


def test_an_open_edition_is_not_signed_before_its_review(made):
    revision = submitted(made)
    before = everything()
    with pytest.raises(RuleBroken):
        ACTS["sign"](revision, made)
    assert everything() == before
