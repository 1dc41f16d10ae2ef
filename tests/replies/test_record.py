"""办到哪里：what third parties said, who they are and what was answered before, as the case has it."""

from mingtang.applications.actions.steps import take
from mingtang.applications.models import Particulars
from mingtang.caseletters.actions.letters import freeze
from mingtang.caseletters.setting import letter_of
from mingtang.casework.actions.inquiring import hear, inquire, waiting
from mingtang.casework.actions.letters_out import Sent
from mingtang.law.case_letters import letter_kind
from mingtang.law.foi import FoiAct
from mingtang.law.reply_facts import Asked
from mingtang.law.reply_redlines import Opinion
from mingtang.law.service import ServiceWay
from mingtang.replies.actions.drafting import hand_in
from mingtang.replies.queries.record import handled
from mingtang.replies.queries.replies import draft_of, reply_of
from tests.applying.conftest import entered
from tests.refusals import refused
from tests.replies.conftest import AT, DAY, drafted, handling, now, seen, signed

OTHER = "清河县某某建筑公司"


def heard(made, case, name=OTHER, *, agrees):
    """A third party is asked, and answers."""
    sent = Sent(ServiceWay.DIRECT, DAY, received_on=DAY)
    told = {"asked": Asked.THIRD_PARTY, "name": name, "question": "报价是否同意公开。", "sent": sent}
    inquire(now(case), **told, seen=now(case).steps, by=made["clerk"], at=AT)
    event = waiting(now(case))[0].pk
    said = {"agrees": agrees, "opinion": "公开会损害利益。", "on": DAY}
    hear(now(case), inquiry=event, **said, seen=now(case).steps, by=made["clerk"], at=AT)


def record_of(case):
    return handled(now(case), draft_of(reply_of(now(case), on=DAY)))


def handing_in(made, case):
    hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)


def test_a_third_party_that_objected_did_not_agree(made, case):
    heard(made, case, agrees=False)
    drafted(made, case, "disclosed-by-consent")
    with refused("登记的第三方意见是不同意公开，不能以“第三方同意公开，予以提供”答复，请改用另一条依据。"):
        handing_in(made, case)


def test_one_that_was_asked_again_is_heard_the_second_time(made, case):
    heard(made, case, agrees=False)
    heard(made, case, agrees=True)
    heard(made, case, "另一家公司", agrees=False)
    drafted(made, case, "disclosed-by-consent")
    assert record_of(case).opinions == (Opinion.AGREED, Opinion.OBJECTED)


def test_the_name_of_the_third_party_does_not_go_out(made, case):
    heard(made, case, agrees=False)
    drafted(made, case, "third-party-harmed", 第三方意见=f"{OTHER}不同意公开")
    with refused("答复的正文或者文件的名称里写了被征求意见的第三方是谁，申请人不应当从答复里知道，请改成“第三方”。"):
        handing_in(made, case)


def test_after_an_order_to_answer_anew_nobody_is_asked_twice(made, case):
    heard(made, case, agrees=False)
    signed(made, case, "third-party-harmed")
    for act in (FoiAct.WITHDRAW, FoiAct.REDO):
        take(now(case), act, on=DAY, seen=now(case).steps, by=made["clerk"], at=AT)
    drafted(made, case, "third-party-harmed")
    assert record_of(case).opinions == (Opinion.OBJECTED,)
    handing_in(made, case)


def test_the_earlier_reply_is_looked_for_among_those_of_the_organ(made, case):
    number = signed(made, case).number
    again, another = handling(made), entered(made, name="另申请", phone="0000-1111111").application
    take(another, FoiAct.EXAMINE, on=DAY, seen=0, by=made["clerk"], at=AT)
    for asked, replied in ((again, True), (another, False)):
        drafted(made, asked, "repeated", 上次答复=f"{number}，2026年3月2日")
        assert [(each.number, each.is_same) for each in record_of(asked).replied] == [(number, replied)]
    handing_in(made, again)
    with refused(f"填写的上一次答复（{number}）不是给这位申请人的，不能算重复申请，请核对。"):
        handing_in(made, another)
    drafted(made, another, "repeated", 上次答复="柳政依复〔2026〕第9号")
    with refused(
        "没有查到填写的上一次答复，请写明文号，当场答复的写明那件申请的受理编号；没有答复过的，不能算重复申请。"
    ):
        handing_in(made, another)


def test_an_applicant_whose_name_was_forgotten_is_not_held_against_another(made, case):
    number = signed(made, case).number
    Particulars.rows.filter(application=case).update(name="", person_key="", erased_at=AT)
    again = handling(made)
    drafted(made, again, "repeated", 上次答复=number)
    assert [each.is_same for each in record_of(again).replied] == [None]


def test_reasons_were_asked_for_once_the_letter_is_final(made, case):
    drafted(made, case, "excessive")
    assert record_of(case).asked_reasons is False
    kind = letter_kind("ask-reasons")
    letter = letter_of(kind, "请说明理由。", organ=case.unit.name, addressee="甄申请", on=DAY)
    freeze(now(case), kind, letter, event=None, by=made["clerk"], at=AT)
    assert record_of(case).asked_reasons is True
