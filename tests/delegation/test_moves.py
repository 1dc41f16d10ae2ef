"""状态 × 动作：in every state of a hand-down, each act moves it as the table says or is refused and changes nothing."""

import pytest

from mingtang.law.delegation import MOVES, HandDownState
from mingtang.law.moves import may_move
from mingtang.law.rules import RuleBroken
from tests.delegation.acts import ACTS, WAYS, fresh, give
from tests.refusals import sql, stopped
from tests.roles import everything


@pytest.mark.parametrize("act", HandDownState)
@pytest.mark.parametrize("state", HandDownState)
def test_an_act_moves_a_hand_down_as_the_table_says_or_is_refused(made, sent, state, act):
    for step in WAYS[state]:
        ACTS[step](made, fresh(sent))
    row = fresh(sent)
    assert row.stands is state
    before = everything()
    if may_move(MOVES, state, act):
        assert ACTS[act](made, row).stands is act
        assert fresh(sent).stands is act
    else:
        with pytest.raises(RuleBroken):
            ACTS[act](made, row)
        assert everything() == before


def test_the_database_refuses_what_the_table_does_not_have(made):
    for state, way in WAYS.items():
        row = give(made, "1.1.1", "liuxi")
        for step in way:
            ACTS[step](made, fresh(row))
        for then in HandDownState:
            if then is not state and not may_move(MOVES, state, then):
                with stopped():
                    sql("UPDATE delegation_handdown SET state = %s WHERE id = %s", then.value, row.pk)
        for step in {"sent": ["withdrawn"], "accepted": ["recalled"], "returned": ["withdrawn"]}.get(state.value, []):
            ACTS[HandDownState(step)](made, fresh(row))


def test_the_database_keeps_a_hand_down_its_words_and_why_it_came_back(made, sent):
    with stopped("下达不得删除"):
        sql("DELETE FROM delegation_handdown WHERE id = %s", sent.pk)
    with stopped("下达的任务和接收单位不得改变"):
        sql("UPDATE delegation_handdown SET target_id = %s WHERE id = %s", made.neighbour.pk, sent.pk)
    ACTS[HandDownState.RETURNED](made, fresh(sent))
    with stopped("下达的退回不得改动"):
        sql("UPDATE delegation_sendback SET reason = '别的' WHERE hand_down_id = %s", sent.pk)
    ACTS[HandDownState.SENT](made, fresh(sent))
    ACTS[HandDownState.ACCEPTED](made, fresh(sent))
    with stopped("已接收的任务，内容和时限不得改动"):
        sql("UPDATE delegation_handdown SET text = '别的' WHERE id = %s", sent.pk)
