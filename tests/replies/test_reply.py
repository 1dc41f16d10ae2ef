"""答复意见：drafted, looked at by another, signed by the leader; an edit voids the look; numbers have no gap."""

import pytest

from mingtang.applications.actions.steps import take
from mingtang.applications.models import Application
from mingtang.audit.models import Entry
from mingtang.audit.queries import verify
from mingtang.caseletters.models import CaseLetter
from mingtang.caseletters.setting import again
from mingtang.giving.actions import give, take_away
from mingtang.law.foi import ApplicationState, FoiAct
from mingtang.law.outcomes import outcomes
from mingtang.law.replies import ReplyState, reply_grounds
from mingtang.law.rules import RuleBroken
from mingtang.replies.actions.drafting import STALE, choose, hand_in, reasons_against_handing_in, write
from mingtang.replies.actions.judging import look, send_back
from mingtang.replies.actions.signing import sign
from mingtang.replies.models import Look, Reply, ReplyCounter
from mingtang.replies.queries.replies import reply_of
from tests.applying.conftest import MARKERS
from tests.builders import moment
from tests.refusals import refused
from tests.replies.conftest import (
    AT,
    DAY,
    drafted,
    handed_in,
    handling,
    looked,
    now,
    paper,
    seen,
    signed,
)

NOT_IN_THE_CASE = {
    "still-unclear": ["没有收到过补正，不能以“补正后仍不明确”答复，请先告知补正。"],
    "excessive": ["没有要求申请人说明理由的记录，不能认定理由不合理，请先发“要求说明理由通知书”（条例第三十五条）。"],
    "disclosed-by-consent": ["登记的第三方意见是不同意公开，不能以“第三方同意公开，予以提供”答复，请改用另一条依据。"],
}
NO_SIGNER = "柳溪镇人民政府的答复由分管领导签发。"


def signing(made, case, *, by="leader", at=AT):
    found = now(case)
    return sign(found, seen=seen(found, at=at), steps=found.steps, by=made[by], at=at)


def test_a_reply_is_numbered_frozen_and_the_case_signed(made, case):
    reply = signed(made, case)
    assert (reply.number, reply.stands) == ("柳政依复〔2026〕第1号", ReplyState.SIGNED)
    letter = again(CaseLetter.rows.get().body)
    assert (letter.number, letter.addressee, letter.day) == (reply.number, "甄申请", DAY)
    assert "\n".join(part.text for part in letter.paragraphs) == reply.content.text
    found = now(case)
    assert (found.stands, found.outcome, found.ended_on) == (ApplicationState.SIGNED, "", None)
    event = found.events.get(act="sign")
    assert event.facts == {"ground": "not-existing", "outcome": "R4.1", "number": reply.number}


def test_every_ground_can_be_answered_on_and_has_its_outcome(made, case):
    clerk, codes = made["clerk"], set()
    take(now(case), FoiAct.INQUIRE, on=DAY, seen=1, by=clerk, at=AT, facts={"asked": "third_party"})
    heard = {"about": now(case).events.get(act="inquire"), "facts": {"agrees": False}}
    take(now(case), FoiAct.HEAR, on=DAY, seen=2, by=clerk, at=AT, **heard)
    for ground in reply_grounds(DAY):
        drafted(made, case, ground.id, withheld=["internal-matter"] if ground.id == "separated" else [])
        against = reasons_against_handing_in(reply_of(now(case), on=DAY), now(case), by=clerk, at=AT)
        assert against == NOT_IN_THE_CASE.get(ground.id, []), ground.id
        codes.add(ground.outcome.code)
    assert codes == {each.code for each in outcomes()} - {"R6.1", "R6.2"}


def test_numbers_follow_each_other_and_what_is_refused_takes_none(made, case):
    other = handling(made)
    assert signed(made, case).serial == 1
    looked(made, other)
    with refused(NO_SIGNER, "您审核过这件答复意见，不能签发，请另一个人签发。"):
        signing(made, other, by="reviewer")
    assert signing(made, other).number == "柳政依复〔2026〕第2号"
    assert ReplyCounter.rows.get().last == 2


def test_whoever_drafted_neither_looks_nor_signs(made, case):
    from_both = made["clerk"]
    handed_in(made, case)
    with refused("答复意见由柳溪镇人民政府的审核人做合法性审核。", "您拟写过这件答复意见，不能审核，请另一个人审核。"):
        look(now(case), seen=seen(case), by=from_both, at=AT)
    look(now(case), seen=seen(case), by=made["reviewer"], at=AT)
    with refused(NO_SIGNER, "您拟写过这件答复意见，不能签发，请另一个人签发。"):
        signing(made, case, by="clerk")


def test_the_leader_who_drafted_as_handler_does_not_sign(made, case):
    Application.rows.filter(pk=case.pk).update(handler=made["leader"])
    drafted(made, case, by="leader")
    hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)
    look(now(case), seen=seen(case), by=made["reviewer"], at=AT)
    with refused("您拟写过这件答复意见，不能签发，请另一个人签发。"):
        signing(made, case)


def test_an_edit_voids_the_look(made, case):
    looked(made, case)
    told = reply_of(now(case), on=DAY)
    edited = {"answers": told.answers, "withheld": [], "text": f"{told.text}\n谢谢。", "fills": False}
    write(now(case), **edited, seen=told.reply.digest, by=made["clerk"], at=AT)
    assert reply_of(now(case), on=DAY).reply.stands is ReplyState.DRAFT
    with refused("答复意见现在拟写中，不能签发。请先拟好、送审。"):
        signing(made, case)


def test_what_changed_since_the_page_was_opened_is_not_written_over(made, case):
    drafted(made, case)
    before = seen(case)
    drafted(made, case, 检索经过="另外查过。")
    for act in (hand_in, look):
        with refused(STALE):
            act(now(case), seen=before, by=made["clerk"], at=AT)


def test_it_is_sent_back_with_a_reason(made, case):
    handed_in(made, case)
    with refused("请写退回的理由，拟写的人照着改。"):
        send_back(now(case), reason=" ", seen=seen(case), by=made["reviewer"], at=AT)
    send_back(now(case), reason="检索的范围没有写。", seen=seen(case), by=made["reviewer"], at=AT)
    told = reply_of(now(case), on=DAY)
    assert (told.reply.stands, told.returned.reason) == (ReplyState.DRAFT, "检索的范围没有写。")
    hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)
    look(now(case), seen=seen(case), by=made["reviewer"], at=AT)
    send_back(now(case), reason="改一改。", seen=seen(case), by=made["leader"], at=AT)
    assert reply_of(now(case), on=DAY).returned.by == made["leader"]


def test_the_recourse_is_that_of_the_day_of_signing(made):
    late, early = moment("2024-01-03"), moment("2023-12-28")
    case = handling(made, at=early, on=early.date())
    looked(made, case, "internal-matter", at=early)
    with refused("答复里告知的救济途径和依据不符：“属于内部事务信息”应当告知先申请行政复议，不服的再提起行政诉讼。"):
        signing(made, case, at=late)


def test_a_separated_reply_names_the_grounds_of_what_it_withholds(made, case):
    handed_in(made, case, "separated", withheld=["internal-matter"])
    text = reply_of(now(case), on=DAY).text
    assert "属于内部事务信息：《中华人民共和国政府信息公开条例》第十六条、第三十六条第三项。" in text
    assert "应当先自收到本答复之日起60日内" in text


def test_a_second_ground_begins_the_text_anew(made, case):
    drafted(made, case)
    choose(now(case), ground_id="repeated", seen=seen(case), by=made["clerk"], at=AT)
    told = reply_of(now(case), on=DAY)
    assert (told.ground.id, told.text, told.answers) == ("repeated", "", {})
    assert Reply.rows.count() == 1


def test_an_open_inquiry_stands_against_handing_in(made, case):
    take(now(case), FoiAct.INQUIRE, on=DAY, seen=1, by=made["clerk"], at=AT, facts={"asked": "other_organ"})
    drafted(made, case)
    with refused("还有 1 件征求意见没有结果，请等意见收到或者期限届满，登记以后再答复。"):
        hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)


def test_a_mark_of_secrecy_is_refused_and_the_trail_says_no_more(made, case):
    drafted(made, case)
    with pytest.raises(RuleBroken, match="密级标志"):
        write(
            now(case), answers={}, withheld=[], text="机密★10年", fills=False, seen=seen(case), by=made["clerk"], at=AT
        )
    assert "机密" not in reply_of(now(case), on=DAY).text
    assert Entry.rows.filter(verb="caseletters.refuse_classified").count() == 1


def test_files_are_added_and_taken_away_until_it_is_signed(made, case):
    drafted(made, case)
    kept = give(now(case), upload=paper(), title="验收材料", seen=seen(case), by=made["clerk"], at=AT)
    gone = give(now(case), upload=paper("另一件材料"), title="", seen=seen(case), by=made["clerk"], at=AT)
    take_away(now(case), pk=gone.pk, seen=seen(case), by=made["clerk"], at=AT)
    hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)
    look(now(case), seen=seen(case), by=made["reviewer"], at=AT)
    reply = signing(made, case)
    assert [file.pk for file in reply.given.all()] == [kept.pk]
    assert again(reply.letter.body).attachments == ("验收材料",)
    with pytest.raises(RuleBroken, match="待送达"):
        take_away(now(case), pk=kept.pk, seen=seen(case), by=made["clerk"], at=AT)


def test_what_each_did_is_told_in_order(made, case):
    drafted(made, case)
    give(now(case), upload=paper(), title="材料", seen=seen(case), by=made["clerk"], at=moment("2026-03-05"))
    hand_in(now(case), seen=seen(case), by=made["clerk"], at=moment("2026-03-06"))
    send_back(now(case), reason="漏了一份", seen=seen(case), by=made["reviewer"], at=moment("2026-03-06"))
    drafted(made, case, at=moment("2026-03-09"))
    told = [what for _, _, what in reply_of(now(case), on=DAY).history]
    assert told == ["选依据", "写正文", "添加文件", "退回修改：漏了一份", "选依据", "写正文"]


def test_after_an_order_to_answer_anew_the_old_reply_stays_and_another_is_drafted(made, case):
    signed(made, case)
    take(now(case), FoiAct.WITHDRAW, on=DAY, seen=now(case).steps, by=made["clerk"], at=AT)
    take(now(case), FoiAct.REDO, on=DAY, seen=now(case).steps, by=made["clerk"], at=AT)
    assert reply_of(now(case), on=DAY) is None
    assert signed(made, case, "petition").number == "柳政依复〔2026〕第2号"
    assert Reply.rows.count() == 2


def test_the_trail_holds_no_word_of_the_applicant_and_is_whole(made, case):
    signed(made, case)
    facts = " ".join(Entry.rows.values_list("facts", flat=True))
    assert not any(marker in facts for marker in MARKERS.values())
    assert Look.rows.get().signed == "许审核"
    assert verify(["liuxi"]).ok
