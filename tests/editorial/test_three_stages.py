"""三审：three people in order, and then whoever may releases it, by hand or at its time."""

import pytest

from mingtang.audit.queries import entries_of, verify
from mingtang.editorial import queries, reasons
from mingtang.editorial.actions import approve, drop, release, send_back, sign, sign_and_release, submit
from mingtang.editorial.models import Published
from mingtang.law.editorial import EVERY_TICK, TICKS, Stage
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint
from mingtang.outbox.models import Notice
from tests.builders import FOUNDED, moment
from tests.editorial.conftest import CLEAR, TEXT, USUAL, on_its_way, released, signatures, signed_at, submitted
from tests.refusals import refused
from tests.standing import deputised, standing_in

AT = moment("2026-03-06 10:30")
FIRST, REVIEW, LEADER = Stage.FIRST, Stage.REVIEW, Stage.LEADER
ALL = (FIRST, REVIEW, LEADER)


def also(made, username, kind):
    appoint(made[username], unit=made.organ, kind=kind, since_on=FOUNDED.date(), by="install", at=FOUNDED)


def test_three_people_sign_in_order_and_the_clerk_releases(made):
    revision = on_its_way(made, *ALL)
    assert Published.rows.count() == 0
    published = release(revision, by=made["clerk"], at=AT)
    assert signatures(revision) == [(stage.value, USUAL[stage]) for stage in ALL]
    assert (published.signed_by, published.released_by, published.at) == (made["leader"], made["clerk"], AT)
    assert queries.current(TEXT["address"]) == published
    assert [entry.verb for entry in entries_of(revision).order_by("seq")] == [
        "editorial.submit", "editorial.sign.first", "editorial.sign.review", "editorial.sign.leader",
        "editorial.release",
    ]  # fmt: skip
    assert verify().ok


def test_what_is_due_is_released_by_nobody_at_the_true_time(made):
    revision = on_its_way(made, *ALL)
    published = release(revision, by=None, at=AT)
    assert (published.signed_by, published.released_by, published.at) == (made["leader"], None, AT)
    assert entries_of(revision).get(verb="editorial.release").actor == "system:due"


@pytest.mark.parametrize(
    ("signed", "stage", "told"),
    [
        ((), REVIEW, "现在的环节是“初审”。"),
        ((), LEADER, "现在的环节是“初审”。"),
        ((FIRST,), LEADER, "现在的环节是“审核（含保密审查）”。"),
        ((FIRST, REVIEW), FIRST, "现在的环节是“领导签发”。"),
        ((FIRST, REVIEW, LEADER), LEADER, "审签已经完成。"),
    ],
)
def test_no_stage_is_signed_out_of_turn(made, signed, stage, told):
    revision = on_its_way(made, *signed)
    also(made, "office-reviewer", PostKind.REVIEWER)
    also(made, "other-officer", PostKind.LEADER)
    by = made["other-officer"] if stage is LEADER else made["office-reviewer"]
    with refused(told):
        signed_at(revision, stage, by=by)


@pytest.mark.parametrize("stage", [REVIEW, LEADER])
def test_nobody_signs_two_of_the_three(made, stage):
    also(made, "second-reviewer", PostKind.LEADER)
    revision = on_its_way(made, *ALL[: ALL.index(stage)])
    with refused("您已经审签过这一稿，下一环节须由另一人办理。"):
        signed_at(revision, stage, by=made["second-reviewer"])


def test_the_clerk_who_wrote_it_makes_no_first_stage_but_another_clerk_may(made):
    revision = on_its_way(made)
    with refused("拟稿人不能审签自己的稿件，请由另一人办理。"):
        signed_at(revision, FIRST, by=made["clerk"])
    also(made, "officer", PostKind.DISCLOSURE_CLERK)
    assert signed_at(revision, FIRST, by=made["officer"]).stage == "first"


def test_the_first_stage_is_for_reviewers_and_clerks(made):
    revision = on_its_way(made)
    for username in ("officer", "leader", "inspector", "administrator", "neighbour-clerk"):
        with refused("“初审”由柳溪镇人民政府的审核人或者政务公开专员办理。"):
            signed_at(revision, FIRST, by=made[username])


def test_a_deputy_signs_no_second_stage_for_whoever_signed_the_first(made):
    revision = on_its_way(made, FIRST)
    acting = standing_in(made, "office-reviewer", of="second-reviewer")
    with refused("您现在代再审核，再审核已经审签过这一稿，下一环节须由另一人办理。"):
        signed_at(revision, REVIEW, by=acting)


def test_who_signed_as_a_deputy_makes_no_other_stage_in_their_own_name(made):
    revision = on_its_way(made)
    deputy = deputised(made, "reviewer", of="second-reviewer")
    acting = made["reviewer"]
    acting.stand_in(deputy)
    signed_at(revision, FIRST, by=acting)
    for username in ("reviewer", "second-reviewer"):
        with refused("您已经审签过这一稿，下一环节须由另一人办理。"):
            signed_at(revision, REVIEW, by=made[username])


@pytest.mark.parametrize("stage", ALL)
@pytest.mark.parametrize("which", [0, 1])
def test_a_stage_whose_list_is_not_ticked_to_the_end_is_not_signed(made, stage, which):
    revision = on_its_way(made, *ALL[: ALL.index(stage)])
    key, label = list(TICKS[stage].items())[which]
    with refused(f"请逐项核对并勾选：{label}。"):
        if stage is LEADER:
            sign(revision, ticks=EVERY_TICK - {key}, by=made["leader"], at=AT)
        else:
            told = {"stage": stage, "ticks": EVERY_TICK - {key}, "findings": CLEAR}
            approve(revision, **told, by=made[USUAL[stage]], at=AT)


def test_each_signature_keeps_what_was_ticked_at_its_stage_and_no_more(made):
    revision = on_its_way(made, *ALL)
    assert {row.stage: row.ticks for row in revision.approvals.all()} == {
        stage.value: sorted(TICKS[stage]) for stage in ALL
    }
    assert [bool(row.findings) for row in revision.approvals.order_by("pk")] == [False, True, False]


@pytest.mark.parametrize("signed", [(), (FIRST,), (FIRST, REVIEW)])
def test_nothing_is_released_before_everybody_has_signed(made, signed):
    revision = on_its_way(made, *signed)
    left = ALL[len(signed)]
    for by in (made["clerk"], None):
        with refused(f"审签还没有完成，现在的环节是“{left.label}”。"):
            release(revision, by=by, at=AT)


def test_releasing_is_for_the_clerk_and_the_leader(made):
    revision = on_its_way(made, *ALL)
    for username in ("officer", "reviewer", "administrator", "inspector", "neighbour-clerk", "county-inspector"):
        with refused("发布由柳溪镇人民政府的政务公开专员或者分管领导办理。"):
            release(revision, by=made[username], at=AT)
    assert release(revision, by=made["leader"], at=AT).released_by == made["leader"]


def test_nothing_is_released_twice_or_after_it_was_taken_back(made):
    revision = on_its_way(made, *ALL)
    release(revision, by=made["clerk"], at=AT)
    with refused("这一版已发布，不必再发布。"):
        release(revision, by=None, at=AT)
    other = on_its_way(made, *ALL, lines=["另一版。"])
    drop(other.edition, by=made["clerk"], at=AT)
    with refused("这一版已撤回送审，不必再发布。"):
        release(other, by=made["clerk"], at=AT)


FILE = {"key": "11111111-1111-4111-8111-111111111111", "sha256": "0" * 64, "name": "表.csv"}
GONE = "附件“表.csv”与送审时的内容不一致，不能公开，请退回，由拟稿人重新上传。"
EDITS = {
    "title": {"title": "柳溪镇公告（改）"},
    "body": {"body": {"lines": ["公示第二季度补贴。"]}},
    "metadata": {"body": {"lines": ["公示第一季度补贴。"], "metadata": {"number": "柳政发〔2026〕2号"}}},
    "attachments": {"body": {"lines": ["公示第一季度补贴。"], "attachments": [FILE]}},
    "pictures": {"body": {"lines": ["公示第一季度补贴。"], "pictures": [FILE]}},
    "place": {"body": {"lines": ["公示第一季度补贴。"], "places": [{"item": "A-1", "column": "gonggao"}]}},
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("signed", [(FIRST,), ALL])
def test_an_edit_after_a_signature_voids_all_of_them(made, edit, signed):
    old = on_its_way(made, *signed)
    new = on_its_way(made, **EDITS[edit], at="2026-03-06")
    assert (new.edition, new.number, new.digest != old.digest) == (old.edition, 2, True)
    assert (reasons.stage_of(new), new.approvals.count()) == (FIRST, 0)
    with refused(
        "审签还没有完成，现在的环节是“初审”。", *[GONE] * bool({"attachments", "pictures"} & new.content.keys())
    ):
        release(new, by=made["clerk"], at=AT)
    told = ["已有第 2 稿，请发布最新稿。"]
    if signed != ALL:
        told.append("审签还没有完成，现在的环节是“审核（含保密审查）”。")
    with refused(*told):
        release(old, by=None, at=AT)


def test_the_openness_is_part_of_what_was_signed(made):
    on_its_way(made, *ALL)
    with refused("公开属性为“不予公开”，不能主动发布。"):
        on_its_way(made, openness=Openness.WITHHELD)


def test_what_was_sent_back_is_not_released(made):
    revision = on_its_way(made, FIRST, REVIEW)
    send_back(revision, reason="日期不对。", by=made["leader"], at=AT)
    with refused("这一稿已退回，不能发布。", "审签还没有完成，现在的环节是“领导签发”。"):
        release(revision, by=made["clerk"], at=AT)


def test_what_the_room_has_against_it_by_now_stops_the_release(made, monkeypatch):
    revision = on_its_way(made, *ALL)
    monkeypatch.setattr("tests.editorial.conftest.Notice.reasons_against_release", lambda *_, at: ["所依据的已废止。"])
    for by in (made["clerk"], None):
        with refused("所依据的已废止。"):
            release(revision, by=by, at=AT)


def test_a_leader_may_sign_and_release_at_once(made):
    revision = on_its_way(made, FIRST, REVIEW)
    published = sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=AT)
    assert (published.signed_by, published.released_by) == (made["leader"], made["leader"])


def test_everybody_is_told_whose_turn_it_is(made):
    revision = on_its_way(made)
    told = {"reviewer", "second-reviewer"}
    assert _told("等您初审") == told
    signed_at(revision, FIRST, by=made["second-reviewer"])
    assert _told("等您审核") == told - {"second-reviewer"}
    signed_at(revision, REVIEW, by=made["reviewer"])
    assert _told("等您签发") == {"leader"}
    signed_at(revision, LEADER, by=made["leader"])
    assert _told("已签发，可以发布") == {"clerk"}


def _told(words):
    """Who was told so; whoever is about to leave has every post until then."""
    people = Notice.rows.filter(title__endswith=words).exclude(person__username="gone")
    return set(people.values_list("person__username", flat=True))


def test_it_waits_for_whoever_has_the_next_step_in_hand(made):
    def waiting(revision):
        return {name for name in set(made.people) - {"gone"} if reasons.waits_for(revision, by=made[name], at=AT)}

    assert waiting(queries.awaiting(made["clerk"], at=AT).get(pk=on_its_way(made).pk)) == {
        "reviewer", "second-reviewer",
    }  # fmt: skip
    [revision] = queries.awaiting(made["clerk"], at=AT)
    for stage in ALL:
        signed_at(revision, stage, by=made[USUAL[stage]])
    assert waiting(queries.awaiting(made["clerk"], at=AT).get()) == {"clerk", "leader"}


def test_another_organ_does_not_write_under_a_document_that_is_not_its_own(made):
    released(made)
    with refused("这一件由柳溪镇人民政府发布，不能由山前镇人民政府送审。"):
        submitted(made, "邻镇改写。", unit=made.neighbour, by="neighbour-clerk")


def test_a_kind_that_nobody_publishes_is_not_handed_in(made):
    told = {"kind": "nothing", "unit": made.organ, "subject": "x:1", "address": "/x/", "title": "稿", "body": {}}
    with refused("没有“nothing”这一种公开件，不能送审。"):
        submit(**told, openness=Openness.PROACTIVE, by=made["clerk"], at=AT)
