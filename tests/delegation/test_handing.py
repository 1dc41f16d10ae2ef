"""下达：who may hand down to whom, in which words, and what is refused."""

from datetime import date

import pytest

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.delegation.actions import handing, recalling, receiving
from mingtang.delegation.models import HandDown
from mingtang.delegation.queries.targets import targets
from mingtang.law.commitments import Rhythm, Term
from mingtang.law.delegation import HandDownState
from mingtang.law.rules import RuleBroken
from mingtang.organs.actions.posts import end_post
from mingtang.workplan.models import Commitment
from tests import builders
from tests.builders import moment
from tests.delegation.acts import ACTS, AT, LATER, fresh, give, of_county, take
from tests.refusals import refused, unchanged

JUNE = date(2026, 6, 30)


def test_one_form_hands_a_task_to_many_units_and_each_answers_for_itself(made):
    rows = give(made, "1.1.1", "liuxi", "shanqian", note="交公示截图。")
    assert [(row.target.code, row.state, row.text, row.term) for row in rows] == [
        ("liuxi", "sent", "公布惠农补贴的政策、申报和发放结果。", Term(Rhythm.ONCE, JUNE)),
        ("shanqian", "sent", "公布惠农补贴的政策、申报和发放结果。", Term(Rhythm.ONCE, JUNE)),
    ]
    verbs = Entry.rows.filter(chain="qinghe", verb="delegation.send").values_list("actor", flat=True)
    assert list(verbs) == [f"person:{made['county-clerk'].pk}"] * 2
    take(made, rows[0])
    assert [fresh(row).stands for row in rows] == [HandDownState.ACCEPTED, HandDownState.SENT]


def test_only_the_clerk_of_the_plan_hands_down_and_only_a_task_that_stands(made):
    source = builders.commitment(made.county, "1.2.1")
    words = {"targets": [made.organ], "text": "提高认识。", "term": Term(Rhythm.ONCE, None)}
    with refused("任务由清河县人民政府的政务公开专员下达。", "这一条是表述，不提出要求，不能下达。"):
        handing.hand_down(source, **words, by=made["clerk"], at=AT)


def test_a_task_goes_only_beneath_and_once_at_a_time(made, sent):
    told = "不能再接收这项任务：只下达给清河县人民政府直接下级的机关和它自己的科室、管理区、村，在办的一个单位一次。"
    with refused(f"柳溪镇人民政府{told}", f"桃园村村民委员会{told}"):
        give(made, "1.1.1", "liuxi", "taoyuan")
    ACTS[HandDownState.WITHDRAWN](made, sent)
    assert give(made, "1.1.1", "liuxi").stands is HandDownState.SENT


def test_nobody_hands_a_task_to_where_nobody_takes_it(made):
    for person in ("village-officer", "district-officer"):
        end_post(made[person].posts.get(), until_on=date(2026, 2, 1), by="install", at=moment("2026-02-01"))
    able, unable = targets(builders.commitment(made.plan), on=AT.date())
    assert [unit.code for unit in able] == ["liuxi-sfs"]
    assert [unit.code for unit in unable] == ["liuxi-dzb", "liuxi-dong", "taoyuan"]
    with refused("桃园村村民委员会没有能接收任务的人，请先任命岗位。"):
        give(made, "", "taoyuan", source=builders.commitment(made.plan), by="clerk")


def test_every_reason_against_the_words_is_told_at_once(made):
    with refused(
        "请选择下达给哪些单位。",
        "请写明任务内容。",
        "原任务是“每季度”的，下达时不能放宽为“一次性”。",
        "时限须在任务的年度（2026年）之内。",
    ):
        handing.hand_down(
            of_county(made, "1.1.2"),
            targets=[],
            text="  ",
            term=Term(Rhythm.ONCE, date(2027, 1, 31)),
            by=made["county-clerk"],
            at=AT,
        )


@pytest.mark.parametrize("field", ["text", "note", "reason"])
def test_words_that_bear_a_mark_of_secrecy_are_refused_and_leave_nothing_but_a_trace(made, sent, field):
    marked = "按机密★1年的通知办理。"
    before = list(HandDown.rows.values())
    acts = {
        "text": lambda: give(made, "1.1.2", "liuxi", text=marked),
        "note": lambda: give(made, "1.1.2", "liuxi", note=marked),
        "reason": lambda: recalling.recall(sent, reason=marked, by=made["county-clerk"], at=AT),
    }
    with pytest.raises(RuleBroken) as told:
        acts[field]()
    assert told.value.reasons == (CLASSIFIED,)
    assert list(HandDown.rows.values()) == before
    assert Entry.rows.filter(verb="evidence.refuse_classified", chain="qinghe").count() == 1


def test_what_came_back_is_reworded_and_keeps_why_it_came_back(made, sent):
    ACTS[HandDownState.RETURNED](made, sent)
    row = handing.send_again(
        fresh(sent), text="公布发放结果。", term=Term(Rhythm.ONCE, JUNE), by=made["county-clerk"], at=LATER
    )
    assert (row.text, row.due_on, row.stands) == ("公布发放结果。", JUNE, HandDownState.SENT)
    assert [(back.reason, back.text) for back in row.send_backs.all()] == [
        ("没有权限。", "公布惠农补贴的政策、申报和发放结果。")
    ]
    with refused(
        "任务由清河县人民政府的政务公开专员下达。", "这项下达“待接收”，不能重新下达。只有被退回的任务才能重新下达。"
    ):
        handing.send_again(row, text="公布。", term=Term(Rhythm.ONCE, JUNE), by=made["clerk"], at=LATER)


def test_what_is_recalled_leaves_the_ledger_and_its_evidence_stays(made, sent):
    listed = take(made, sent)
    piece = builders.evidence(listed, by=made["clerk"])
    with refused("请写明收回的理由，接收单位能看到。"):
        recalling.recall(sent, reason=" ", by=made["county-clerk"], at=LATER)
    row = ACTS[HandDownState.RECALLED](made, sent)
    assert (row.stands, row.reason) == (HandDownState.RECALLED, "不办了。")
    gone = Commitment.rows.get(pk=listed.pk)
    assert gone.withdrawn_at == LATER
    assert [one.pk for one in gone.evidence.all()] == [piece.pk]
    assert Entry.rows.filter(chain="liuxi", verb="workplan.delist").count() == 1


def test_numbers_of_a_person_are_refused_in_what_is_handed_down(made, sent):
    told = "文字里有手机号，请删去个人信息再提交。"
    with refused(told), unchanged():
        give(made, "1.1.1", "shanqian", note="有事打13800138000。")
    with refused(told), unchanged():
        give(made, "1.1.1", "shanqian", text="公布，联系13800138000。")
    with refused(told), unchanged():
        receiving.send_back(sent, reason="请问13800138000。", by=made["clerk"], at=LATER)
