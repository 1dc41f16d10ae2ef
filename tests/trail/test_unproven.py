"""没有留痕的审签、发布和撤下：what somebody wrote past the program is told by the check of the trail."""

import io
import json
from argparse import Namespace

import pytest
from django.core.files.base import ContentFile

from mingtang.access.queries.unsigned import VERBS
from mingtang.audit import chain
from mingtang.audit.actions import reference
from mingtang.audit.models import Entry, Head
from mingtang.cli import audit_verify
from mingtang.editorial.actions import release
from mingtang.editorial.models import Approval, Document, Edition, Published, Revision
from mingtang.emergencies.actions import clear, declare
from mingtang.emergencies.models import Emergency
from mingtang.files.actions import store
from mingtang.law.editorial import EVERY_TICK, Stage, WithdrawalKind
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint
from mingtang.papers.actions import attest, record_signature
from mingtang.papers.models import PaperSignature
from mingtang.trail import labels
from mingtang.trail.queries.unproven import unproven
from mingtang.withdrawals.actions import withdraw
from mingtang.withdrawals.models import Withdrawal
from tests.builders import FOUNDED, moment
from tests.editorial.conftest import CLEAR, kind, made, on_its_way, released, reviewed, signed_at, submitted
from tests.pages import words
from tests.standing import deputised, standing_in
from tests.trail.conftest import as_

__all__ = ["kind", "made"]

AT = moment("2026-03-06")


@pytest.fixture
def scan(made, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    told = {"unit": made.organ, "by": made["clerk"], "at": moment("2026-03-01")}
    return store(ContentFile("审签单\n".encode(), name="审签单.txt"), **told)


def approval(revision, stage, person, **told):
    findings = CLEAR if stage is Stage.REVIEW else {}
    return Approval.rows.create(
        revision=revision, stage=stage.value, reviewer=person, digest=revision.digest, findings=findings, at=AT, **told
    )


def told():
    return [what for what, _, _ in unproven().first]


def test_of_everything_done_through_the_program_an_entry_tells(made, scan):
    document = released(made).document
    told = {"since_on": FOUNDED.date(), "by": "install", "at": FOUNDED}
    appoint(made["officer"], unit=made.organ, kind=PostKind.REVIEWER, **told)
    paper = record_signature(reviewed(made, "第二版。"), signer=made["leader"], scan=scan, by=made["officer"], at=AT)
    attest(paper, by=made["second-reviewer"], at=AT)
    emergency = declare(on_its_way(made), reason="山洪预警。", by=made["leader"], at=AT)
    signed_at(emergency.revision, Stage.REVIEW, by=made["reviewer"])
    signed_at(emergency.revision, Stage.LEADER, by=standing_in(made, "other-officer", of="leader"))
    release(emergency.revision, by=None, at=AT)
    clear(emergency, ticks=EVERY_TICK, finding="已核对。", by=made["second-reviewer"], at=AT)
    reason = {"kind": WithdrawalKind.NOTICE, "public_reason": "有误。", "asked_by": made["clerk"]}
    withdraw(document, **reason, by=made["reviewer"], at=AT)
    found = unproven()
    assert (found.count, found.of, found.first) == (0, 6 + 1 + 1 + 1 + 3 + 1, ())


def test_forged_signatures_and_what_was_released_with_them_are_told(made):
    revision = submitted(made)
    forged = approval(revision, Stage.REVIEW, made["reviewer"])
    approval(revision, Stage.LEADER, made["leader"])
    row = {"document": revision.edition.document, "revision": revision, "number": 1, "title": revision.title}
    published = Published.rows.create(
        **row, body=revision.body, digest=revision.digest, signed_by=made["leader"], released_by=made["clerk"], at=AT
    )
    assert told() == ["审核（含保密审查）", "领导签发", "公布"]
    found = unproven()
    assert (found.count, found.of) == (3, 3)
    assert found.first[0] == ("审核（含保密审查）", "liuxi", f"editorial.approval:{forged.pk}")
    assert found.first[2] == ("公布", "liuxi", f"editorial.published:{published.pk}")
    assert (unproven(["shanqian"]).of, unproven(["liuxi"]).count) == (0, 3)


def test_a_release_in_nobodys_name_needs_an_entry_as_well(made):
    revision = on_its_way(made, *Stage)
    row = {"document": revision.edition.document, "revision": revision, "number": 1, "title": revision.title}
    Published.rows.create(**row, body=revision.body, digest=revision.digest, signed_by=made["leader"], at=AT)
    assert told() == ["公布"]


def test_a_forged_emergency_paper_attestation_clearing_and_withdrawal_are_told(made, scan):
    published = released(made)
    document = on_its_way(made)
    Emergency.rows.create(revision=document, stage="first", reason="急。", by=made["leader"], at=AT)
    paper = {"signer": made["leader"], "scan": scan, "recorded_by": made["second-reviewer"], "at": AT}
    notice = reviewed(made, "第二版。")
    PaperSignature.rows.create(revision=notice, digest=notice.digest, **paper)
    approval(notice, Stage.LEADER, made["leader"], attested_by=made["inspector"])
    row = {"document": published.document, "published": published, "kind": "notice", "public_reason": "有误。"}
    Withdrawal.rows.create(**row, asked_by=made["clerk"], by=made["reviewer"], at=AT)
    assert told() == ["见证纸质签名", "登记纸质签名", "决定应急发布", "撤下"]
    signed_at(document, Stage.REVIEW, by=made["reviewer"])
    signed_at(document, Stage.LEADER, by=made["leader"])
    release(document, by=made["clerk"], at=AT)
    Emergency.rows.update(cleared_by=made["second-reviewer"], cleared_at=AT, finding="好。")
    assert told() == ["见证纸质签名", "登记纸质签名", "决定应急发布", "补审", "撤下"]


def test_whose_entry_it_is_and_for_whom_must_be_as_the_row_says(made):
    deputised(made, "second-reviewer", of="reviewer")
    revision = submitted(made)
    approval(revision, Stage.REVIEW, made["second-reviewer"], stands_for=made["reviewer"])
    entry = {"chain": "liuxi", "at": AT, "verb": "editorial.sign.review", "subject": reference(revision)}
    for actor, facts, proven in (
        (made["reviewer"], {"stands_for": f"organs.person:{made['reviewer'].pk}"}, False),
        (made["second-reviewer"], {}, False),
        (made["second-reviewer"], {"stands_for": f"organs.person:{made['reviewer'].pk}"}, True),
    ):
        _append(**entry, actor=f"person:{actor.pk}", facts=json.dumps(facts))
        assert (unproven().count == 0) is proven


def _append(**told):
    """An entry as the program writes it, but for what is told."""
    head = Head.rows.get(chain=told["chain"])
    told |= {"seq": head.seq + 1, "prev": head.digest}
    entry = Entry.rows.create(**told, digest=chain.digest(**told))
    head.seq, head.digest = entry.seq, entry.digest
    head.save()


def test_every_act_that_lets_something_out_is_asked_for_its_sign_in():
    signing = ("editorial.sign.", "papers.", "emergencies.")
    assert {verb for verb in labels.VERBS if verb.startswith(signing)} <= set(VERBS)
    assert {"editorial.attest", "editorial.release", "withdrawals.withdraw"} <= set(VERBS)


def verified(*, as_json):
    out = io.StringIO()
    code = audit_verify.run(Namespace(json=as_json), out, io.StringIO())
    return code, out.getvalue()


def test_the_command_tells_them_in_words_and_as_json(made):
    released(made)
    code, text = verified(as_json=False)
    assert (code, "查不到" in text) == (0, False)
    revision = submitted(made, "第二版。")
    forged = approval(revision, Stage.REVIEW, made["reviewer"])
    code, text = verified(as_json=False)
    assert (code, text.splitlines()[-1]) == (0, (
        "4 条审签、发布和撤下的记录里，1 条在留痕里查不到，不是经程序办的："
        f"审核（含保密审查）（liuxi，editorial.approval:{forged.pk}）。"
    ))  # fmt: skip
    code, text = verified(as_json=True)
    assert (code, json.loads(text)["unsigned"]["rows"]) == (0, {
        "count": 1, "of": 4,
        "first": [{"what": "审核（含保密审查）", "chain": "liuxi", "record": f"editorial.approval:{forged.pk}"}],
    })  # fmt: skip


def test_the_page_tells_them_to_whoever_reads_that_organ(made):
    released(made)
    assert "查不到的，是有人" not in words(as_(made, "leader").post("/desk/trail/verify/"))
    approval(submitted(made, "第二版。"), Stage.REVIEW, made["reviewer"])
    shown = words(as_(made, "leader").post("/desk/trail/verify/"))
    assert "有 1 条记录在留痕里查不到" in shown
    assert "柳溪镇人民政府：审核（含保密审查）" in shown
    assert "在留痕里查不到" not in words(as_(made, "neighbour-leader").post("/desk/trail/verify/"))


def forged(made, count, *, start):
    """Signatures under as many documents, past the program."""
    told, numbers = {"kind": "notice", "unit": made.organ}, range(start, start + count)
    rows = [Document(**told, subject=f"tests.notice:{n}", address=f"/liuxi/n/{n}/") for n in numbers]
    editions = [Edition(document=row, number=1, state="open", opened_at=AT) for row in Document.rows.bulk_create(rows)]
    told = {"number": 1, "title": "稿", "body": "{}", "digest": "0" * 64, "openness": "proactive", "made_at": AT}
    told |= {"stages": "review leader", "author": made["clerk"]}
    revisions = [Revision(edition=edition, **told) for edition in Edition.rows.bulk_create(editions)]
    told = {"stage": "review", "reviewer": made["reviewer"], "digest": "0" * 64, "findings": CLEAR, "at": AT}
    Approval.rows.bulk_create([Approval(revision=row, **told) for row in Revision.rows.bulk_create(revisions)])


def test_three_hundred_rows_take_as_many_queries_as_one(made, django_assert_num_queries):
    for count, start in ((1, 10), (299, 20)):
        forged(made, count, start=start)
        with django_assert_num_queries(10):
            found = unproven()
    assert (found.count, found.of, len(found.first)) == (300, 300, 5)
