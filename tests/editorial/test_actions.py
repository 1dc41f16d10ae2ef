"""编审：the way from a draft to the public record, and every turn that is refused."""

import pytest
from django.core.files.base import ContentFile

from mingtang.audit.queries import entries_of, verify
from mingtang.editorial import queries
from mingtang.editorial.actions import approve, digest_of, drop, send_back, sign_and_release, steps
from mingtang.editorial.models import Published
from mingtang.files.actions import store
from mingtang.files.queries import is_public
from mingtang.files.storage import path_of
from mingtang.law.editorial import EVERY_TICK, EditionState
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint
from tests.builders import FOUNDED, moment
from tests.editorial.conftest import CLEAR, released, reviewed, signatures, submitted, told_file
from tests.refusals import refused


def test_three_people_take_a_text_to_the_public(made):
    revision = submitted(made, "公示第一季度补贴。")
    approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=moment("2026-03-03"))
    published = sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-04"))
    assert signatures(revision) == [("review", "reviewer"), ("leader", "leader")]
    assert queries.current("/liuxi/notice/") == published
    assert published.content == {"lines": ["公示第一季度补贴。"]}
    assert published.digest == digest_of(
        title="柳溪镇公告", body='{"lines":["公示第一季度补贴。"]}', openness="proactive", address="/liuxi/notice/"
    )
    verbs = [entry.verb for entry in entries_of(revision).order_by("seq")]
    assert verbs == ["editorial.submit", "editorial.sign.review", "editorial.sign.leader", "editorial.release"]
    assert verify().ok


def test_a_new_edition_takes_the_place_of_the_live_one_and_the_old_stays_readable(made):
    first = released(made, "第一版。")
    second = released(made, "第二版。", at="2026-04-01")
    assert queries.current("/liuxi/notice/") == second
    assert queries.edition_at("/liuxi/notice/", 1) == first
    editions = {row.number: row.state for row in first.document.editions.all()}
    assert editions == {1: "past", 2: "live"}
    assert [row.number for row in queries.history(first.document)] == [2, 1]


def test_an_edit_voids_the_approvals_before_it(made):
    old = reviewed(made, "第一稿。")
    new = submitted(made, "第二稿。", at="2026-03-05")
    assert new.edition == old.edition
    with refused("已有第 2 稿，请审签最新稿。"):
        sign_and_release(old, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-06"))
    with refused("现在的环节是“审核（含保密审查）”。"):
        sign_and_release(new, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-06"))


def test_a_returned_text_comes_back_as_a_new_revision(made):
    revision = submitted(made)
    returned = send_back(revision, reason=" 日期写错了。", by=made["reviewer"], at=moment("2026-03-03"))
    assert returned.reason == "日期写错了。"
    with refused("这一稿已退回，请等拟稿人重新送审。"):
        approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["second-reviewer"], at=moment("2026-03-04"))
    assert submitted(made, "改好了。", at="2026-03-05").number == 2


def test_the_same_text_once_more_does_not_void_what_was_signed(made):
    revision = reviewed(made)
    with refused("与在审的一稿相同，不必重新送审。"):
        submitted(made, at="2026-03-04")
    assert sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-05")).number == 1
    assert submitted(made, at="2026-03-06").edition.number == 2


def test_a_returned_text_may_be_handed_in_as_it_was(made):
    send_back(submitted(made), reason="先不发。", by=made["reviewer"], at=moment("2026-03-03"))
    assert submitted(made, at="2026-03-04").number == 2


def test_the_leader_may_send_back_what_the_reviewer_approved(made):
    revision = reviewed(made)
    send_back(revision, reason="先不发。", by=made["leader"], at=moment("2026-03-04"))
    with refused("这一稿已退回，请等拟稿人重新送审。"):
        sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-05"))


def test_sending_back_needs_a_reason(made):
    revision = submitted(made)
    with refused("请写明退回的理由，拟稿人据此修改。"):
        send_back(revision, reason="  ", by=made["reviewer"], at=moment("2026-03-03"))


def test_whoever_wrote_a_line_of_the_edition_signs_no_part_of_it(made):
    appoint(made["clerk"], unit=made.organ, kind=PostKind.REVIEWER, since_on=FOUNDED.date(), by="install", at=FOUNDED)
    revision = submitted(made)
    with refused("拟稿人不能审签自己的稿件，请由另一人办理。"):
        approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["clerk"], at=moment("2026-03-03"))


def test_whoever_approved_an_earlier_revision_writes_no_later_one(made):
    appoint(
        made["reviewer"],
        unit=made.organ,
        kind=PostKind.DISCLOSURE_CLERK,
        since_on=FOUNDED.date(),
        by="install",
        at=FOUNDED,
    )
    reviewed(made)
    with refused("您审签过这一版的前一稿，不能再做它的拟稿人。"):
        submitted(made, "审核人自己改。", by="reviewer", at="2026-03-05")


def test_one_person_with_both_posts_signs_only_once(made):
    appoint(made["reviewer"], unit=made.organ, kind=PostKind.LEADER, since_on=FOUNDED.date(), by="install", at=FOUNDED)
    revision = reviewed(made)
    with refused("您已经审签过这一稿，下一环节须由另一人办理。"):
        sign_and_release(revision, ticks=EVERY_TICK, by=made["reviewer"], at=moment("2026-03-04"))


@pytest.mark.parametrize(
    ("findings", "reasons"),
    [
        ({}, ("保密审查须逐项进行，还没有审查：国家秘密、工作秘密、商业秘密、个人隐私。",)),
        ({**CLEAR, "privacy": False}, ("审查发现涉及个人隐私，不能公开，请退回修改。",)),
        (
            {"state_secret": True, "business_secret": False},
            (
                "保密审查须逐项进行，还没有审查：工作秘密、个人隐私。",
                "审查发现涉及商业秘密，不能公开，请退回修改。",
            ),
        ),
    ],
)
def test_a_review_looks_at_every_item_and_finds_it_clear(made, findings, reasons):
    revision = submitted(made)
    with refused(*reasons):
        approve(revision, ticks=EVERY_TICK, findings=findings, by=made["reviewer"], at=moment("2026-03-03"))


@pytest.mark.parametrize("openness", [Openness.UNDECIDED, Openness.ON_APPLICATION, Openness.WITHHELD])
def test_only_what_is_decided_to_be_published_may_be_handed_in(made, openness):
    reason = (
        "公开属性尚未认定，请先认定为“主动公开”再送审。"
        if openness is Openness.UNDECIDED
        else f"公开属性为“{openness.label}”，不能主动发布。"
    )
    with refused(reason):
        submitted(made, openness=openness)


def test_handing_in_is_for_the_clerk_of_the_organ(made):
    for username in ("officer", "reviewer", "leader", "administrator", "neighbour-clerk", "county-inspector"):
        with refused("送审由柳溪镇人民政府的政务公开专员办理。"):
            submitted(made, by=username)


def test_signing_is_for_the_posts_of_the_organ(made):
    revision = submitted(made)
    with refused("“审核（含保密审查）”由柳溪镇人民政府的审核人办理。"):
        approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["neighbour-officer"], at=moment("2026-03-03"))
    with refused("“审核（含保密审查）”由柳溪镇人民政府的审核人办理。"):
        approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["office-reviewer"], at=moment("2026-03-03"))
    approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["second-reviewer"], at=moment("2026-03-03"))
    with refused("“领导签发”由柳溪镇人民政府的分管领导办理。"):
        sign_and_release(revision, ticks=EVERY_TICK, by=made["neighbour-leader"], at=moment("2026-03-04"))


def test_all_reasons_come_at_once(made):
    revision = submitted(made)
    with refused(
        "“领导签发”由柳溪镇人民政府的分管领导办理。",
        "拟稿人不能审签自己的稿件，请由另一人办理。",
        "现在的环节是“审核（含保密审查）”。",
    ):
        sign_and_release(revision, ticks=EVERY_TICK, by=made["clerk"], at=moment("2026-03-04"))


def test_nothing_is_signed_twice_or_after_the_end(made):
    revision = reviewed(made)
    sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-04"))
    with refused("这一版已发布，不再审签。", "您已经审签过这一稿，下一环节须由另一人办理。"):
        sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-05"))


def test_the_clerk_takes_an_edition_back_and_may_hand_in_anew(made):
    revision = submitted(made)
    with refused("撤回送审由柳溪镇人民政府的政务公开专员办理。"):
        drop(revision.edition, by=made["reviewer"], at=moment("2026-03-03"))
    drop(revision.edition, by=made["clerk"], at=moment("2026-03-03"))
    with refused("这一版已撤回送审，不再审签。"):
        approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=moment("2026-03-04"))
    with refused("这一版已撤回送审，不能撤回。"):
        drop(revision.edition, by=made["clerk"], at=moment("2026-03-04"))
    again = submitted(made, at="2026-03-05")
    assert (again.edition.number, again.number) == (2, 1)


@pytest.fixture
def paper(made, settings, tmp_path):
    """A file of the clerk's."""
    settings.FILES_DIR = tmp_path / "files"
    data = ContentFile("姓名,金额\n".encode(), name="公示表.csv")
    return store(data, unit=made.organ, by=made["clerk"], at=moment("2026-03-01"))


def test_a_release_opens_the_very_files_that_were_signed(made, paper):
    revision = reviewed(made, body={"lines": ["见附件。"], "attachments": [told_file(paper)]})
    assert is_public(paper, at=moment("2026-03-04")) is False
    sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-04"))
    assert is_public(paper, at=moment("2026-03-05")) is True


def test_a_file_that_is_no_longer_what_was_signed_stops_the_release(made, paper):
    revision = reviewed(made, body={"lines": ["见附件。"], "attachments": [told_file(paper)]})
    path_of(paper.stored).write_bytes(b"something else")
    with refused("附件“公示表.csv”与送审时的内容不一致，不能公开，请退回，由拟稿人重新上传。"):
        sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-04"))
    assert is_public(paper, at=moment("2026-03-05")) is False


def test_a_file_that_was_taken_away_stops_the_release(made, paper):
    revision = reviewed(made, body={"lines": ["见附件。"], "attachments": [told_file(paper)]})
    path_of(paper.stored).unlink()
    with refused("附件“公示表.csv”与送审时的内容不一致，不能公开，请退回，由拟稿人重新上传。"):
        sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-04"))


def test_a_body_that_names_another_digest_stops_the_release(made, paper):
    told = told_file(paper) | {"sha256": "0" * 64}
    revision = reviewed(made, body={"lines": ["见附件。"], "attachments": [told]})
    with refused("附件“公示表.csv”与送审时的内容不一致，不能公开，请退回，由拟稿人重新上传。"):
        sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-04"))
    assert Published.rows.count() == 0


def test_what_was_published_shows_as_evidence_by_the_words_of_its_title(made):
    published = released(made)
    found = list(queries.published_between(made.organ, "公告", since=moment("2026-03-04").date(),
                                           until=moment("2026-03-04").date()))  # fmt: skip
    assert found == [published]
    later = moment("2026-03-05").date()
    assert list(queries.published_between(made.organ, "公告", since=later, until=later)) == []
    assert list(queries.published_between(made.neighbour, "公告", since=FOUNDED.date(), until=later)) == []


@pytest.mark.parametrize("then", [EditionState.OPEN, EditionState.LIVE, EditionState.DROPPED])
def test_an_edition_moves_only_as_the_table_of_moves_says(made, then):
    edition = released(made).revision.edition
    with refused(f"这一版已发布，不能转为“{then.label}”。"):
        steps.move(edition, then)
