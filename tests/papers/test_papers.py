"""纸质签名：recorded by one, attested by another, and neither of them signed it."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from mingtang.audit.queries import entries_of
from mingtang.editorial import queries
from mingtang.editorial.actions import drop, release, send_back
from mingtang.editorial.models import Approval, Published
from mingtang.files.actions import store
from mingtang.files.queries import is_public
from mingtang.law.editorial import TICKS, Stage
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint
from mingtang.papers.actions import attest, record_signature
from mingtang.papers.models import PaperSignature
from tests.builders import FOUNDED, moment
from tests.editorial.conftest import on_its_way, reviewed, submitted
from tests.refusals import refused, sql, stopped
from tests.standing import standing_in

AT = moment("2026-03-05")
LATER = moment("2026-03-06")
DATA = "审签单扫描件\n".encode()


@pytest.fixture
def scan(made, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    also(made, "other-officer", PostKind.REVIEWER)
    return store(ContentFile(DATA, name="审签单.txt"), unit=made.organ, by=made["clerk"], at=moment("2026-03-01"))


def recorded(made, revision, scan, *, signer="leader", by="other-officer"):
    return record_signature(revision, signer=made[signer], scan=scan, by=made[by], at=AT)


def also(made, username, kind):
    appoint(made[username], unit=made.organ, kind=kind, since_on=FOUNDED.date(), by="install", at=FOUNDED)


def test_a_paper_counts_when_another_person_has_attested_it(made, scan):
    revision = reviewed(made)
    paper = recorded(made, revision, scan)
    assert (Approval.rows.count(), Published.rows.count()) == (1, 0)
    approval = attest(paper, by=made["second-reviewer"], at=LATER)
    assert (approval.stage, approval.reviewer, approval.attested_by) == (
        "leader", made["leader"], made["second-reviewer"],
    )  # fmt: skip
    assert approval.ticks == sorted(TICKS[Stage.LEADER])
    published = Published.public.get()
    assert (published.signed_by, published.released_by, published.at) == (
        made["leader"], made["second-reviewer"], LATER,
    )  # fmt: skip
    assert [(entry.verb, entry.actor) for entry in entries_of(revision).order_by("seq")][2:] == [
        ("papers.record", f"person:{made['other-officer'].pk}"),
        ("editorial.attest", f"person:{made['second-reviewer'].pk}"),
        ("editorial.release", f"person:{made['second-reviewer'].pk}"),
    ]
    assert not is_public(scan, at=LATER)


def test_of_a_kind_released_by_hand_it_is_a_signature_and_no_release(made, scan):
    revision = on_its_way(made, Stage.FIRST, Stage.REVIEW)
    also(made, "officer", PostKind.REVIEWER)
    attest(recorded(made, revision, scan), by=made["officer"], at=LATER)
    assert queries.current("/liuxi/documents/2026-1/") is None
    assert release(revision, by=None, at=LATER).signed_by == made["leader"]


def test_whoever_signed_does_not_record_it(made, scan):
    also(made, "leader", PostKind.REVIEWER)
    revision = reviewed(made)
    with refused("签名的人不能自己登记，请由另一人扫描登记。"):
        recorded(made, revision, scan, by="leader")
    acting = standing_in(made, "second-reviewer", of="leader")
    with refused(
        "签名的人不能自己登记，请由另一人扫描登记。",
        "纸质签名由柳溪镇人民政府的政务公开专员、审核人或者可以送审的人登记。",
    ):
        record_signature(revision, signer=made["leader"], scan=scan, by=acting, at=AT)


@pytest.mark.parametrize("by", ["officer", "leader", "inspector", "administrator", "neighbour-clerk"])
def test_recording_is_for_the_clerk_and_the_reviewers(made, scan, by):
    told = ["签名的人不能自己登记，请由另一人扫描登记。"] * (by == "leader")
    revision = reviewed(made)
    with refused(*told, "纸质签名由柳溪镇人民政府的政务公开专员、审核人或者可以送审的人登记。"):
        recorded(made, revision, scan, by=by)


def test_what_is_against_a_signature_is_against_one_on_paper(made, scan):
    also(made, "reviewer", PostKind.LEADER)
    revision = reviewed(made)
    with refused("许审核已经审签过这一稿，下一环节须由另一人办理。"):
        recorded(made, revision, scan, signer="reviewer")
    with refused("“领导签发”由柳溪镇人民政府的分管领导办理。"):
        recorded(made, revision, scan, signer="officer")
    also(made, "clerk", PostKind.LEADER)
    with refused("拟稿人不能审签自己的稿件，请由另一人办理。"):
        recorded(made, revision, scan, signer="clerk")
    unread = submitted(made, "第二稿。")
    with refused("现在的环节是“审核（含保密审查）”。"):
        recorded(made, unread, scan)


def test_a_line_that_was_taken_back_is_not_signed_on_paper_either(made, scan, monkeypatch):
    revision = reviewed(made)
    paper = recorded(made, revision, scan)
    monkeypatch.setattr("tests.editorial.conftest.Notice.reasons_against_release", lambda *_, at: ["所依据的已废止。"])
    with refused("所依据的已废止。"):
        recorded(made, revision, scan)
    with refused("所依据的已废止。"):
        attest(paper, by=made["second-reviewer"], at=LATER)


def test_a_scan_of_another_organ_is_none(made, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    told = {"unit": made.neighbour, "by": made["neighbour-clerk"], "at": AT}
    other = store(ContentFile(DATA, name="审签单.txt"), **told)
    revision = reviewed(made)
    with refused("扫描件不是本机关的附件，请重新上传。"):
        recorded(made, revision, other, by="second-reviewer")


def test_whoever_recorded_signed_or_wrote_it_does_not_attest(made, scan):
    for username, kind in (("leader", PostKind.REVIEWER), ("officer", PostKind.DISCLOSURE_CLERK)):
        also(made, username, kind)
    paper = recorded(made, reviewed(made), scan, by="officer")
    with refused("登记扫描件的人不能自己见证，请由另一人见证。"):
        attest(paper, by=made["officer"], at=LATER)
    with refused("签名的人不能自己见证。"):
        attest(paper, by=made["leader"], at=LATER)
    with refused("拟稿人不能见证，请由另一人见证。"):
        attest(paper, by=made["clerk"], at=LATER)
    with refused("见证由柳溪镇人民政府的政务公开专员或者审核人办理。"):
        attest(paper, by=made["inspector"], at=LATER)
    assert attest(paper, by=made["second-reviewer"], at=LATER).reviewer == made["leader"]
    with refused("这一版已发布，不再审签。", "方领导已经审签过这一稿，下一环节须由另一人办理。"):
        attest(paper, by=made["second-reviewer"], at=LATER)


def test_an_author_does_not_record_the_scan(made, scan):
    revision = reviewed(made)
    with refused("拟稿人不能登记扫描件，请由另一人登记。"):
        recorded(made, revision, scan, by="clerk")
    assert not PaperSignature.rows.exists()


def test_whoever_signed_a_stage_of_it_does_not_attest(made, scan):
    paper = recorded(made, reviewed(made), scan)
    with refused("审签过这一稿的人不能见证，请由另一人见证。"):
        attest(paper, by=made["reviewer"], at=LATER)
    assert not Published.rows.exists()


def test_a_deputy_does_not_attest_for_whoever_recorded_it(made, scan):
    also(made, "officer", PostKind.DISCLOSURE_CLERK)
    paper = recorded(made, reviewed(made), scan, by="second-reviewer")
    acting = standing_in(made, "office-reviewer", of="second-reviewer")
    with refused("登记扫描件的人不能自己见证，请由另一人见证。"):
        attest(paper, by=acting, at=LATER)


def test_a_paper_of_an_earlier_revision_is_worth_nothing(made, scan):
    paper = recorded(made, reviewed(made), scan)
    submitted(made, "第二稿。", at="2026-03-05")
    with refused("已有第 2 稿，请审签最新稿。"):
        attest(paper, by=made["second-reviewer"], at=LATER)


@pytest.mark.parametrize("closed", ["returned", "dropped"])
def test_a_paper_of_what_goes_nowhere_is_worth_nothing(made, scan, closed):
    revision = reviewed(made)
    paper = recorded(made, revision, scan)
    if closed == "returned":
        send_back(revision, reason="先不发。", by=made["leader"], at=AT)
        told = "这一稿已退回，请等拟稿人重新送审。"
    else:
        drop(revision.edition, by=made["clerk"], at=AT)
        told = "这一版已撤回送审，不再审签。"
    with refused(told):
        attest(paper, by=made["second-reviewer"], at=LATER)


def row(made, revision, scan, **other):
    told = {"revision": revision, "signer": made["leader"], "scan": scan, "digest": revision.digest}
    return PaperSignature(**{**told, "recorded_by": made["second-reviewer"], "at": AT, **other})


def approval(made, revision, attested_by):
    told = {"revision": revision, "stage": "leader", "reviewer": made["leader"], "digest": revision.digest}
    return Approval(**told, attested_by=made[attested_by], at=AT)


def test_the_database_takes_no_paper_of_the_signers_own_of_an_author_or_of_another_text(made, scan):
    revision = reviewed(made)
    told = "只能为在办版次的最新稿登记纸质签名，签名的人不能自己登记，拟稿人不能签名也不能登记"
    for other in (
        {"recorded_by": made["leader"]}, {"signer": made["clerk"]}, {"recorded_by": made["clerk"]},
        {"digest": "0" * 64},
    ):  # fmt: skip
        with stopped(told):
            PaperSignature.rows.bulk_create([row(made, revision, scan, **other)])
    send_back(revision, reason="先不发。", by=made["leader"], at=AT)
    with stopped(told):
        row(made, revision, scan).save()


def test_the_database_takes_no_attestation_by_recorder_signer_author_or_without_a_paper(made, scan):
    told = "纸质签名须由登记人、审签过的人和拟稿人以外的人见证"
    revision = reviewed(made)
    with stopped(told):
        approval(made, revision, "inspector").save()
    recorded(made, revision, scan, by="second-reviewer")
    for username in ("second-reviewer", "leader", "clerk", "reviewer"):
        with stopped(told):
            Approval.rows.bulk_create([approval(made, revision, username)])
    approval(made, revision, "inspector").save()


def test_a_recorded_paper_neither_changes_nor_goes(made, scan):
    paper = recorded(made, reviewed(made), scan)
    paper.signer = made["reviewer"]
    told = "纸质签名的登记不得改动"
    with stopped(told):
        PaperSignature.rows.update(signer=made["reviewer"])
    with stopped(told):
        PaperSignature.rows.bulk_update([paper], ["signer"])
    with stopped(told):
        sql("DELETE FROM papers_papersignature")
    with stopped(told):
        if connection.vendor == "sqlite":
            sql("INSERT OR REPLACE INTO papers_papersignature SELECT * FROM papers_papersignature")
        else:
            sql("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE papers_papersignature")
