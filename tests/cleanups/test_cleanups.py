"""清理：a ledger matched with the library, three people who decide, and lists that change every label at once."""

from datetime import date

import pytest

from mingtang.cleanuplists.actions import publishing
from mingtang.cleanuplists.in_hand import Cleanups, DocumentsToAmend
from mingtang.cleanups.actions import campaigns, ledger, signing
from mingtang.cleanups.models import Cleanup, CleanupEntry, CleanupSigning
from mingtang.cleanups.queries import standing
from mingtang.contents.checks import CLASSIFIED
from mingtang.index.queries import match
from mingtang.law.cleanups import Fate, Proposal, Row
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.metadata import Validity
from mingtang.law.rules import RuleBroken
from mingtang.validity.actions.lives import end
from mingtang.validity.models import LifeTurn
from mingtang.withdrawals.actions import withdraw
from tests.cleanups.conftest import AT, BURNING, KEEP, PUBLIC, REPEAL, entry, label, proposed, published, scope, signed
from tests.pages import words
from tests.refusals import refused, stopped

AMEND = Proposal(Fate.AMEND, date(2026, 5, 1), "补贴标准变了。")


def test_a_campaign_is_begun_by_the_clerk_with_a_scope_that_makes_sense(made):
    told = {"lead": made.organ, "legal": made.organ, "at": AT}
    with refused("清理由柳溪镇人民政府的政务公开专员办理。"):
        campaigns.begin(made.organ, scope=scope(), by=made["officer"], **told)
    with refused("起始日期晚于截止日期，请核对。", "请选择清理哪些种类的文件。"):
        wrong = scope(since_on=date(2026, 3, 1), until_on=date(2026, 2, 1), types=())
        campaigns.begin(made.organ, scope=wrong, by=made["clerk"], **told)
    with refused("牵头单位和合法性审查单位要是本机关的。"):
        campaigns.begin(made.organ, scope=scope(), by=made["clerk"], **told | {"lead": made.neighbour})
    numbers = [campaigns.begin(made.organ, scope=scope(), by=made["clerk"], **told).number for _ in range(2)]
    assert numbers == [1, 2]


def test_rows_are_matched_with_the_library_surely_perhaps_or_not(made, cleanup):
    found = [(row.document, row.perhaps) for row in standing.entries(cleanup)]
    assert found == [(made.burning, None), (None, made.dust), (None, None)]
    told = standing.progress(cleanup)
    assert (told.total, told.undecided, told.matched, told.unsure, told.paper) == (3, 3, 1, 1, 1)


def test_nothing_is_taken_in_while_any_row_is_wrong(made, cleanup):
    office, day = made.organ, date(2018, 5, 10)
    with refused(
        "第 2 行：没有标题。",
        "第 2 行：没有成文日期，请写成 2018-06-30 或者 2018年6月30日。",
        f"第 3 行：《{BURNING}》柳政发[2026]3号台账里已经有了，或者表里有两行。",
        "第 4 行：成文日期2015年1月1日不在清理的范围（2016年1月1日至2026年3月5日）以内。",
    ):
        wrong = [
            (2, Row(""), office),
            (3, Row(BURNING, "柳政发[2026]3号", day), office),
            (4, Row("旧通知", "", date(2015, 1, 1)), office),
        ]
        ledger.take_in(cleanup, rows=wrong, by=made["clerk"], at=AT)
    with refused("第 2 行：文字里有手机号，请删去个人信息再提交。"):
        told = [(2, Row("通知", "", day, "联系人手机 13800138000。"), office)]
        ledger.take_in(cleanup, rows=told, by=made["clerk"], at=AT)


def test_what_the_ledger_lacks_of_the_library_is_added(made, cleanup):
    ledger.drop(entry(cleanup, 1), by=made["clerk"], at=AT)
    assert [row.title for row in standing.lacking(cleanup, on=AT.date())] == [BURNING]
    assert campaigns.add_lacking(cleanup, by=made["clerk"], at=AT) == 1
    assert [(row.ordinal, row.document) for row in standing.entries(cleanup)][-1] == (4, made.burning)
    with refused("文件库里范围以内的文件，台账里都有了。"):
        campaigns.add_lacking(cleanup, by=made["clerk"], at=AT)


def test_one_document_of_the_library_stands_for_one_row(made, cleanup):
    with refused("台账第 1 号已经对上这份文件，请核对。"):
        ledger.match(entry(cleanup, 2), document=made.burning, by=made["clerk"], at=AT)
    ledger.match(entry(cleanup, 2), document=None, by=made["clerk"], at=AT)
    assert standing.progress(cleanup).paper == 2


def test_an_officer_proposes_for_the_own_unit_and_the_clerk_for_every_one(made, cleanup):
    with refused("第 3 号由柳溪镇人民政府提意见。"):
        ledger.propose(cleanup, ordinals=[1, 3], proposal=KEEP, by=made["officer"], at=AT)
    assert ledger.propose(cleanup, ordinals=[1, 2], proposal=KEEP, by=made["officer"], at=AT) == 2
    with refused("废止的，请写明理由。"):
        ledger.propose(cleanup, ordinals=[1, 3], proposal=Proposal(Fate.REPEAL), by=made["clerk"], at=AT)
    with refused("请先选择文件。"):
        ledger.propose(cleanup, ordinals=[], proposal=KEEP, by=made["clerk"], at=AT)
    with refused("序号 9：台账里没有序号 9 的文件。"):
        ledger.propose_each(cleanup, proposals={1: KEEP, 9: KEEP}, by=made["clerk"], at=AT)


def test_what_is_undecided_or_unsure_stops_the_signing(made, cleanup):
    with refused("还有 3 份文件没有处理意见，每一份都要有。", "还有 1 份文件可能和文件库里的是同一份，请逐份确认。"):
        signing.hand_in(cleanup, by=made["clerk"], at=AT)
    proposed(made, cleanup)
    with refused("这次清理现在是“提意见”，要到“等领导签批”才能办这一步。"):
        signing.sign(cleanup, by=made["leader"], at=AT)
    assert signing.hand_in(cleanup, by=made["clerk"], at=AT).state == "handed_in"
    with refused("这次清理现在是“等合法性审查”，要到“提意见”才能办这一步。"):
        ledger.propose(cleanup, ordinals=[1], proposal=REPEAL, by=made["clerk"], at=AT)


def test_what_the_library_says_has_ended_is_not_kept(made, cleanup):
    proposed(made, cleanup)
    told = {"kind": Validity.REPEALED, "on": AT.date(), "basis": "镇长办公会议决定。"}
    end(made.burning, **told, by=made["leader"], at=AT)
    with refused(f"第 1 号《{BURNING}》现在已经废止，不能再是“继续有效”。"):
        signing.hand_in(cleanup, by=made["clerk"], at=AT)


def test_what_is_sent_back_is_signed_anew_by_all(made, cleanup):
    proposed(made, cleanup)
    signing.hand_in(cleanup, by=made["clerk"], at=AT)
    signing.check(cleanup, words="合法。", by=made["reviewer"], at=AT)
    back = signing.send_back(cleanup, words="第 2 号再研究。", by=made["leader"], at=AT)
    assert (back.state, back.round) == ("open", 2)
    signing.hand_in(cleanup, by=made["clerk"], at=AT)
    signing.check(cleanup, words="合法。", by=made["reviewer"], at=AT)
    assert signing.sign(cleanup, by=made["leader"], at=AT).decided_on == AT.date()


def test_the_database_lets_no_two_steps_be_one_persons_and_no_row_change_after_them(made, cleanup):
    proposed(made, cleanup)
    with stopped("签批以后的清理不得改动，状态只能按规定转换"):
        Cleanup.rows.filter(pk=cleanup.pk).update(state="handed_in")
    signing.hand_in(cleanup, by=made["clerk"], at=AT)
    told = {"cleanup": cleanup, "round": 1, "words": "", "at": AT}
    with stopped("送审查、审查、签批要由三个人办"):
        CleanupSigning.rows.create(step="checked", person=made["clerk"], **told)
    with stopped("送审查、审查、签批要由三个人办"):
        CleanupSigning.rows.create(step="checked", person=made["leader"], stands_for=made["clerk"], **told)
    with stopped("这一步现在不能签"):
        CleanupSigning.rows.create(step="signed", person=made["leader"], **told)
    with stopped("送审查以后，清理的文件和处理意见不得改动"):
        CleanupEntry.rows.filter(cleanup=cleanup, ordinal=1).update(fate="repeal")
    signing.check(cleanup, words="合法。", by=made["reviewer"], at=AT)
    signing.sign(cleanup, by=made["leader"], at=AT)
    with stopped("签批以后的清理不得改动，状态只能按规定转换"):
        Cleanup.rows.filter(pk=cleanup.pk).update(title="别的")
    with stopped("清理的文件只能去掉，不得删除"):
        CleanupEntry.rows.filter(cleanup=cleanup, ordinal=1).delete()


def test_the_database_asks_that_every_document_is_decided(made, cleanup):
    CleanupSigning.rows.create(cleanup=cleanup, round=1, step="handed_in", person=made["clerk"], at=AT)
    with stopped("每一份文件都有处理意见才能送审查、签批"):
        Cleanup.rows.filter(pk=cleanup.pk).update(state="handed_in")


def test_publishing_the_lists_changes_every_label_in_the_same_act_and_withdrawing_them_lifts_it(made, cleanup, client):
    done = published(made, cleanup)
    assert (label(made.burning), label(made.dust)) == ("valid", "repealed")
    assert {(turn.life.document, turn.turn, turn.on) for turn in LifeTurn.rows.filter(cause=done.document)} == {
        (made.burning, "kept", AT.date()),
        (made.dust, "repealed", AT.date()),
    }
    kept, gone = (words(client.get(one.address)) for one in (made.burning, made.dust))
    assert ("经2026年清理继续有效" in kept, "经2026年清理废止" in gone) == (True, True)
    page = words(client.get(PUBLIC))
    order = [
        page.index(text) for text in ("继续有效的文件（2 份）", BURNING, "废止的文件（1 份）", "已由新的办法代替。")
    ]
    assert order == sorted(order)
    assert PUBLIC in [hit.address for hit in match("村级档案").hits]
    told = {"kind": WithdrawalKind.NOTICE, "public_reason": "目录有误。"}
    withdraw(done.document, **told, asked_by=made["clerk"], by=made["leader"], at=AT)
    assert (label(made.dust), client.get(PUBLIC).status_code) == ("valid", 410)
    assert "经2026年清理" not in words(client.get(made.dust.address))


def test_lists_go_public_only_as_they_were_signed(made, cleanup):
    with refused("领导签批以后才能公布。"):
        publishing.submit_for_publication(cleanup, by=made["clerk"], at=AT)


def test_what_is_to_be_amended_waits_for_its_unit_until_it_is_dealt_with(made, cleanup):
    signed(made, cleanup, fates=(AMEND, KEEP, KEEP))
    told = [row.sentence for row in Cleanups().rows(made["officer"], at=AT)]
    assert told == [f"清理定的：修改《{BURNING}》"]
    assert [item.title for item in DocumentsToAmend().of_organ(made.organ, on=AT.date(), at=AT)] == [
        f"修改《{BURNING}》"
    ]
    with refused("这份文件不是要修改的。"):
        ledger.amended(entry(cleanup, 3), words="已改。", by=made["clerk"], at=AT)
    ledger.amended(entry(cleanup, 1), words="由柳政发〔2026〕9号修改。", by=made["officer"], at=AT)
    with refused("已经登记过修改完成。"):
        ledger.amended(entry(cleanup, 1), words="再改。", by=made["officer"], at=AT)
    assert (list(Cleanups().rows(made["officer"], at=AT)), list(DocumentsToAmend().organs(on=AT.date()))) == ([], [])


def test_each_step_waits_for_its_own_person(made, cleanup):
    def told():
        people = ("clerk", "officer", "reviewer", "leader")
        return [[row.step for row in Cleanups().rows(made[name], at=AT)] for name in people]

    assert told() == [["去看进度"], ["去提意见"], [], []]
    proposed(made, cleanup)
    assert told() == [["去送审查"], [], [], []]
    signing.hand_in(cleanup, by=made["clerk"], at=AT)
    assert told() == [[], [], ["去审查"], []]
    signing.check(cleanup, words="合法。", by=made["reviewer"], at=AT)
    assert told() == [[], [], [], ["去签批"]]
    signing.sign(cleanup, by=made["leader"], at=AT)
    assert told() == [["去送审"], [], [], []]


def test_a_mark_of_secrecy_is_refused_before_anything_is_stored(made, cleanup):
    with pytest.raises(RuleBroken) as broken:
        ledger.propose(
            cleanup, ordinals=[1], proposal=Proposal(Fate.REPEAL, reason="机密★1年"), by=made["clerk"], at=AT
        )
    assert broken.value.reasons == (CLASSIFIED,)
    assert not CleanupEntry.rows.exclude(fate="").exists()
