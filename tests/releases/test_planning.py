"""安排发布：one or several, at a time or by hand; what is refused, and in which words."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mingtang.audit.models import Entry
from mingtang.editorial.actions import drop
from mingtang.law.releases import ReleaseState
from mingtang.releases import actions
from mingtang.releases.models import Member, Release
from tests.builders import moment
from tests.editorial import conftest as editorial
from tests.refusals import refused, sql, stopped
from tests.releases.conftest import AT, planned, published, signed, state, submitted

LATER = moment("2026-03-09 10:00")


def verbs():
    return list(Entry.rows.filter(verb__startswith="releases.").order_by("pk").values_list("verb", flat=True))


def test_one_or_several_are_planned_at_a_time_or_by_hand(made):
    first, second, third = (signed(made, number) for number in (1, 2, 3))
    one, several = planned(made, first), planned(made, second, third, planned_at=LATER, by="leader")
    assert (one.title, one.planned_at, one.stands) == ("《第1号公文》", None, ReleaseState.PLANNED)
    assert (several.title, several.planned_at, several.planner) == ("《第2号公文》等 2 件", LATER, "方领导")
    assert verbs() == ["releases.plan", "releases.plan"]
    assert published(first, second, third) == []


def test_what_is_not_signed_yet_may_be_planned(made):
    release = planned(made, submitted(made), planned_at=LATER)
    assert release.members.get().is_planned


def test_planning_is_for_the_clerk_and_the_leader(made):
    revision = signed(made)
    for username in ("officer", "reviewer", "administrator", "neighbour-clerk"):
        with refused("发布由柳溪镇人民政府的政务公开专员或者分管领导安排。"):
            planned(made, revision, by=username)


@pytest.mark.parametrize(
    ("planned_at", "reason"),
    [
        (AT, "定的时间已经过了，请定在以后；现在就要发布的，用“马上发布”。"),
        (moment("2027-03-06"), "定时发布最多定在一年以内，最晚2027年3月5日。"),
    ],
)
def test_a_time_that_has_passed_or_is_more_than_a_year_ahead_is_refused(made, planned_at, reason):
    revision = signed(made)
    with refused(reason):
        planned(made, revision, planned_at=planned_at)
    release = planned(made, revision)
    with refused(reason):
        actions.plan_anew(release, planned_at=planned_at, by=made["clerk"], at=AT)


def test_nothing_is_planned_out_of_nothing(made):
    with refused("请至少选一件。"):
        planned(made)


def test_an_edition_stands_in_one_planned_release_at_most(made):
    revision, other = signed(made), signed(made, 2)
    planned(made, revision)
    second = planned(made, other)
    with refused("《第1号公文》已经列在“《第1号公文》”这次发布里。"):
        planned(made, revision)
    with refused("《第1号公文》已经列在“《第1号公文》”这次发布里。"):
        actions.add(second, editions=[revision.edition], by=made["clerk"], at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.rows.create(release=second, edition=revision.edition, added_by=made["clerk"], added_at=AT)


def test_what_is_published_by_its_signature_or_another_organ_or_no_more_is_not_planned(made):
    notice = editorial.submitted(made)
    gone = submitted(made, 2)
    drop(gone.edition, by=made["clerk"], at=AT)
    with refused(
        "《柳溪镇公告》签发以后马上公开，不用另行发布。", "《第2号公文》这一版已撤回送审，不能再发布。"
    ):  # fmt: skip
        planned(made, notice, gone)
    mine = signed(made, 3)
    with refused("《第3号公文》不是山前镇人民政府发布的，不能列在一起。"):
        actions.plan(made.neighbour, editions=[mine.edition], planned_at=None, by=made["neighbour-clerk"], at=AT)


def test_members_come_and_go_until_it_is_settled(made):
    first, second = signed(made), signed(made, 2)
    release = planned(made, first)
    actions.add(release, editions=[second.edition], by=made["clerk"], at=AT)
    assert (release.members.count(), Release.rows.get().title) == (2, "《第1号公文》等 2 件")
    actions.remove(release.members.get(edition=first.edition), by=made["leader"], at=AT)
    assert Release.rows.get().title == "《第2号公文》"
    with refused("一次发布至少要有一件；都不发布了，请取消这次发布。"):
        actions.remove(release.members.get(), by=made["clerk"], at=AT)
    with refused("《第2号公文》已经在这次发布里。"):
        actions.add(release, editions=[second.edition], by=made["clerk"], at=AT)
    assert verbs() == ["releases.plan", "releases.add", "releases.remove"]


def test_a_cancelled_release_leaves_its_members_to_another(made):
    revision = signed(made)
    release = actions.cancel(planned(made, revision, planned_at=LATER), by=made["leader"], at=AT)
    assert (state(release), release.cancelled_by, release.cancelled_at) == ("cancelled", made["leader"], AT)
    again = planned(made, revision)
    actions.release_now(again, by=made["clerk"], at=AT)
    assert (state(release), state(again)) == ("cancelled", "done")


def test_only_the_clerk_and_the_leader_change_a_release(made):
    release = planned(made, signed(made), signed(made, 2))
    member, other, by = release.members.first(), signed(made, 3).edition, made["reviewer"]
    words = "发布由柳溪镇人民政府的政务公开专员或者分管领导安排。"
    with refused(words):
        actions.plan_anew(release, planned_at=LATER, by=by, at=AT)
    with refused(words):
        actions.cancel(release, by=by, at=AT)
    with refused(words):
        actions.remove(member, by=by, at=AT)
    with refused(words):
        actions.add(release, editions=[other], by=by, at=AT)
    with refused(words):
        actions.release_now(release, by=by, at=AT)


def settled(made):
    """A release that is done and one that is cancelled."""
    done = planned(made, signed(made))
    actions.release_now(done, by=made["clerk"], at=AT)
    return done, actions.cancel(planned(made, signed(made, 2)), by=made["clerk"], at=AT)


def test_what_is_settled_stays_as_it_is(made):
    other = signed(made, 3).edition
    for release, label in zip(settled(made), ("已发布", "已取消"), strict=True):
        words = f"这次发布{label}，不能再改。"
        with refused(words):
            actions.plan_anew(release, planned_at=LATER, by=made["clerk"], at=AT)
        with refused(words):
            actions.cancel(release, by=made["clerk"], at=AT)
        with refused(words):
            actions.add(release, editions=[other], by=made["clerk"], at=AT)
        with refused(f"这次发布{label}，不必再发布。"):
            actions.release_now(release, by=made["clerk"], at=AT)


def test_the_database_refuses_to_change_what_is_settled(made):
    other = signed(made, 9).edition
    for release in settled(made):
        member = release.members.get()
        with stopped("已经了结的发布不得改动"):
            Release.rows.filter(pk=release.pk).update(planned_at=LATER)
        with stopped("成员不得改动"):
            Member.rows.filter(pk=member.pk).update(added_at=AT + timedelta(1))
        with stopped("已经了结的发布，成员不得移出"):
            Member.rows.filter(pk=member.pk).delete()
        with stopped("发布的记录不得删除"):
            sql("DELETE FROM releases_release WHERE id = %s", release.pk)
        with stopped("只能列入还没有了结的发布"):
            told = {"edition": other, "added_by": made["clerk"], "added_at": AT}
            Member.rows.create(release=release, is_planned=False, **told)


def test_the_database_refuses_to_call_done_what_is_not_public(made):
    release = planned(made, signed(made), signed(made, 2))
    with stopped("成组的要么全部发布，要么一件也不发布"):
        Release.rows.filter(pk=release.pk).update(state="done", released_at=AT)
    with stopped("发布从待发布开始"):
        told = {"unit": made.organ, "title": "无", "made_by": made["clerk"], "made_at": AT}
        Release.rows.create(state="done", released_at=AT, **told)
