"""状态 × 动作：in every standing of evidence, each act moves it as the table says or is refused and changes nothing."""

import pytest

from mingtang.evidence.actions.evidence import accept, refuse, revoke
from mingtang.evidence.actions.withdrawing import withdraw
from mingtang.evidence.models import Evidence
from mingtang.law.evidence import MOVES, Standing
from mingtang.law.moves import may_move
from mingtang.law.rules import RuleBroken
from tests import builders
from tests.builders import moment
from tests.roles import everything

LATER = moment("2026-03-03")
ACTS = {
    Standing.ACCEPTED: lambda piece, town: accept(piece, completing=False, by=town["clerk"], at=LATER),
    Standing.REFUSED: lambda piece, town: refuse(piece, reason="看不清。", by=town["clerk"], at=LATER),
    Standing.WITHDRAWN: lambda piece, town: withdraw(piece, by=town["officer"], at=LATER),
    Standing.REVOKED: lambda piece, town: revoke(piece, reason="附错。", by=town["clerk"], at=LATER),
}
WAYS = {
    Standing.WAITING: (),
    Standing.ACCEPTED: (Standing.ACCEPTED,),
    Standing.REFUSED: (Standing.REFUSED,),
    Standing.WITHDRAWN: (Standing.WITHDRAWN,),
    Standing.REVOKED: (Standing.ACCEPTED, Standing.REVOKED),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("standing", Standing)
def test_an_act_moves_evidence_as_the_table_says_or_is_refused(town, plan, standing, act):
    piece = builders.evidence(builders.commitment(plan), by=town["officer"])
    for step in WAYS[standing]:
        piece = ACTS[step](piece, town)
    assert piece.standing is standing
    before = everything()
    if may_move(MOVES, standing, act):
        assert ACTS[act](piece, town).standing is act
    else:
        with pytest.raises(RuleBroken):
            ACTS[act](piece, town)
        assert everything() == before
        assert Evidence.rows.get(pk=piece.pk).standing is standing
