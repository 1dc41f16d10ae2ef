"""佐证：handed in by one person, judged by another; what they do to the state and what the public may see."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mingtang.audit.models import Entry
from mingtang.evidence.actions.evidence import accept, affirm, bring, refuse, revoke, submit, write_note
from mingtang.evidence.actions.public import confirm_for_public, keep_internal
from mingtang.evidence.actions.rules import end_rule, set_rule
from mingtang.evidence.queries.states import with_state
from mingtang.files.actions import store
from mingtang.law.commitments import Rhythm
from mingtang.workplan.actions.plans import assign, import_plan
from mingtang.workplan.actions.terms import set_term
from mingtang.workplan.models import Commitment
from tests import builders
from tests.builders import handed, moment, reading
from tests.refusals import refused

AT = moment("2026-03-02")
LATER = moment("2026-03-03")
OWN_WORK = "佐证和进展由责任单位、配合单位的承办人或本机关政务公开专员提交。"
JUDGED_BY = "佐证由柳溪镇人民政府的政务公开专员、审核人或分管领导认定。"
CONFIRMED_BY = "公开由柳溪镇人民政府的政务公开专员、审核人或分管领导确认。"
GONE = "这项任务已移出要点，不再收佐证和进展。"


@pytest.fixture
def row(plan):
    return builders.commitment(plan)


def state(row, on=date(2026, 3, 10)):
    return with_state(Commitment.rows.filter(pk=row.pk), on=on).get().state


def photograph(town, by="officer"):
    picture = BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "JPEG")
    upload = SimpleUploadedFile("公示栏.jpg", picture.getvalue(), "image/jpeg")
    return store(upload, unit=town.organ, by=town[by], at=AT)


def withdrawn(plan, town):
    import_plan(
        unit=town.organ, reading=reading(builders.SENTENCES[1:]), source_name="a", source_sha256="1", by="cli", at=AT
    )
    return builders.commitment(plan)


def test_evidence_counts_for_nothing_until_another_person_accepts_it(town, row):
    piece = builders.evidence(row, by=town["officer"])
    assert state(row) == "not_started"
    accept(piece, completing=False, by=town["clerk"], at=LATER)
    assert state(row) == "in_progress"


def test_evidence_accepted_as_completing_makes_it_done(town, row):
    builders.accepted(row, by=town["officer"], judge=town["leader"], completing=True)
    assert state(row) == "done"


def test_revoking_takes_the_state_back_and_keeps_the_row_and_the_reason(town, row):
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"], completing=True)
    told = revoke(piece, reason="附错了文件。", by=town["reviewer"], at=LATER)
    assert state(row) == "not_started"
    assert (told.reason, told.revoked_by, told.accepted_by) == ("附错了文件。", town["reviewer"], town["clerk"])


def test_the_next_due_day_moves_on_when_a_period_is_covered(town, plan):
    row = builders.commitment(plan, "1.1.2")
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"])
    assert builders.commitment(plan, "1.1.2").next_due_on == date(2026, 6, 30)
    revoke(piece, reason="附错了文件。", by=town["clerk"], at=LATER)
    assert builders.commitment(plan, "1.1.2").next_due_on == date(2026, 3, 31)


def test_refused_evidence_stays_with_the_reason(town, row):
    told = refuse(builders.evidence(row, by=town["officer"]), reason="看不清日期。", by=town["clerk"], at=LATER)
    assert (told.reason, told.refused_by, state(row)) == ("看不清日期。", town["clerk"], "not_started")


def test_each_kind_of_evidence_is_kept_as_handed_in(town, row):
    by, at = town["officer"], AT
    number = submit(
        row, handed=handed("发放户数", kind="number", url="", value=Decimal("120"), unit_of_value="户"), by=by, at=at
    )
    event = submit(row, handed=handed("进村宣讲", kind="event", url="", detail="3月1日在桃园村。"), by=by, at=at)
    paper = submit(row, handed=handed("公示照片", kind="file", url="", attachment=photograph(town)), by=by, at=at)
    assert (number.value, number.unit_of_value) == (Decimal("120"), "户")
    assert event.detail == "3月1日在桃园村。"
    assert (paper.attachment.name, paper.is_photograph) == ("公示栏.jpg", True)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"title": " "}, "请填写佐证名称。"),
        ({"on": date(2026, 3, 3)}, "佐证日期还没有到，请核对。"),
        ({"url": "javascript:alert(1)"}, "请填写以 http:// 或 https:// 开头的地址。"),
        ({"kind": "file"}, "请选择要上传的文件。"),
        ({"kind": "number", "value": Decimal(3)}, "请填写数值和单位，例如 120 份。"),
        ({"kind": "event"}, "请写明活动的时间、地点和内容。"),
        ({"kind": "rumour"}, "请选择佐证类别：文件、链接、数据或活动。"),
    ],
)
def test_evidence_that_lacks_what_its_kind_needs_is_refused(town, row, told, reason):
    with refused(reason):
        submit(row, handed=handed(**told), by=town["officer"], at=AT)


@pytest.mark.parametrize(
    "username", ["other-officer", "office-reviewer", "leader", "inspector", "neighbour-clerk", "village-officer"]
)
def test_only_those_whose_work_it_is_hand_in(town, row, username):
    with refused(OWN_WORK):
        submit(row, handed=handed(), by=town[username], at=AT)
    with refused(OWN_WORK):
        write_note(row, text="已公示。", by=town[username], at=AT)


def test_a_district_hands_in_for_what_it_shares_and_a_village_for_its_own(town, plan):
    assert builders.evidence(builders.commitment(plan, "1.1.2"), by=town["district-officer"]).pk
    assert builders.evidence(builders.commitment(plan, "1.3.2"), by=town["village-officer"]).pk
    assert builders.evidence(builders.commitment(plan, "1.3.2"), by=town["district-officer"]).pk


def test_statements_and_withdrawn_commitments_take_no_evidence(town, plan):
    statement = builders.commitment(plan, "1.2.1")
    with refused("这一条是表述，不需要佐证。"):
        submit(statement, handed=handed(), by=town["clerk"], at=AT)
    with refused("这一条是表述，不需要佐证。"):
        set_rule(statement, source="released_document", words="补贴", by=town["clerk"], at=AT)
    gone = withdrawn(plan, town)
    with refused(GONE, "请写一两句进展。"):
        write_note(gone, text=" ", by=town["clerk"], at=AT)
    with refused(GONE):
        set_rule(gone, source="released_document", words="补贴", by=town["clerk"], at=AT)
    with refused("这项任务已移出要点，不再明确责任单位。"):
        assign(gone, owner=None, co_owners=[], by=town["clerk"], at=AT)


def test_nobody_judges_what_they_handed_in(town, row):
    own = builders.evidence(row, by=town["clerk"])
    with refused("提交人不能认定自己的佐证，请由另一个人认定。"):
        accept(own, completing=False, by=town["clerk"], at=LATER)
    with refused("提交人不能认定自己的佐证，请由另一个人认定。", "请写明不予认定的理由，责任单位据此补交。"):
        refuse(own, reason="", by=town["clerk"], at=LATER)


@pytest.mark.parametrize(
    "username",
    ["other-officer", "office-reviewer", "inspector", "administrator", "neighbour-clerk", "neighbour-leader"],
)
def test_only_the_organs_clerk_reviewers_and_leader_judge(town, row, username):
    piece = builders.evidence(row, by=town["officer"])
    with refused(JUDGED_BY):
        accept(piece, completing=True, by=town[username], at=LATER)
    with refused(JUDGED_BY):
        refuse(piece, reason="看不清。", by=town[username], at=LATER)
    done = accept(piece, completing=False, by=town["clerk"], at=LATER)
    with refused("撤销认定由柳溪镇人民政府的政务公开专员、审核人或分管领导办理。"):
        revoke(done, reason="附错。", by=town[username], at=LATER)
    with refused(CONFIRMED_BY):
        confirm_for_public(done, by=town[username], at=LATER)


def test_a_decision_is_taken_once(town, row):
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"])
    with refused("这份佐证已有结论。"):
        accept(piece, completing=True, by=town["leader"], at=LATER)
    with refused("这份佐证已有结论。", "请写明不予认定的理由，责任单位据此补交。"):
        refuse(piece, reason=" ", by=town["leader"], at=LATER)
    with refused("请写明撤销认定的理由。"):
        revoke(piece, reason=" ", by=town["leader"], at=LATER)
    revoke(piece, reason="附错。", by=town["leader"], at=LATER)
    with refused("这份佐证没有有效的认定，不必撤销。"):
        revoke(piece, reason="附错。", by=town["leader"], at=LATER)


def test_one_photograph_is_not_done(town, row):
    paper = handed("公示照片", kind="file", url="", attachment=photograph(town))
    piece = submit(row, handed=paper, by=town["officer"], at=AT)
    with refused("只有照片不能证明完成，请再提交文件、链接、数据或者活动记录，先认定为进展。"):
        accept(piece, completing=True, by=town["clerk"], at=LATER)
    other = builders.accepted(row, by=town["officer"], judge=town["clerk"])
    accept(piece, completing=True, by=town["clerk"], at=LATER)
    assert state(row) == "done"
    revoke(other, reason="附错。", by=town["clerk"], at=LATER)
    assert state(row) == "in_progress"


def changed(town, **told):
    """The plan imported anew with another first sentence."""
    sentences = [{**builders.SENTENCES[0], **told}, *builders.SENTENCES[1:]]
    return builders.plan_of(town, told=reading(sentences), at=LATER)


@pytest.mark.parametrize(
    "told",
    [
        {"text": "公开惠农补贴的政策、申报和发放结果，召开一次说明会。"},
        {"due": "2026-09-30", "due_text": "9月底前"},
        {"rhythm": "quarterly"},
    ],
)
def test_what_was_done_is_not_done_when_another_thing_is_demanded(town, row, told):
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"], completing=True)
    assert state(row) == "done"
    changed(town, **told)
    assert state(row) == "in_progress"
    piece.refresh_from_db()
    assert (piece.completing, piece.counts) == (True, True)


def test_another_comma_takes_nothing_back(town, row):
    builders.accepted(row, by=town["officer"], judge=town["clerk"], completing=True)
    changed(town, text="公开惠农补贴的政策、申报、和发放结果。")
    assert state(row) == "done"


def test_another_person_affirms_that_it_still_completes(town, row):
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"], completing=True)
    with refused("任务要求没有变，不必重新认定。"):
        affirm(piece, by=town["clerk"], at=LATER)
    changed(town, due="2026-05-31", due_text="5月底前")
    with refused(JUDGED_BY, "提交人不能认定自己的佐证，请由另一个人认定。"):
        affirm(piece, by=town["officer"], at=LATER)
    assert state(row) == "in_progress"
    told = affirm(piece, by=town["reviewer"], at=LATER)
    assert (told.affirmed_by, told.affirmed_at, told.accepted_by) == (town["reviewer"], LATER, town["clerk"])
    assert state(row) == "done"
    assert Entry.rows.filter(verb="evidence.affirm").count() == 1


def test_only_what_completed_something_is_affirmed(town, row):
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"])
    with refused("只有认定过证明完成的佐证，才需要重新认定。"):
        affirm(piece, by=town["reviewer"], at=LATER)


def test_a_term_set_for_a_moment_does_not_complete_what_goes_on(town, plan):
    row = builders.commitment(plan, "1.3.1")
    with refused("要点写的是“持续推进”，不能改为一次性的任务。请选每月、每季度或者每年。"):
        set_term(row, rhythm=Rhythm.ONCE, due_on=None, by=town["clerk"], at=LATER)
    set_term(row, rhythm=None, due_on=date(2026, 3, 31), by=town["clerk"], at=LATER)
    piece = builders.evidence(row, by=town["clerk"])
    with refused("这项任务是“持续推进”的，2026年12月1日以后的佐证才能证明全年完成。"):
        accept(piece, completing=True, by=town["reviewer"], at=LATER)


def test_evidence_from_before_the_plan_year_is_not_handed_in(town, row):
    with refused("佐证的日期早于2026年，不能证明2026年的任务，请核对日期。"):
        builders.evidence(row, by=town["officer"], on=date(2025, 12, 31))


def test_a_duty_that_recurs_is_not_done_in_march(town, plan):
    piece = builders.evidence(builders.commitment(plan, "1.1.2"), by=town["officer"])
    with refused("这项任务是“每季度”的，2026年10月1日以后的佐证才能证明全年完成。"):
        accept(piece, completing=True, by=town["clerk"], at=LATER)


def test_the_public_sees_evidence_only_after_a_second_person(town, row):
    waiting = builders.evidence(row, by=town["clerk"])
    with refused("提交人不能确认公开自己的材料，请由另一个人确认。", "只有认定过的佐证才能确认公开。"):
        confirm_for_public(waiting, by=town["clerk"], at=LATER)
    piece = accept(waiting, completing=False, by=town["reviewer"], at=LATER)
    told = confirm_for_public(piece, by=town["reviewer"], at=LATER)
    assert (told.public_by, told.public_at) == (town["reviewer"], LATER)
    with refused("已经确认公开。"):
        confirm_for_public(piece, by=town["leader"], at=LATER)
    kept = keep_internal(piece, by=town["clerk"], at=LATER)
    assert (kept.public_by, kept.public_at) == (None, None)
    with refused("它没有确认公开。"):
        keep_internal(piece, by=town["clerk"], at=LATER)


def test_a_note_goes_public_by_a_second_person_and_only_once(town, row):
    note = write_note(row, text="已在村务栏公示。", by=town["officer"], at=AT)
    own = write_note(row, text="已核对名单。", by=town["clerk"], at=AT)
    with refused("提交人不能确认公开自己的材料，请由另一个人确认。"):
        confirm_for_public(own, by=town["clerk"], at=LATER)
    confirm_for_public(note, by=town["clerk"], at=LATER)
    with refused("已经确认公开。"):
        confirm_for_public(note, by=town["leader"], at=LATER)
    with refused("由柳溪镇人民政府的政务公开专员、审核人或分管领导办理。"):
        keep_internal(note, by=town["officer"], at=LATER)


def test_a_rule_needs_a_source_and_words_and_stands_once(town, row):
    with refused("请选择佐证来源。", "匹配词至少两个字，以免带入无关的材料。"):
        set_rule(row, source="hearsay", words="补", by=town["clerk"], at=AT)
    with refused("佐证规则由柳溪镇人民政府的政务公开专员设置。"):
        set_rule(row, source="released_document", words="补贴", by=town["officer"], at=AT)
    rule = set_rule(row, source="released_document", words=" 补贴 ", by=town["clerk"], at=AT)
    assert rule.words == "补贴"
    with refused("同样的规则已经设置。"):
        set_rule(row, source="released_document", words="补贴", by=town["clerk"], at=AT)
    with refused("佐证规则由柳溪镇人民政府的政务公开专员停用。"):
        end_rule(rule, by=town["officer"], at=LATER)
    assert end_rule(rule, by=town["clerk"], at=LATER).ended_at == LATER
    with refused("这条规则已停用。"):
        end_rule(rule, by=town["clerk"], at=LATER)


def test_what_a_rule_brings_waits_for_another_person_than_the_one_who_set_it(town, row):
    told = {"source": "released_document", "found": Found(), "answers": town["clerk"]}
    piece = bring(row, **told, at=AT)
    assert (piece.submitted_by, piece.is_waiting, piece.url) == (town["clerk"], True, "/liuxi/documents/7/")
    assert bring(row, **told, at=LATER) is None
    with refused("提交人不能认定自己的佐证，请由另一个人认定。"):
        accept(piece, completing=True, by=town["clerk"], at=LATER)
    accept(piece, completing=True, by=town["reviewer"], at=LATER)
    with refused("提交人不能确认公开自己的材料，请由另一个人确认。"):
        confirm_for_public(piece, by=town["clerk"], at=LATER)
    confirm_for_public(piece, by=town["leader"], at=LATER)
    assert state(row) == "done"


class Found:
    """A record of a later room, as its source tells it."""

    id, address, title, on = "7", "/liuxi/documents/7/", "补贴发放公示", date(2026, 3, 1)


def test_every_act_leaves_an_entry_in_the_chain_of_the_organ(town, row):
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"])
    confirm_for_public(piece, by=town["clerk"], at=LATER)
    keep_internal(piece, by=town["leader"], at=LATER)
    revoke(piece, reason="附错。", by=town["leader"], at=LATER)
    told = Entry.rows.filter(subject=f"evidence.evidence:{piece.pk}").order_by("seq")
    assert [(entry.chain, entry.verb, entry.actor) for entry in told] == [
        ("liuxi", "evidence.submit", f"person:{town['officer'].pk}"),
        ("liuxi", "evidence.accept", f"person:{town['clerk'].pk}"),
        ("liuxi", "evidence.public.confirm", f"person:{town['clerk'].pk}"),
        ("liuxi", "evidence.public.undo", f"person:{town['leader'].pk}"),
        ("liuxi", "evidence.revoke", f"person:{town['leader'].pk}"),
    ]
