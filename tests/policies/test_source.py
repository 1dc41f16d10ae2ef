"""源头认定：three people decide, and what they decided binds everything that comes later."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from mingtang.drafting.actions import handing, writing
from mingtang.drafting.models import Manuscript
from mingtang.editorial.actions import releasing
from mingtang.law.drafting_sheets import Proposal, SheetState
from mingtang.law.openness import Openness
from mingtang.law.policies import Act, PolicyState
from mingtang.law.validity import Tie
from mingtang.policies.actions import deciding, following, opening
from mingtang.policies.models import OpennessDecision, Policy
from mingtang.policies.queries.rules import note_of
from mingtang.validity.models import Life, Relation
from tests.builders import moment
from tests.demanded import exempt
from tests.drafting.conftest import published, written
from tests.drafting.conftest import signed as all_signed
from tests.pages import words
from tests.policies.conftest import (
    AT,
    CLEAR,
    DAY,
    LATER,
    ON_APPLICATION,
    PUBLIC,
    WITHHELD,
    checked,
    drafted,
    fresh,
    opened,
    reviewed,
    signed,
    step,
    whole,
)
from tests.refusals import refused

NO_SHEET = "“其他政策文件”要先有公文单：请在“公文”里起草，公开属性认定为主动公开；以前的老文件，登记为历史文件。"


def test_drafter_checker_and_signer_are_three_people(made, policy):
    deciding.propose(policy, proposal=PUBLIC, by=made["officer"], at=AT)
    with refused("核稿由柳溪镇人民政府的审核人或者政务公开专员办理。", "拟稿人不能核自己的稿，请由另一人办理。"):
        deciding.check(policy, by=made["officer"], at=AT)
    policy = deciding.check(policy, by=made["reviewer"], at=AT)
    with refused("签发由柳溪镇人民政府的分管领导办理。", "拟稿、核稿、签发要由三个人办理，请由另一人签发。"):
        deciding.sign(policy, openness=Openness.PROACTIVE, made_on=DAY, by=made["reviewer"], at=AT)
    with pytest.raises(DatabaseError), transaction.atomic():
        OpennessDecision.rows.create(policy=policy, openness="proactive", decided_by=made["officer"], at=AT)
    policy = deciding.sign(policy, openness=Openness.PROACTIVE, made_on=DAY, by=made["leader"], at=AT)
    assert (policy.sheet_stands, policy.decided, policy.made_on) == (SheetState.SIGNED, Openness.PROACTIVE, DAY)
    assert note_of(made.organ, policy.decided) == "（此件公开发布）"


def test_what_is_missing_is_returned_with_the_reason_and_proposed_again(made, policy):
    bare = Proposal(Openness.WITHHELD, "", "", CLEAR)
    with refused("提“不予公开”的，请写明理由。", "提“不予公开”的，请选择依据条例的哪一条。"):
        deciding.propose(policy, proposal=bare, by=made["officer"], at=AT)
    deciding.propose(policy, proposal=WITHHELD, by=made["officer"], at=AT)
    policy = deciding.send_back(policy, reason="理由太笼统。", by=made["reviewer"], at=AT)
    assert (policy.sheet_stands, policy.returned) == (SheetState.RETURNED, "理由太笼统。")
    assert checked(made, policy, ON_APPLICATION).sheet_stands is SheetState.CHECKED


def test_the_signer_who_decides_otherwise_says_why(made, policy):
    policy = checked(made, policy, ON_APPLICATION)
    with refused("拟稿人提的是“依申请公开”，改为“主动公开”的，请写明理由。"):
        deciding.sign(policy, openness=Openness.PROACTIVE, made_on=DAY, by=made["leader"], at=AT)
    told = {"openness": Openness.PROACTIVE, "reason": "需要公众广泛知晓。", "made_on": DAY}
    assert deciding.sign(policy, **told, by=made["leader"], at=AT).decided is Openness.PROACTIVE


def test_a_joint_document_is_signed_after_the_others_said_what_they_think(made):
    policy = checked(made, opened(made, joint_with="清河县农业农村局"))
    told = {"openness": Openness.PROACTIVE, "made_on": DAY}
    with refused("联合发文的清河县农业农村局还没有登记意见。"):
        deciding.sign(policy, **told, by=made["leader"], at=AT)
    step(made, policy, Act.OPINION, what="清河县农业农村局", note="同意主动公开。")
    assert deciding.sign(policy, **told, by=made["leader"], at=AT).decided is Openness.PROACTIVE


def test_a_policy_without_a_sheet_is_not_handed_in(made):
    draft = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    writing.keep(draft, written=written(type="policy"), version=draft.version, by=made["officer"], at=AT)
    draft = exempt(made, Manuscript.rows.get(pk=draft.pk), at=AT)
    with refused(NO_SHEET):
        handing.hand_in(draft, by=made["officer"], at=AT)


def test_a_sheet_that_is_not_signed_holds_its_manuscript_back(made, policy):
    draft = drafted(made, policy)
    with refused("公文单还没有签发（拟稿），公开属性没有认定为“主动公开”。"):
        handing.hand_in(draft, by=made["officer"], at=AT)
    signed(made, fresh(policy))
    document = published(made, draft).document
    assert fresh(policy).stands is PolicyState.PUBLISHED
    assert document.life.on(DAY).label == "有效"


@pytest.mark.parametrize("proposal", [ON_APPLICATION, WITHHELD])
def test_what_was_marked_not_public_is_never_released_whatever_its_type(made, proposal):
    policy = opened(made, kind="other")
    draft = drafted(made, policy)
    signed(made, fresh(policy), proposal)
    with refused(f"公文单上公开属性认定为“{proposal.openness.label}”，不能公开。"):
        handing.hand_in(draft, by=made["officer"], at=AT)


def test_a_decision_that_is_changed_before_the_release_stops_the_release(made, policy):
    draft = drafted(made, policy)
    signed(made, fresh(policy))
    revision = all_signed(made, handing.hand_in(draft, by=made["officer"], at=AT), at=LATER)
    told = {"proposal": WITHHELD, "why": "内容有变化。"}
    changed = deciding.decide_anew(policy, **told, by=made["leader"], at=LATER)
    with refused("公文单上公开属性认定为“不予公开”，不能公开。"):
        releasing.release(revision, by=made["clerk"], at=LATER)
    assert [row.get_openness_display() for row in changed.decisions.all()] == ["主动公开", "不予公开"]
    assert changed.review_on == date(2027, 3, 4)


def test_what_is_public_is_withdrawn_before_it_may_be_decided_otherwise(made, policy):
    draft = drafted(made, policy)
    signed(made, fresh(policy))
    published(made, draft)
    with refused("文件已经公开，不能直接改为不公开；确需撤下的，先办撤回。"):
        deciding.decide_anew(policy, proposal=WITHHELD, why="有变化。", by=made["leader"], at=LATER)


def test_a_normative_document_goes_public_after_its_steps_and_repeals_the_older_one(made, client):
    older = opened(made, "旧办法")
    signed(made, older, made_on=date(2026, 2, 20))
    old = published(made, drafted(made, older, number="柳政发〔2024〕1号")).document
    dates = {"in_force_on": date(2026, 3, 3), "until_on": date(2031, 2, 28)}
    policy = opened(made, "新办法", kind="normative", **dates)
    following.tie_to(policy, tie=Tie.REPEALS, other=old, by=made["officer"], at=AT)
    signed(made, policy, made_on=date(2026, 2, 27))
    draft = drafted(made, policy, in_force_on=date(2026, 3, 3), basis="条例")
    with refused("“行政规范性文件”公开以前还要办：征求意见、合法性审核、集体审议、登记编号。"):
        handing.hand_in(draft, by=made["officer"], at=LATER)
    assert whole(made, fresh(policy)).register_number == "LIUXI-2026-0001"
    document = published(made, draft).document
    life = Life.rows.get(document=document)
    assert (life.until_on, life.register_number) == (date(2031, 2, 28), "LIUXI-2026-0001")
    assert life.in_force_on == LATER.date()
    assert Relation.rows.get().other == old
    repealed = Life.rows.select_related("document__listing").get(document=old)
    assert (repealed.on(LATER.date()).label, repealed.document.listing.validity) == ("废止", "repealed")
    assert repealed.on(date(2026, 3, 3)).label == "有效"
    page = words(client.get(document.address))
    assert "2026年3月4日（文件写明2026年3月3日，公布以后才施行）" in page


def test_an_old_document_goes_public_as_historic_with_a_reason(made, policy):
    draft = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    writing.keep(draft, written=written(type="policy"), version=draft.version, by=made["officer"], at=AT)
    draft = Manuscript.rows.get(pk=draft.pk)
    subject = handing.subject_of(draft)
    with refused("历史文件由柳溪镇人民政府的政务公开专员登记。"):
        opening.register_historic(draft, subject, reason="补录。", by=made["officer"], at=AT)
    opening.register_historic(draft, subject, reason="2022年清理时补录。", by=made["clerk"], at=AT)
    exempt(made, draft, at=AT)
    assert published(made, draft).document.life.on(DAY).label == "有效"


def test_a_new_document_is_no_historic_one(made, policy):
    draft = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=LATER)
    told = written(type="policy", made_on=date(2026, 3, 3))
    writing.keep(draft, written=told, version=draft.version, by=made["officer"], at=LATER)
    draft = Manuscript.rows.get(pk=draft.pk)
    with refused("从2026年3月2日起的公文要有公文单，不能登记为历史文件；请起草公文，再从公文开始写稿。"):
        opening.register_historic(draft, handing.subject_of(draft), reason="补录。", by=made["clerk"], at=LATER)


def test_numbers_are_one_series_a_year_without_a_gap(made):
    numbers = []
    for title in ("甲办法", "乙办法"):
        policy = reviewed(made, opened(made, title, kind="normative"))
        with refused("日期在今天以后，请核对。"):
            step(made, policy, Act.REGISTRATION, date(2026, 12, 1))
        numbers.append(step(made, policy, Act.REGISTRATION, DAY).register_number)
    assert numbers == ["LIUXI-2026-0001", "LIUXI-2026-0002"]


def test_what_is_not_public_is_reviewed_and_looked_at_again_a_year_later(made, policy):
    signed(made, policy, WITHHELD)
    told = {"keeps": True, "note": "仍在研究。"}
    with refused("不公开的复查由柳溪镇人民政府的政务公开专员或者审核人办理。"):
        following.review_withheld(policy, **told, by=made["officer"], at=LATER)
    following.review_withheld(policy, **told, by=made["clerk"], at=moment("2027-02-01"))
    assert Policy.rows.get(pk=policy.pk).review_on == date(2028, 2, 1)
