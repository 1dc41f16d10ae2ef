"""应急发布：one stage put off by a leader, a debt in everybody's sight until somebody else has made up for it."""

import pytest
from django.db import connection

from mingtang.audit.queries import entries_of
from mingtang.editorial import reasons
from mingtang.editorial.actions import drop, release, send_back
from mingtang.emergencies.actions import clear, declare
from mingtang.emergencies.models import Emergency
from mingtang.emergencies.queries import debts
from mingtang.law.editorial import EVERY_TICK, SKIPPABLE, TICKS, Stage, WithdrawalKind
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint
from mingtang.outbox.models import Notice
from mingtang.withdrawals.actions import withdraw
from tests.builders import FOUNDED, moment
from tests.editorial.conftest import on_its_way, reviewed, signatures, signed_at, submitted
from tests.refusals import refused, sql, stopped
from tests.standing import standing_in

AT, LATER = moment("2026-03-06"), moment("2026-03-09")
WHY = "山洪预警，须马上告知群众。"
ONLY_FIRST = "只有初审可以后补；保密审查和领导签发不能省。"


def also(made, username, kind):
    appoint(made[username], unit=made.organ, kind=kind, since_on=FOUNDED.date(), by="install", at=FOUNDED)


def declared(made, *, by="leader", **told):
    return declare(on_its_way(made, **told), reason=WHY, by=made[by], at=moment("2026-03-02 10:00"))


def let_go(made):
    """Released without its first stage; the emergency."""
    emergency = declared(made)
    for stage, by in ((Stage.REVIEW, "reviewer"), (Stage.LEADER, "leader")):
        signed_at(emergency.revision, stage, by=made[by])
    release(emergency.revision, by=made["clerk"], at=AT)
    return emergency


def test_a_leader_lets_it_go_with_two_signatures_and_a_debt(made):
    emergency = let_go(made)
    assert signatures(emergency.revision) == [("review", "reviewer"), ("leader", "leader")]
    assert [row.revision for row in debts(made["clerk"], at=AT)] == [emergency.revision]
    assert list(debts(made["neighbour-clerk"], at=AT)) == []
    verbs = [entry.verb for entry in entries_of(emergency.revision).order_by("seq")]
    assert verbs == [
        "editorial.submit", "emergencies.declare", "editorial.sign.review", "editorial.sign.leader",
        "editorial.release",
    ]  # fmt: skip


def test_only_the_first_stage_can_be_put_off():
    assert {Stage.FIRST} == SKIPPABLE


def test_what_has_no_first_stage_or_has_it_behind_it_is_no_emergency(made):
    for begun in (submitted, reviewed, lambda made: on_its_way(made, Stage.FIRST)):
        revision = begun(made) if begun is not reviewed else begun(made, "第二稿。")
        with refused(ONLY_FIRST):
            declare(revision, reason=WHY, by=made["leader"], at=AT)


@pytest.mark.parametrize("by", ["officer", "reviewer", "inspector", "administrator", "neighbour-leader"])
def test_only_a_leader_of_the_organ_decides_it(made, by):
    revision = on_its_way(made)
    with refused("应急发布由柳溪镇人民政府的分管领导决定。"):
        declare(revision, reason=WHY, by=made[by], at=AT)


def test_a_leader_who_wrote_it_does_not_decide_it(made):
    also(made, "clerk", PostKind.LEADER)
    revision = on_its_way(made)
    with refused("拟稿人不能审签自己的稿件，请由另一人办理。"):
        declare(revision, reason=WHY, by=made["clerk"], at=AT)


def test_it_is_decided_once_with_a_reason_and_of_what_is_on_its_way(made):
    revision = on_its_way(made)
    with refused("请写明为什么等不及，补审的人和督查都会看到。"):
        declare(revision, reason=" ", by=made["leader"], at=AT)
    declare(revision, reason=WHY, by=made["leader"], at=AT)
    with refused("这一稿已经按应急发布办理。"):
        declare(revision, reason=WHY, by=made["leader"], at=AT)
    send_back(revision, reason="先不发。", by=made["reviewer"], at=AT)
    with refused("这一稿不在审签中。", "这一稿已经按应急发布办理。"):
        declare(revision, reason=WHY, by=made["leader"], at=AT)


def test_of_an_older_revision_it_is_not_decided(made):
    old = on_its_way(made)
    on_its_way(made, lines=["第二稿。"])
    with refused("已有第 2 稿，请对最新稿办理。"):
        declare(old, reason=WHY, by=made["leader"], at=AT)


def test_secrecy_and_the_leader_are_never_put_off(made):
    revision = declared(made).revision
    assert reasons.stage_of(revision) is Stage.REVIEW
    with refused("审签还没有完成，现在的环节是“审核（含保密审查）”。"):
        release(revision, by=made["clerk"], at=AT)
    with refused("现在的环节是“审核（含保密审查）”。"):
        signed_at(revision, Stage.LEADER, by=made["leader"])
    signed_at(revision, Stage.REVIEW, by=made["reviewer"])
    with refused("审签还没有完成，现在的环节是“领导签发”。"):
        release(revision, by=None, at=AT)


def test_an_edit_voids_the_decision_too(made):
    old = declared(made)
    new = on_its_way(made, lines=["改了。"])
    assert reasons.stage_of(new) is Stage.FIRST
    for stage in (Stage.FIRST, Stage.REVIEW, Stage.LEADER):
        signed_at(new, stage, by=made[{"first": "second-reviewer", "review": "reviewer"}.get(stage.value, "leader")])
    release(new, by=made["clerk"], at=AT)
    assert list(debts(made["clerk"], at=AT)) == []
    also(made, "officer", PostKind.REVIEWER)
    with refused("这一稿还没有发布，不用补审；发布以后再补。"):
        clear(old, ticks=EVERY_TICK, finding="已核对。", by=made["officer"], at=LATER)


def test_the_reviewers_are_told_and_the_first_stage_waits_no_longer(made):
    declared(made)
    unread = Notice.rows.filter(read_at=None, person=made["reviewer"])
    assert [row.title for row in unread.order_by("pk")] == ["柳溪镇的文件等您审核"]


def test_the_debt_is_cleared_by_somebody_without_a_hand_in_it(made):
    emergency = let_go(made)
    cleared = clear(
        emergency, ticks=EVERY_TICK, finding=" 已核对来源，没有要更正的。", by=made["second-reviewer"], at=LATER
    )
    assert (cleared.cleared_by, cleared.cleared_at) == (made["second-reviewer"], LATER)
    assert cleared.ticks == sorted(TICKS[Stage.FIRST])
    assert cleared.finding == "已核对来源，没有要更正的。"
    assert list(debts(made["clerk"], at=LATER)) == []
    assert entries_of(emergency.revision).get(verb="emergencies.clear").actor == f"person:{made['second-reviewer'].pk}"
    with refused("已经补审过了。"):
        clear(emergency, ticks=EVERY_TICK, finding="再核对。", by=made["second-reviewer"], at=LATER)


def test_a_debt_is_not_cleared_before_everything_was_looked_at(made):
    emergency = let_go(made)
    one, other = TICKS[Stage.FIRST]
    with refused(f"请逐项核对并勾选：{TICKS[Stage.FIRST][other]}。"):
        clear(emergency, ticks=[one], finding="已核对。", by=made["second-reviewer"], at=LATER)


def test_who_had_a_hand_in_it_does_not_clear_it(made):
    emergency = let_go(made)
    also(made, "leader", PostKind.REVIEWER)
    own = "您已经审签过这一稿，下一环节须由另一人办理。"
    for username, *told in (
        ("clerk", "拟稿人不能审签自己的稿件，请由另一人办理。"),
        ("reviewer", own),
        ("leader", "决定应急发布的人不能自己补审，请由另一人办理。", own),
        ("officer", "补“初审”由柳溪镇人民政府的审核人或者政务公开专员办理。"),
    ):
        with refused(*told):
            clear(emergency, ticks=EVERY_TICK, finding="已核对。", by=made[username], at=LATER)
    acting = standing_in(made, "other-officer", of="reviewer")
    with refused("您现在代许审核，许审核已经审签过这一稿，下一环节须由另一人办理。"):
        clear(emergency, ticks=EVERY_TICK, finding="已核对。", by=acting, at=LATER)


def test_whoever_decided_it_does_not_clear_it_even_if_another_leader_signed(made):
    also(made, "other-officer", PostKind.LEADER)
    also(made, "other-officer", PostKind.REVIEWER)
    emergency = declared(made, by="other-officer")
    for stage, by in ((Stage.REVIEW, "reviewer"), (Stage.LEADER, "leader")):
        signed_at(emergency.revision, stage, by=made[by])
    release(emergency.revision, by=made["clerk"], at=AT)
    with refused("决定应急发布的人不能自己补审，请由另一人办理。"):
        clear(emergency, ticks=EVERY_TICK, finding="已核对。", by=made["other-officer"], at=LATER)
    with stopped("应急发布只能在发布以后补审一次"):
        _cleared(made["other-officer"])


def test_a_debt_is_not_cleared_before_the_release_nor_without_a_word(made):
    emergency = declared(made)
    with refused("这一稿还没有发布，不用补审；发布以后再补。"):
        clear(emergency, ticks=EVERY_TICK, finding="已核对。", by=made["second-reviewer"], at=LATER)
    with stopped("应急发布只能在发布以后补审一次"):
        _cleared(made["second-reviewer"])
    drop(emergency.revision.edition, by=made["clerk"], at=AT)
    with refused("这一稿还没有发布，不用补审；发布以后再补。", "请写明补审的意见：核对了什么，有没有要更正的。"):
        clear(emergency, ticks=EVERY_TICK, finding="", by=made["second-reviewer"], at=LATER)


def test_what_was_taken_down_stays_a_debt(made):
    emergency = let_go(made)
    told = {"kind": WithdrawalKind.SAFETY, "internal_reason": "误发。", "asked_by": made["clerk"]}
    withdraw(emergency.revision.edition.document, **told, by=made["clerk"], at=LATER)
    assert [row.revision for row in debts(made["clerk"], at=LATER)] == [emergency.revision]


def _cleared(person):
    Emergency.rows.update(cleared_by=person, cleared_at=LATER, finding="已核对。")


def row(revision, by, **told):
    return Emergency(**{"revision": revision, "stage": "first", "reason": WHY, "by": by, "at": AT, **told})


def test_the_database_puts_off_no_other_stage_and_for_no_author(made):
    revision = on_its_way(made)
    told = "只能为在办版次的最新稿决定应急发布"
    for by, other in (
        ("leader", {"stage": "review"}), ("leader", {"stage": "leader"}), ("clerk", {}),
        ("leader", {"cleared_by": made["officer"], "cleared_at": AT, "finding": "好。"}),
        ("officer", {"stands_for": made["leader"]}),
    ):  # fmt: skip
        with stopped(told):
            Emergency.rows.bulk_create([row(revision, made[by], **other)])
    signed_at(revision, Stage.FIRST, by=made["second-reviewer"])
    with stopped(told):
        row(revision, made["leader"]).save()
    two_stages = submitted(made)
    with stopped(told):
        row(two_stages, made["leader"]).save()


def test_the_database_lets_the_debt_be_cleared_once_by_another_and_nothing_else(made):
    emergency = let_go(made)
    told = "应急发布只能在发布以后补审一次，由决定人、拟稿人和已审签的人以外的人办理"
    for username in ("clerk", "reviewer", "leader"):
        with stopped(told):
            _cleared(made[username])
    with stopped(told):
        Emergency.rows.update(reason="不急。")
    with stopped(told):
        Emergency.rows.update(
            stands_for=made["officer"], cleared_by=made["second-reviewer"], cleared_at=LATER, finding="好。"
        )
    clear(emergency, ticks=EVERY_TICK, finding="已核对。", by=made["second-reviewer"], at=LATER)
    with stopped(told):
        Emergency.rows.update(finding="没有核对。")
    with stopped(told):
        _cleared(made["officer"])


def test_the_record_does_not_go(made):
    declared(made)
    with stopped("应急发布的记录不得删除"):
        Emergency.rows.all().delete()
    with stopped("应急发布的记录不得删除"):
        if connection.vendor == "sqlite":
            sql("INSERT OR REPLACE INTO emergencies_emergency SELECT * FROM emergencies_emergency")
        else:
            sql("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE emergencies_emergency")
