"""免予解读：asked by one, decided once by a leader who is another; the database holds it too."""

import pytest
from django.db import IntegrityError, transaction

from mingtang.drafting.actions import writing
from mingtang.exemptions import actions as exemptions
from mingtang.exemptions.actions import set_rule
from mingtang.exemptions.in_hand import Exemptions
from mingtang.exemptions.models import Exemption
from mingtang.exemptions.queries import rule_of
from mingtang.interpretation.models import Explainer
from mingtang.interpretation.queries.explained import duty
from mingtang.law.interpretation import ExemptionState
from tests.interpretation.conftest import AT, LATER, planned
from tests.pages import signed_in, words
from tests.refusals import refused

CLOSED = "选的位置已经关闭或者改动，请重新选择。"
REASON = "只是转发，正文已经说清。"


def asked(made, manuscript, *, by="officer"):
    return exemptions.ask(manuscript, reason=REASON, by=made[by], at=AT)


def test_it_is_asked_once_with_a_reason_by_whoever_drafts(made, manuscript):
    with refused(
        "谁起草谁解读：柳溪镇农业农村办公室的稿件由本单位的科室承办人或者政务公开专员来写。",
        "请写明为什么不用解读，例如：内容浅显，正文已经说清。",
    ):
        exemptions.ask(manuscript, reason="无", by=made["reviewer"], at=AT)
    asked(made, manuscript)
    with refused("已经申请过免予解读，等批准。"):
        asked(made, manuscript)


def test_only_a_leader_who_is_another_approves(made, manuscript):
    one = asked(made, manuscript)
    with refused("免予解读由柳溪镇人民政府的分管领导批准。", "申请的人不能自己批准，请由另一位领导批准。"):
        exemptions.decide(one, approve=True, by=made["officer"], at=LATER)
    done = exemptions.decide(one, approve=True, by=made["leader"], at=LATER)
    assert (done.stands, done.decider) == (ExemptionState.APPROVED, made["leader"].name)
    with refused("这一件已批准，不能再定。"):
        exemptions.decide(done, approve=True, by=made["leader"], at=LATER)


def test_a_refusal_has_a_reason_and_may_be_asked_again(made, manuscript):
    one = asked(made, manuscript)
    with refused("不批准的，请写明理由。"):
        exemptions.decide(one, approve=False, by=made["leader"], at=LATER)
    exemptions.decide(one, approve=False, note="涉及补助，要讲清。", by=made["leader"], at=LATER)
    assert asked(made, manuscript).stands is ExemptionState.ASKED


def sql(act):
    with pytest.raises(IntegrityError) as told, transaction.atomic():
        act()
    return str(told.value).splitlines()[0]


def approved(one, by):
    told = {"state": "approved", "decided_by": by, "decided_at": LATER}
    return Exemption.rows.filter(pk=one.pk).update(**told)


def test_the_database_lets_nobody_approve_what_they_asked_for(made, manuscript):
    one = asked(made, manuscript)
    assert sql(lambda: approved(one, made["officer"])) == "申请的人不能自己批准免予解读"
    assert approved(one, made["leader"]) == 1
    assert sql(lambda: Exemption.rows.filter(pk=one.pk).update(note="改")) == "免予解读定了不得改动"


def test_the_database_keeps_what_was_asked(made, manuscript):
    one, mine = asked(made, manuscript), planned(made, manuscript)
    changed = Exemption.rows.filter(pk=one.pk)
    assert sql(lambda: changed.update(reason="别的理由。")) == "免予解读的申请不得改动"
    assert sql(lambda: changed.update(asked_by=made["clerk"])) == "免予解读的申请不得改动"
    assert sql(changed.delete) == "免予解读的申请不得删除"
    assert sql(Explainer.rows.filter(pk=mine.pk).delete) == "解读只能放弃，不得删除"
    other = Explainer.rows.filter(pk=mine.pk)
    assert sql(lambda: other.update(subject="drafting.manuscript:999")) == "解读不得改属别的文件"


def test_none_begins_approved(made, manuscript):
    told = {"organ": made.organ, "manuscript": manuscript, "subject": "x", "reason": REASON, "asked_at": AT}
    done = {"state": "approved", "decided_by": made["leader"], "decided_at": AT}
    begun = Exemption(asked_by=made["officer"], **told, **done)
    assert sql(begun.save) == "免予解读从申请开始"


def test_an_organ_sets_its_words_and_adds_types_and_takes_none_away(made, manuscript):
    words = ["同步起草", "同步审批", "同步发布"]
    told = {"words": words, "types": ["notice"], "place": "|agriculture", "excerpt_percent": 50}
    with refused("解读设置由柳溪镇人民政府的政务公开专员或者管理员办理。"):
        set_rule(made.organ, **told, by=made["officer"], at=AT)
    set_rule(made.organ, **told, by=made["clerk"], at=AT)
    assert rule_of(made.organ) == told
    owed = [duty("x", made.organ, type=code, change={}).owed for code in ("notice", "policy", "news")]
    assert owed == [True, True, False]
    with refused("三同步的三个词都要填，每个不超过 12 个字。", "文件种类里有不认识的，请重新选择。", CLOSED):
        set_rule(made.organ, words=["甲"], types=["x"], place="|gone", excerpt_percent=50, by=made["clerk"], at=AT)


def waiting(made, *people):
    return [[row.sentence for row in Exemptions().rows(made[who], at=LATER)] for who in people]


def test_it_stands_in_the_day_of_the_leader_until_it_is_decided(made, manuscript):
    assert waiting(made, "leader") == [[]]
    one = asked(made, manuscript)
    row = f"《{manuscript.title}》申请免予解读"
    assert waiting(made, "leader", "officer", "clerk", "reviewer", "neighbour-leader") == [[row], [], [], [], []]
    today = words(signed_in(made, "leader").get("/desk/"))
    assert (row in today, "等您批准" in today, "去批准" in today) == (True, True, True)
    exemptions.decide(one, approve=False, note="涉及补助，要讲清。", by=made["leader"], at=LATER)
    assert waiting(made, "leader") == [[]]


def test_it_waits_for_nobody_once_the_text_is_given_up(made, manuscript):
    asked(made, manuscript)
    writing.discard(manuscript, reason="不写了。", by=made["officer"], at=LATER)
    assert waiting(made, "leader") == [[]]


def test_a_leader_who_asked_is_not_told_to_decide(made, manuscript):
    one = asked(made, manuscript)
    made["officer"].posts.update(kind="leader", unit=made.organ)
    assert (waiting(made, "officer"), one.asked_by) == ([[]], made["officer"])
