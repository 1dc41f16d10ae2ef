"""材料测试的底子：a case, and requests at every step."""

import pytest

from mingtang.law.material import Held, MaterialState
from mingtang.material.actions.asking import accept, answer, ask, ask_again, drop, send_back
from mingtang.ui.clock import now, today
from tests.applying.conftest import AT, entered, files_dir, made  # noqa: F401

WORDS = {"wanted": "2025年灌渠清淤的验收报告", "asked": "请提供验收报告的扫描件", "days": 5}


@pytest.fixture
def case(made):  # noqa: F811
    """An application that came in on Monday the second of March, to be answered by the thirtieth."""
    return entered(made).application


@pytest.fixture
def running(made):  # noqa: F811
    """An application that came in today: screens read the clock, so what they act on is of today."""
    return entered(made, on=today().isoformat(), at=now()).application


def asked(made, case, *, at=AT, unit="liuxi-nyb", by="clerk", **told):  # noqa: F811
    return ask(case, unit=unit and made.units[unit], **WORDS | told, by=made[by], at=at)


def answered(made, request, *, at=AT, by="officer", held=Held.ON_PAPER, text="在档案室，下午送来。", **told):  # noqa: F811
    return answer(request, held=held, text=text, **told, by=made[by], at=at)


def again(made, request, *, at=AT, unit="liuxi-sfs", by="clerk", **told):  # noqa: F811
    return ask_again(request, unit=made.units[unit], **WORDS | told, by=made[by], at=at)


def standing(made, case, state, *, at=AT):  # noqa: F811
    """A request in this state."""
    request = asked(made, case, at=at)
    if state is MaterialState.DROPPED:
        return drop(request, by=made["clerk"], at=at)
    if state is MaterialState.SENT_BACK:
        return send_back(request, reason="应当问司法所。", by=made["officer"], at=at)
    if state is MaterialState.ASKED:
        return request
    request = answered(made, request, at=at)
    if state is MaterialState.ACCEPTED:
        return accept(request, by=made["clerk"], at=at)
    if state is MaterialState.ASKED_AGAIN:
        again(made, request, at=at)
        request.refresh_from_db()
    return request
