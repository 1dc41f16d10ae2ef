"""撤回签发：before it goes out, by the post that signed; the letter stays as not sent, and another is signed."""

import pytest

from mingtang.applications.models import Event
from mingtang.applying.progress import told_to_applicant
from mingtang.caseletters.filing import LettersOfCase
from mingtang.caseletters.queries.letters import letters_of
from mingtang.law.foi import ApplicationState
from mingtang.organs.sight import day_of
from mingtang.replies.actions.drafting import choose
from mingtang.replies.queries.replies import reply_of, signed_reply
from mingtang.serving.actions import take_back
from mingtang.serving.answers import GivenAnswers
from mingtang.serving.queries.in_hand import Replies
from tests.refusals import refused
from tests.serving.conftest import AT, now, served, signed

DAY = day_of(AT)


def taken_back(made, case, *, by="leader", reason="落款日期不对"):
    return take_back(now(case), reason=reason, steps=now(case).steps, by=made[by], at=AT)


def test_what_is_taken_back_is_handled_on_and_stays_as_not_sent(made, case):
    reply = signed(made, case)
    event = taken_back(made, case)
    assert [now(case).stands, event.facts, event.text, event.about.act] == [
        ApplicationState.HANDLING, {"reply": reply.pk, "number": reply.number}, "落款日期不对", "sign",
    ]  # fmt: skip
    assert [reply_of(now(case), on=DAY), signed_reply(now(case))] == [None, None]
    assert [letter.is_taken_back for letter in letters_of(now(case))] == [True]
    assert [title for _, _, title in LettersOfCase().documents(now(case))] == [
        f"政府信息不存在告知书{reply.number}（撤回签发，没有发出）"
    ]
    assert "签发答复" not in [what for _, what in told_to_applicant(now(case), on=DAY).done]


def test_the_next_one_begins_where_it_was_left_and_takes_the_next_number(made, case):
    first = signed(made, case)
    taken_back(made, case)
    choose(now(case), ground_id="not-existing", seen="", by=made["clerk"], at=AT)
    assert reply_of(now(case), on=DAY).text == first.content.text
    second = signed(made, case)
    assert [second.serial - first.serial, signed_reply(now(case))] == [1, second]
    assert [row.step for row in Replies().rows(made["clerk"], at=AT)] == ["去登记送达"]


def test_the_applicant_never_gets_what_was_taken_back(made, case):
    signed(made, case)
    taken_back(made, case)
    found = now(case)
    found.state, found.outcome = ApplicationState.CLOSED.value, "R4.1"
    assert GivenAnswers().file(found, "docx", None) is None


@pytest.mark.parametrize(
    ("by", "reason", "why"),
    [
        ("clerk", "落款日期不对", "签发由分管领导撤回。"),
        ("leader", " ", "请写为什么撤回签发，不超过 500 个字。"),
    ],
)
def test_only_the_signer_takes_it_back_and_says_why(made, case, by, reason, why):
    signed(made, case)
    with refused(why):
        taken_back(made, case, by=by, reason=reason)


def test_what_went_out_is_not_taken_back(made, case):
    served(made, case)
    with refused(
        "这件申请“已答复”，不能撤回签发：只有签发了、还没有送达的才能撤回签发。"
        "答复已经送达，请整理材料归档；被复议机关、法院责令重新答复的，重新办理。"
    ):
        taken_back(made, case)
    assert not Event.rows.filter(act="take_back").exists()
