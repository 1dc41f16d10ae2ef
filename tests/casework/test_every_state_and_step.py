"""每个状态 × 每一步：moved as the law's table says, or refused with reasons and nothing changed."""

import pytest

from mingtang.law.foi import FoiAct, after
from mingtang.law.rules import RuleBroken
from tests.casework.conftest import PATHS, STEPS, does, now, standing
from tests.roles import undone, watched

_HANDLED = {"assign", "inquire", "notify_fee", "withdraw"}
_FREE = _HANDLED | {"ask_extension", "delay", "split", "join"}
DONE = {
    "unconfirmed": {"confirm", "withdraw"},
    "received": {"examine", "ask_correction", "withdraw", "split", "join"},
    "correcting": {"assign", "correct", "receive", "withdraw"},
    "correcting, told": {"assign", "correct", "lapse_correction", "withdraw"},
    "handling": _FREE | {"ask_correction"},
    "handling, corrected": _FREE | {"receive"},
    "handling, asked": (_FREE - {"split", "join"}) | {"ask_correction", "hear", "lapse_inquiry"},
    "handling, extension asked": (_FREE - {"ask_extension", "split", "join"}) | {"ask_correction"},
    "handling, delayed": (_FREE - {"ask_extension", "delay"}) | {"ask_correction"},
    "handling, paid": _FREE - {"notify_fee"},
    "unpaid": {"assign", "pay", "lapse_fee", "withdraw"},
    "unpaid, asked": {"assign", "pay", "lapse_fee", "withdraw", "hear", "lapse_inquiry"},
    "signed, asked": {"assign", "withdraw", "hear", "lapse_inquiry"},
    "answered": {"assign"},
    "closed": {"assign"},
    "archived": set(),
    # 责令之日以前的日子，不能再算进新的一轮。
    "ordered anew": {"assign", "withdraw", "split", "join"},
    "split": set(),
    "joined": set(),
}
ACT = {"lapse_inquiry": FoiAct.HEAR, "ask_extension": None, "receive": None}


def tried(made, step, case):
    """The reasons why a step was refused; none when it was done."""
    try:
        does(made, step, case)
    except RuleBroken as broken:
        return broken.reasons
    return ()


@pytest.mark.parametrize("scenario", ["unconfirmed", *PATHS])
def test_a_step_is_done_as_the_table_says_or_refused_and_nothing_changed(made, scenario):
    case, done = standing(made, scenario), set()
    for step in STEPS:
        with undone(), watched() as changed:
            reasons = tried(made, step, case)
            if reasons:
                assert [changed(), {reason[-1] for reason in reasons}] == [False, {"。"}]
                continue
            act = ACT.get(step, FoiAct(step) if step not in ACT else None)
            assert now(case).stands is (after(case.stands, act) if act else case.stands)
            done.add(step)
    assert done == DONE[scenario]
