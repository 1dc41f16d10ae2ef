"""状态 × 动作：in every state of an edition, each act is done or refused, and what is refused changes nothing."""

import pytest

from mingtang.editorial.actions import approve, confirm, drop, release, send_back, sign, sign_and_release
from mingtang.emergencies.actions import declare
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, MOVES, EditionState, Stage, WithdrawalKind
from mingtang.law.moves import may_move
from mingtang.law.rules import RuleBroken
from mingtang.withdrawals.actions import withdraw
from tests.builders import moment
from tests.editorial.conftest import on_its_way, released, reviewed, submitted
from tests.editorial.test_confirming import handed_in
from tests.roles import everything

AT = moment("2026-03-09")
CLEAR = FOUND_CLEAR
ACTS = {
    "approve": lambda revision, made: approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT),
    "send back": lambda revision, made: send_back(revision, reason="日期不对。", by=made["reviewer"], at=AT),
    "sign": lambda revision, made: sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=AT),
    "drop": lambda revision, made: drop(revision.edition, by=made["clerk"], at=AT),
    "sign only": lambda revision, made: sign(revision, ticks=EVERY_TICK, by=made["leader"], at=AT),
    "release": lambda revision, made: release(revision, by=None, at=AT),
    "confirm": lambda revision, made: confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT),
    "emergency": lambda revision, made: declare(revision, reason="山洪。", by=made["leader"], at=AT),
}
LEADS_TO = dict.fromkeys(("sign", "release", "confirm"), EditionState.LIVE) | {"drop": EditionState.DROPPED}


def signed(made):
    return on_its_way(made, *Stage)


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


def withdrawn(made):
    published = released(made)
    told = {"kind": WithdrawalKind.SAFETY, "internal_reason": "误发。", "asked_by": made["clerk"]}
    withdraw(published.document, **told, by=made["clerk"], at=AT)
    return published.revision


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("closed", [live, past, dropped, withdrawn])
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
    ("act", "start"),
    [("approve", submitted), ("send back", submitted), ("drop", submitted), ("sign", reviewed), ("sign only", reviewed),
     ("release", signed), ("confirm", handed_in), ("emergency", on_its_way)],
)  # fmt: skip
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
