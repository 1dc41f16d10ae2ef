"""一人确认即公开：a kind that one other person confirms goes public at once, and by nobody alone."""

import pytest

from mingtang.editorial import ports, queries
from mingtang.editorial.actions import approve, confirm, drop, send_back, sign_and_release
from mingtang.editorial.models import Published
from mingtang.law.editorial import CONFIRMED, EVERY_TICK, STAGES, next_stage, reasons_against_stages
from tests.builders import moment
from tests.editorial.conftest import CLEAR, released, signatures, submitted
from tests.editorial.test_guards import publish, sign
from tests.pages import words
from tests.refusals import refused, stopped
from tests.reviewing.test_roles import ALL_CLEAR, SHOWN
from tests.reviewing.test_screens import as_
from tests.roles import others, posted, strangers

AT = moment("2026-03-03")
ENTRY = {"kind": "key_work", "subject": "tests.entry:1", "address": "/liuxi/entry/", "title": "河道整治"}


def handed_in(made, *lines, by="officer", at="2026-03-02"):
    """A revision of the kind that one person confirms."""
    return submitted(made, *lines, by=by, at=at, **ENTRY)


def test_the_confirmation_of_another_person_releases_it_at_once(made):
    revision = handed_in(made, "清淤两公里。")
    published = confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)
    assert signatures(revision) == [("review", "reviewer")]
    assert (published.signed_by, published.at) == (made["reviewer"], AT)
    assert queries.current("/liuxi/entry/") == published
    second = confirm(
        handed_in(made, "清淤三公里。", at="2026-03-05"), ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT
    )
    assert {row.number: row.state for row in second.document.editions.all()} == {1: "past", 2: "live"}


def test_the_author_never_confirms(made):
    revision = handed_in(made)
    with refused(
        "“确认公开（含保密审查）”由柳溪镇人民政府的审核人办理。", "拟稿人不能审签自己的稿件，请由另一人办理。"
    ):
        confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["officer"], at=AT)


def test_who_wrote_a_part_does_not_confirm_it_either(made):
    revision = handed_in(made, "reviewer")
    with refused("您写过其中的一行，请由另一人确认。"):
        confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)
    assert confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["second-reviewer"], at=AT).number == 1


def test_a_confirmation_is_a_secrecy_review_item_by_item(made):
    revision = handed_in(made)
    with refused("保密审查须逐项进行，还没有审查：国家秘密、工作秘密、商业秘密、个人隐私。"):
        confirm(revision, ticks=EVERY_TICK, findings={}, by=made["reviewer"], at=AT)
    with refused("审查发现涉及个人隐私，不能公开，请退回修改。"):
        confirm(revision, ticks=EVERY_TICK, findings={**CLEAR, "privacy": False}, by=made["reviewer"], at=AT)


def test_what_the_room_has_against_it_stops_the_confirmation(made):
    revision = handed_in(made, "收回")
    with refused("有一行已经收回。"):
        confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)


def test_each_kind_passes_its_own_stages(made):
    entry, notice = handed_in(made), submitted(made)
    with refused("这一种公开件一经确认就公开，请用“确认公开”。"):
        approve(entry, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)
    with refused("现在的环节是“确认公开（含保密审查）”。"):
        sign_and_release(entry, ticks=EVERY_TICK, by=made["leader"], at=AT)
    with refused("这一种公开件审核以后还要由领导签发。"):
        confirm(notice, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)


def test_an_officer_hands_in_only_what_officers_may(made):
    with refused("送审由柳溪镇人民政府的政务公开专员办理。"):
        submitted(made, by="officer")
    for stranger in ("neighbour-clerk", "neighbour-officer", "leader", "county-inspector"):
        with refused("送审由柳溪镇人民政府的政务公开专员或者科室承办人办理。"):
            handed_in(made, by=stranger)
    assert [handed_in(made, who, by=who).author.username for who in ("clerk", "district-officer")] == [
        "clerk", "district-officer",
    ]  # fmt: skip


def test_the_author_takes_it_back_and_nobody_else_but_the_clerk(made):
    edition = handed_in(made).edition
    with refused("撤回送审由柳溪镇人民政府的政务公开专员或者送审的承办人办理。"):
        drop(edition, by=made["other-officer"], at=AT)
    assert drop(edition, by=made["officer"], at=AT).state == "dropped"
    with refused("这一版已撤回送审，不再审签。"):
        confirm(edition.revisions.get(), ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)


def test_what_was_sent_back_waits_for_its_author(made):
    send_back(handed_in(made), reason="日期不对。", by=made["reviewer"], at=AT)
    assert [len(as_(made, who).get("/desk/review/").context["mine"]) for who in ("officer", "clerk")] == [1, 0]


def test_the_database_wants_one_signature_of_another_and_no_less(made):
    revision = handed_in(made)
    with stopped("审签不全，不能发布"):
        publish(revision, made["reviewer"])
    with stopped("拟稿人不能审签自己的稿件"):
        sign(revision, made["officer"])
    sign(revision, made["reviewer"])
    with stopped("审签不全，不能发布"):
        publish(revision, made["leader"])
    publish(revision, made["reviewer"])
    assert Published.rows.get().revision == revision


def test_the_database_does_not_take_a_review_for_a_leaders_signature(made):
    revision = submitted(made)
    sign(revision, made["reviewer"])
    with stopped("审签不全，不能发布"):
        publish(revision, made["reviewer"])


def test_the_screen_says_confirm_and_nothing_of_a_leader(made):
    revision = handed_in(made)
    client = as_(made, "reviewer")
    [row] = client.get("/desk/review/").context["mine"]
    assert (row.state, row.step) == ("待确认", "去确认")
    shown = client.get(f"/desk/review/{revision.pk}/")
    assert "签发并公布" not in words(shown)
    assert [event["what"] for event in shown.context["events"]] == ["送审", "确认公开（含保密审查）"]
    client.post(f"/desk/review/{revision.pk}/confirm/", ALL_CLEAR)
    document = Published.rows.get().document
    assert "许审核确认公开。" in client.get(f"/desk/review/documents/{document.pk}/").content.decode()


def test_confirming_is_for_the_reviewer(made):
    revision = handed_in(made)
    assert posted(made, f"/desk/review/{revision.pk}/confirm/", ALL_CLEAR) == {
        "sign-in": strangers(), 302: {"reviewer"}, 422: SHOWN - {"reviewer"}, 404: others(*SHOWN),
    }  # fmt: skip
    assert (
        as_(made, "reviewer").post(f"/desk/review/{released(made).revision.pk}/confirm/", ALL_CLEAR).status_code == 422
    )


@pytest.mark.parametrize(
    ("kind", "stages", "right"),
    [("key_work", CONFIRMED, True), ("key_work", STAGES, False), ("notice", STAGES, True), ("notice", CONFIRMED, False),
     ("notice", (), False)],
)  # fmt: skip
def test_the_stages_of_a_kind_are_those_that_are_declared(kind, stages, right):
    assert (reasons_against_stages(kind, stages) == ()) is right


def test_a_kind_with_other_stages_than_declared_is_found_at_the_start(monkeypatch):
    assert ports.misdeclared() == []
    monkeypatch.setattr(ports.kinds()["notice"], "stages", CONFIRMED, raising=False)
    assert ports.misdeclared() == [
        "公开件种类 notice 的环节应当是：审核（含保密审查）、领导签发；与程序里声明的不一致。"
    ]


def test_the_first_stage_is_the_review():
    assert [next_stage(signed, CONFIRMED) for signed in ((), ("review",))] == [CONFIRMED[0], None]
    assert [next_stage(signed) for signed in ((), ("review",), ("review", "leader"))] == [*STAGES, None]
