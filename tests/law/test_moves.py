"""状态表：every procedure begins somewhere, ends somewhere, and has no state that nothing leads to."""

import pytest

from mingtang.law import comments, drafts, editorial, evidence, withdrawals
from mingtang.law.moves import diagram, may_move

TABLES = [
    (editorial.MOVES, editorial.EDITION_LABELS),
    (evidence.MOVES, evidence.LABELS),
    (drafts.MOVES, drafts.LABELS),
    (comments.MOVES, comments.LABELS),
    (withdrawals.MOVES, withdrawals.LABELS),
]


@pytest.mark.parametrize(("moves", "labels"), TABLES)
def test_every_state_is_named_and_reached_from_the_first(moves, labels):
    assert set(labels) == set(moves)
    reached = {next(iter(moves))}
    while more := {then for now in reached for then in moves[now]} - reached:
        reached |= more
    assert reached == set(moves)


@pytest.mark.parametrize(("moves", "labels"), TABLES)
def test_nothing_goes_back(moves, labels):
    order = list(moves)
    back = [
        (now, then)
        for now in order
        for then in order
        if may_move(moves, now, then) and order.index(then) <= order.index(now)
    ]
    assert back == []


def test_a_diagram_shows_each_way_once():
    assert diagram(drafts.MOVES, drafts.LABELS).splitlines() == [
        "stateDiagram-v2",
        "    open : 整理中",
        "    imported : 已导入",
        "    dropped : 已放弃",
        "    [*] --> open",
        "    open --> imported",
        "    open --> dropped",
        "    imported --> [*]",
        "    dropped --> [*]",
    ]
