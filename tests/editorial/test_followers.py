"""跟随者：told inside the transaction, so that what they cannot follow does not happen."""

import pytest

from mingtang.editorial import queries
from mingtang.editorial.actions import release, sign_and_release
from mingtang.editorial.models import Published
from mingtang.law.editorial import EVERY_TICK, Stage, WithdrawalKind
from mingtang.withdrawals.actions import withdraw
from tests.builders import moment
from tests.editorial.conftest import on_its_way, released, reviewed
from tests.refusals import unchanged

AT = moment("2026-03-06")
HERE = "tests.editorial.test_followers"


class Listener:
    """Writes down what it is told, and cannot follow when a test says so."""

    told: list = []
    stumbles = False

    def released(self, published, *, by, at):
        standing = queries.current(published.document.address)
        self.told.append(("released", published.number, by and by.username, at, standing == published))
        if self.stumbles:
            raise LookupError("列表写不进去")

    def withdrawn(self, document, *, at):
        self.told.append(("withdrawn", document.address, at, queries.current(document.address)))
        if self.stumbles:
            raise LookupError("列表写不进去")


@pytest.fixture
def listener(settings, monkeypatch):
    settings.MINGTANG_PORTS = {**settings.MINGTANG_PORTS, "editorial.Follower": [f"{HERE}.Listener"]}
    monkeypatch.setattr(Listener, "told", [])
    return Listener


def test_whoever_follows_is_told_of_what_stands_now_and_of_what_stands_no_longer(made, listener):
    document = released(made).document
    release(on_its_way(made, *Stage), by=None, at=AT)
    told = {"kind": WithdrawalKind.NOTICE, "public_reason": "有误。", "asked_by": made["clerk"]}
    withdraw(document, **told, by=made["leader"], at=AT)
    assert listener.told == [
        ("released", 1, "leader", moment("2026-03-04"), True),
        ("released", 1, None, AT, True),
        ("withdrawn", "/liuxi/notice/", AT, None),
    ]


def test_a_follower_that_cannot_follow_leaves_nothing_released(made, listener, monkeypatch):
    by_leader, by_hand = reviewed(made), on_its_way(made, *Stage)
    monkeypatch.setattr(Listener, "stumbles", True)
    with unchanged(), pytest.raises(LookupError):
        sign_and_release(by_leader, ticks=EVERY_TICK, by=made["leader"], at=AT)
    with unchanged(), pytest.raises(LookupError):
        release(by_hand, by=None, at=AT)
    assert Published.rows.count() == 0
    assert len(listener.told) == 2


def test_a_follower_that_cannot_follow_leaves_nothing_taken_back(made, listener, monkeypatch):
    published = released(made)
    monkeypatch.setattr(Listener, "stumbles", True)
    told = {"kind": WithdrawalKind.SAFETY, "internal_reason": "误发。", "asked_by": made["clerk"]}
    with unchanged(), pytest.raises(LookupError):
        withdraw(published.document, **told, by=made["clerk"], at=AT)
    assert queries.current("/liuxi/notice/") == published
