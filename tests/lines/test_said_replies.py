"""依申请公开的答复：a reply says the same figures as what is public, when it is handed in."""

from datetime import date

from mingtang.crises.actions import crises
from mingtang.replies.actions.drafting import hand_in, write
from tests.crises.conftest import facts, figure, line_of
from tests.refusals import refused
from tests.replies.conftest import AT, answers_for, case, drafted, files_dir, made, now, seen

__all__ = ["case", "files_dir", "made"]


def test_a_reply_with_another_figure_is_not_handed_in(made, case):
    told = facts(begun_on=date(2026, 3, 1), noticed_at=AT)
    crisis = crises.register(unit=made.organ, slug="rain", facts=told, by=made["clerk"], at=AT)
    line_of(made, crisis, figure(as_of=AT), at=AT)
    text = drafted(made, case).content.text

    def saved(words):
        typed = {"answers": answers_for("not-existing"), "withheld": (), "text": f"{text}\n{words}", "fills": False}
        write(now(case), **typed, seen=seen(case), by=made["clerk"], at=AT)

    saved("这次强降雨，转移群众500人。")
    with refused(
        "写的“500人”与“柳溪镇强降雨应对”的口径不同：转移群众应为 312 人（截至 2026-03-02 09:00）。"
        "请改正；要引用别的说法，同时写明这个数。"
    ):
        hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)
    saved("这次强降雨，转移群众312人。")
    assert hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT).stands.value == "handed_in"
