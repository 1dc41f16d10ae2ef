"""状态 × 动作：in every state of a key work, each act is done or refused, and what is refused changes nothing."""

from datetime import date

import pytest

from mingtang.dossiers import actions
from mingtang.dossiers.models import Dossier, Milestone
from mingtang.law.dossiers import MOVES, DossierState
from mingtang.law.moves import may_move
from mingtang.law.rules import RuleBroken
from mingtang.timelines.actions import propose
from tests.dossiers.conftest import AT, MADE, facts, founded, wrote
from tests.roles import everything


def step(row):
    return Milestone.rows.select_related("dossier__unit__organ").get(dossier=row)


ACTS = {
    "change": lambda row, made: actions.change(row, facts=facts(made, goal="改。"), by=made["clerk"], at=AT),
    "finish": lambda row, made: actions.finish(row, by=made["clerk"], at=AT),
    "close": lambda row, made: actions.close(row, reason="并入。", by=made["clerk"], at=AT),
    "reopen": lambda row, made: actions.reopen(row, reason="还没有完。", by=made["clerk"], at=AT),
    "add": lambda row, made: actions.add_milestone(
        row, title="验收", due_on=date(2026, 9, 1), by=made["officer"], at=AT
    ),
    "done": lambda row, made: actions.mark_done(
        step(row), done_on=AT.date(), note="验收单。", by=made["officer"], at=AT
    ),
    "move": lambda row, made: actions.move_due(
        step(row), due_on=date(2026, 9, 1), reason="雨季。", by=made["officer"], at=AT
    ),
    "write": lambda row, made: wrote(made, row),
    "propose": lambda row, made: propose(row, updates=[], by=made["officer"], at=AT),
}
LEADS_TO = {"finish": DossierState.FINISHED, "close": DossierState.CLOSED, "reopen": DossierState.OPEN}
DONE = {
    "open": {"change", "close", "add", "done", "move", "write", "propose"},
    "open, every milestone reached": {"change", "finish", "close", "add", "write", "propose"},
    "finished": {"reopen", "propose"},
    "closed": {"propose"},
}


def in_state(made, state):
    row = founded(made)
    milestone = actions.add_milestone(row, title="清淤", due_on=date(2026, 6, 30), by=made["officer"], at=MADE)
    if state in {"open, every milestone reached", "finished"}:
        actions.mark_done(milestone, done_on=MADE.date(), note="验收单。", by=made["officer"], at=MADE)
    if state == "finished":
        actions.finish(row, by=made["clerk"], at=MADE)
    if state == "closed":
        actions.close(row, reason="并入。", by=made["clerk"], at=MADE)
    return Dossier.rows.get(pk=row.pk)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", DONE)
def test_each_act_is_done_or_refused_as_the_state_has_it(made, state, act):
    row = in_state(made, state)
    now = row.dossier_state
    before = everything()
    if act in DONE[state]:
        ACTS[act](row, made)
        row.refresh_from_db()
        assert row.dossier_state is LEADS_TO.get(act, now)
    else:
        with pytest.raises(RuleBroken):
            ACTS[act](row, made)
        assert everything() == before
    if act in LEADS_TO and state != "open":
        assert (act in DONE[state]) is may_move(MOVES, now, LEADS_TO[act])
