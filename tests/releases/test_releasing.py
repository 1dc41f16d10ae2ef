"""发布：all members or none, once, by hand or at the moment; and what is said when it does not go out."""

import itertools
from datetime import timedelta

import pytest

from mingtang.audit.models import Entry
from mingtang.editorial.actions import approve, drop, sign
from mingtang.editorial.models import Published
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.releases import MOVES, ReleaseState
from mingtang.law.rules import RuleBroken
from mingtang.outbox.models import Notice
from mingtang.releases import actions, queries
from mingtang.releases.due import ScheduledReleases, UnsignedReleases
from mingtang.releases.models import Release
from mingtang.supervision.actions import run_due
from tests.builders import moment
from tests.refusals import refused
from tests.releases.conftest import AT, planned, published, signed, state, submitted

TIME = moment("2026-03-09 10:00")
AFTER = TIME + timedelta(seconds=20)
UNSIGNED = "《第2号公文》：审签还没有完成，现在的环节是“审核（含保密审查）”。"


def told(release):
    """Title and reader of every notice of the release."""
    rows = Notice.rows.filter(subject=f"releases.release:{release.pk}").order_by("person")
    return {(row.person.username, row.title) for row in rows.select_related("person")}


def test_released_by_hand_it_is_public_with_the_true_time(made):
    revision = signed(made)
    release = actions.release_now(planned(made, revision, planned_at=TIME), by=made["leader"], at=AT)
    assert (release.stands, release.planned_at, release.released_at) == (ReleaseState.DONE, TIME, AT)
    assert (revision.published.released_by, revision.published.at) == (made["leader"], AT)


def test_chosen_and_released_in_one_go(made):
    first, second = signed(made), signed(made, 2)
    editions = [first.edition, second.edition]
    actions.release_at_once(made.organ, editions=editions, by=made["clerk"], at=AT)
    assert published(first, second) == ["/liuxi/papers/1/", "/liuxi/papers/2/"]


def test_one_unapproved_member_releases_nothing_and_is_named(made):
    first, second = signed(made), submitted(made, 2)
    release = planned(made, first, second)
    with refused(UNSIGNED):
        actions.release_now(release, by=made["clerk"], at=AT)
    actions.cancel(release, by=made["clerk"], at=AT)
    editions = [first.edition, second.edition]
    with refused(UNSIGNED):
        actions.release_at_once(made.organ, editions=editions, by=made["clerk"], at=AT)
    assert published(first, second) == []


def test_at_its_moment_all_go_out_by_nobody_and_the_planned_time_is_kept(made):
    first, second = signed(made), signed(made, 2)
    release = planned(made, first, second, planned_at=TIME)
    assert list(ScheduledReleases().due(on=TIME.date(), at=TIME - timedelta(seconds=1))) == []
    report = run_due(at=AFTER)
    assert [one.sentence for one in report.done if one.task == "releases.scheduled"] == ["发布了 2 件。"]
    release = Release.rows.get()
    assert (release.stands, release.planned_at, release.released_at) == (ReleaseState.DONE, TIME, AFTER)
    assert {(row.released_by, row.at) for row in Published.rows.all()} == {(None, AFTER)}
    assert run_due(at=AFTER + timedelta(minutes=1)).done == ()
    assert Published.rows.count() == 2


def test_only_what_has_come_goes_out_and_the_earliest_first(made):
    later = planned(made, signed(made, 1), planned_at=TIME + timedelta(hours=2))
    second = planned(made, signed(made, 2), planned_at=TIME)
    first = planned(made, signed(made, 3), planned_at=TIME - timedelta(hours=1))
    planned(made, signed(made, 4))
    assert list(ScheduledReleases().due(on=TIME.date(), at=AFTER)) == [first.pk, second.pk]
    run_due(at=AFTER)
    assert [state(row) for row in (first, second, later)] == ["done", "done", "planned"]


def test_at_its_moment_one_unapproved_member_stops_all_and_clerk_and_leader_are_told(made):
    first, second = signed(made), submitted(made, 2)
    release = planned(made, first, second, planned_at=TIME, by="leader")
    run_due(at=AFTER)
    release = Release.rows.get()
    assert (release.stands, release.reasons, release.refused_at) == (ReleaseState.FAILED, [UNSIGNED], AFTER)
    assert published(first, second) == []
    words = "柳溪镇的定时发布没有发布成，请看原因"
    assert told(release) == {("clerk", words), ("leader", words)}
    assert Entry.rows.filter(verb="releases.refused").count() == 1
    assert run_due(at=AFTER + timedelta(minutes=1)).done == ()


def test_what_was_taken_back_by_the_room_of_the_text_does_not_go_out(made):
    revision = signed(made)
    planned(made, revision, planned_at=TIME)
    drop(revision.edition, by=made["clerk"], at=AT)
    run_due(at=AFTER)
    assert Release.rows.get().reasons == ["《第1号公文》：这一版已撤回送审，不必再发布。"]


def test_after_the_reason_is_gone_it_is_planned_anew(made):
    first, second = signed(made), submitted(made, 2)
    planned(made, first, second, planned_at=TIME)
    run_due(at=AFTER)
    release = Release.rows.get()
    with refused("上次没有发布成，请先处理原因，再重新安排。"):
        actions.release_now(release, by=made["clerk"], at=AFTER)
    approve(second, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=AFTER)
    sign(second, ticks=EVERY_TICK, by=made["leader"], at=AFTER)
    again = TIME + timedelta(days=1)
    actions.plan_anew(release, planned_at=again, by=made["clerk"], at=AFTER)
    assert not Notice.rows.unread().filter(subject=f"releases.release:{release.pk}").exists()
    run_due(at=again)
    assert (state(release), len(published(first, second))) == ("done", 2)


def test_what_failed_may_meanwhile_go_out_alone(made):
    first, second = signed(made), submitted(made, 2)
    planned(made, first, second, planned_at=TIME)
    run_due(at=AFTER)
    failed = Release.rows.get()
    alone = planned(made, first, at=AFTER)
    with refused("《第1号公文》已经列在“《第1号公文》”这次发布里。"):
        actions.plan_anew(failed, planned_at=None, by=made["clerk"], at=AFTER)
    actions.release_now(alone, by=made["clerk"], at=AFTER)
    actions.remove(failed.members.get(edition=first.edition), by=made["clerk"], at=AFTER)
    actions.plan_anew(failed, planned_at=None, by=made["clerk"], at=AFTER)
    assert (state(failed), state(alone)) == ("planned", "done")


def in_state(made, now, number):
    """A release in a state; what is planned has members that are not signed."""
    if now is ReleaseState.DONE:
        return actions.release_now(planned(made, signed(made, number)), by=made["clerk"], at=AT)
    release = planned(made, submitted(made, number), planned_at=TIME)
    if now is ReleaseState.CANCELLED:
        return actions.cancel(release, by=made["clerk"], at=AT)
    return actions.release_due(release.pk, at=AFTER) if now is ReleaseState.FAILED else release


def test_every_pair_of_states_is_moved_or_refused(made):
    clerk = made["clerk"]
    acts = {
        ReleaseState.PLANNED: lambda release: actions.plan_anew(release, planned_at=None, by=clerk, at=AFTER),
        ReleaseState.CANCELLED: lambda release: actions.cancel(release, by=clerk, at=AFTER),
        ReleaseState.FAILED: lambda release: actions.release_due(release.pk, at=AFTER),
        # 没有签完的，马上发布不了；签完的在别的测试里。
        ReleaseState.DONE: lambda release: actions.release_now(release, by=clerk, at=AFTER),
    }
    again = {ReleaseState.PLANNED: MOVES[ReleaseState.PLANNED] - {ReleaseState.DONE} | {ReleaseState.PLANNED}}
    for number, (now, then) in enumerate(itertools.product(ReleaseState, ReleaseState), start=1):
        release = in_state(made, now, number)
        if then in again.get(now, MOVES[now]):
            acts[then](release)
            assert state(release) == then.value, (now, then)
        elif then is ReleaseState.FAILED:
            assert acts[then](release) is None
            assert state(release) == now.value
        else:
            with pytest.raises(RuleBroken):
                acts[then](release)
            assert state(release) == now.value, (now, then)


def test_a_working_day_before_the_clerk_hears_what_is_not_signed(made):
    # 2026-03-06 是星期五，3月9日是下一个工作日。
    release = planned(made, signed(made), submitted(made, 2), planned_at=TIME)
    whole = planned(made, signed(made, 3), planned_at=TIME)
    thursday, friday = moment("2026-03-05 10:00"), moment("2026-03-06 10:00")
    assert list(UnsignedReleases().due(on=thursday.date(), at=thursday)) == []
    run_due(at=friday)
    words = "柳溪镇的定时发布2026年3月9日 10:00到时间，还有 1 件没有签完"
    assert told(release) == {("clerk", words)}
    assert told(whole) == set()
    assert run_due(at=friday + timedelta(hours=1)).done == ()
    assert Notice.rows.filter(subject=f"releases.release:{release.pk}").count() == 1


def test_who_is_missing_is_said(made):
    planned(made, signed(made), submitted(made, 2), planned_at=TIME)
    [row] = queries.open_releases(made["clerk"], at=AT)
    assert [line.missing for line in row.lines] == ["", "差“审核（含保密审查）”，由审核人办理"]
    assert row.left == "还有 4 天 1 小时"


def test_what_is_signed_waits_until_it_is_planned(made):
    first, _ = signed(made), submitted(made, 2)
    assert list(queries.signed_and_waiting(made["clerk"], at=AT)) == [first]
    assert queries.plannable(made["clerk"], at=AT).count() == 2
    release = planned(made, first)
    assert list(queries.signed_and_waiting(made["clerk"], at=AT)) == []
    actions.cancel(release, by=made["clerk"], at=AT)
    assert list(queries.signed_and_waiting(made["clerk"], at=AT)) == [first]
