"""公开许可与清理：what a release opens, what ends it, and what is swept away."""

import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

from mingtang.audit.models import Entry
from mingtang.files import queries, storage
from mingtang.files.actions import OF_THE_FILE, drop, end_grants, grant_release, store, sweep
from mingtang.files.due import LostFiles
from mingtang.files.models import Attachment, Dropped, Grant
from mingtang.law.rules import RuleBroken
from tests.contents import material
from tests.files.conftest import AT, on_disk
from tests.refusals import refused

LATER = AT + timedelta(days=30)


@pytest.fixture
def kept(keep):
    return keep(material.docx(), "方案.docx")


def test_a_release_names_its_record_and_stands_in_the_trail(kept, town, officer):
    (grant,) = grant_release([str(kept.key)], of=town, by=officer, at=AT)
    assert (grant.attachment, grant.room, grant.reference) == (kept, "organs", f"organs.unit:{town.pk}")
    assert (grant.since_at, grant.ended_at) == (AT, None)
    entry = Entry.rows.order_by("-id").first()
    assert (entry.verb, entry.subject) == ("files.grant.open", f"files.attachment:{kept.pk}")
    assert entry.facts == f'{{"for":"organs.unit:{town.pk}"}}'


def test_releasing_twice_is_releasing_once(kept, town, officer):
    first = grant_release([kept.key, kept.key], of=town, by=officer, at=AT)
    entries = Entry.rows.count()
    assert grant_release([kept.key], of=town, by=officer, at=LATER) == first
    assert (Grant.rows.count(), Entry.rows.count()) == (1, entries)


def test_a_file_stays_public_while_any_release_is_open(kept, town, officer):
    grant_release([kept.key], of=town, by=officer, at=AT)
    grant_release([kept.key], of=officer, by=officer, at=AT)
    assert len(end_grants(of=town, by=officer, at=LATER)) == 1
    assert queries.is_public(kept, at=LATER) is True
    assert len(end_grants(of=officer, by=officer, at=LATER)) == 1
    assert queries.is_public(kept, at=LATER) is False
    assert queries.is_public(kept, at=AT) is True


def test_ending_a_release_stands_in_the_trail_and_happens_once(kept, keep, town, officer):
    other = keep(material.docx("另一份"), "另一份.docx")
    grant_release([kept.key, other.key], of=town, by=officer, at=AT)
    (ended,) = end_grants(of=town, by="due", at=LATER, keep=[other.key])
    assert (ended.attachment, ended.since_at, ended.ended_at) == (kept, AT, LATER)
    entry = Entry.rows.order_by("-id").first()
    assert (entry.verb, entry.actor, entry.subject) == (
        "files.grant.end",
        "system:due",
        f"files.attachment:{kept.pk}",
    )
    entries = Entry.rows.count()
    assert end_grants(of=town, by="due", at=LATER, keep=[str(other.key)]) == []
    assert (Entry.rows.count(), queries.is_public(other, at=LATER)) == (entries, True)
    assert [grant.attachment for grant in end_grants(of=town, by="due", at=LATER)] == [other]


def test_a_release_that_never_began_ends_without_having_been(kept, town, officer):
    grant_release([kept.key], of=town, by=officer, at=LATER)
    end_grants(of=town, by=officer, at=AT)
    assert [queries.is_public(kept, at=at) for at in (AT, LATER, LATER + timedelta(days=1))] == [False] * 3


def test_a_release_with_an_unknown_file_opens_none(kept, town, officer):
    with pytest.raises(RuleBroken) as broken:
        grant_release([kept.key, uuid4()], of=town, by=officer, at=AT)
    assert broken.value.reasons == ("要公开的附件里有找不到的，请回到稿件重新选择附件。",)
    assert Grant.rows.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"since_at": LATER},
        {"reference": "x", "ended_at": LATER},
        {"room": "x", "ended_at": LATER},
        {"attachment": None},
        {"ended_at": None},
    ],
)
def test_the_database_lets_a_grant_only_end(change, kept, keep, town, officer):
    grant_release([kept.key], of=town, by=officer, at=AT)
    if "attachment" in change:
        change = {"attachment": keep(material.docx(), "别的.docx"), "ended_at": LATER}
    with pytest.raises(DatabaseError, match="公开许可只能结束一次"), transaction.atomic():
        Grant.rows.update(**change)


def test_the_database_ends_a_grant_once_and_never_deletes_it(kept, town, officer):
    grant_release([kept.key], of=town, by=officer, at=AT)
    end_grants(of=town, by=officer, at=LATER)
    with pytest.raises(DatabaseError, match="公开许可只能结束一次"), transaction.atomic():
        Grant.rows.update(ended_at=LATER + timedelta(days=1))
    with pytest.raises(DatabaseError, match="公开许可只能结束，不能删除"), transaction.atomic():
        Grant.rows.get().delete()


def test_the_database_refuses_a_grant_that_ends_before_it_begins(kept, town, officer):
    grant_release([kept.key], of=town, by=officer, at=AT)
    with pytest.raises(DatabaseError), transaction.atomic():
        Grant.rows.update(ended_at=AT - timedelta(days=1))


def aged(path, at):
    os.utime(path, (at.timestamp(), at.timestamp()))


def test_the_sweep_takes_lost_files_and_leaves_the_rest(keep, files_dir):
    kept = keep(material.photograph(), "照片.jpg")
    known = [storage.path_of(key) for key in (kept.stored, kept.small, kept.medium)]
    lost, fresh = files_dir / "ab" / "ab12", files_dir / "ab" / "ab34"
    half = files_dir / "incoming" / "tmpx" / "original"
    for path in (lost, fresh, half):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    for path in (*known, lost, half.parent):
        aged(path, AT - timedelta(days=2))
    aged(fresh, AT - timedelta(hours=23))
    assert sweep(at=AT) == 2
    assert on_disk(files_dir) == sorted([*known, fresh])
    assert half.parent.exists() is False
    assert sweep(at=AT) == 0


def test_a_file_whose_act_was_rolled_back_is_swept(town, officer, files_dir):
    with transaction.atomic():
        kept = store(ContentFile(material.docx(), name="方案.docx"), unit=town, by=officer, at=AT)
        transaction.set_rollback(True)
    (path,) = on_disk(files_dir)
    assert path == storage.path_of(kept.stored)
    aged(path, AT - timedelta(days=2))
    assert sweep(at=AT) == 1
    assert on_disk(files_dir) == []


def test_what_nothing_used_for_a_day_goes_and_its_row_stays(keep, files_dir, town, officer):
    unused, used = keep(material.photograph(), "照片.jpg"), keep(material.docx(), "方案.docx")
    grant_release([used.key], of=town, by=officer, at=AT)
    next_day = AT + timedelta(days=1)
    assert sweep(at=next_day) == 0
    assert sweep(at=next_day + timedelta(seconds=1)) == 1
    assert on_disk(files_dir) == [storage.path_of(used.stored)]
    entry = Entry.rows.order_by("-id").first()
    assert (entry.verb, entry.actor, entry.subject) == (
        "files.attachment.drop",
        "system:due",
        f"files.attachment:{unused.pk}",
    )
    assert queries.seen(unused.key, viewer=officer, at=next_day) is None
    assert sweep(at=next_day + timedelta(seconds=2)) == 0


def test_an_erased_file_goes_for_good_and_its_row_stays(keep, files_dir, officer, django_capture_on_commit_callbacks):
    letter = keep(material.photograph(), "来信.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        assert drop(letter, by=officer, at=AT) is True
    assert on_disk(files_dir) == []
    assert queries.seen(letter.key, viewer=officer, at=AT) is None
    assert Attachment.rows.get() == letter
    assert drop(letter, by=officer, at=AT) is False
    assert Entry.rows.filter(verb="files.attachment.erase").count() == 1


def test_an_erased_file_that_still_lies_there_is_swept_away(keep, files_dir, officer):
    letter = keep(material.docx(), "来信.docx")
    drop(letter, by=officer, at=AT)
    assert on_disk(files_dir) == [storage.path_of(letter.stored)]
    sweep(at=AT)
    assert on_disk(files_dir) == []


def test_a_file_that_the_public_has_is_not_erased(kept, town, officer):
    grant_release([kept.key], of=town, by=officer, at=AT)
    with refused("这个附件正在公开，请先撤回再抹去。"):
        drop(kept, by=officer, at=AT)
    assert Dropped.rows.count() == 0


def test_whoever_points_to_a_file_is_asked_before_it_goes():
    found = [it for it in Attachment._meta.get_fields(include_hidden=True) if it.one_to_many or it.one_to_one]
    of_files = [it for it in found if not getattr(it.related_model, "only_tells_of_files", False)]
    pointing = [it.field for it in of_files if it.related_model not in OF_THE_FILE]
    assert sorted(str(field) for field in pointing) == [
        "applications.CasePaper.attachment",
        "casefiles.FiledPaper.attachment",
        "dossiers.Milestone.done_file",
        "dossiers.Update.attachment",
        "drafting.Piece.attachment",
        "evidence.Evidence.attachment",
        "files.Grant.attachment",
        "interpretation.Block.picture",
        "interpretation.Block.recording",
        "material.MaterialFile.attachment",
        "papers.PaperSignature.scan",
        "policies.PolicyStep.paper",
        "postings.Posting.screenshot",
        "programmes.Programme.full_text",
        "programmes.Supporting.attachment",
        "recourse.ProceedingPaper.attachment",
        "redaction.MaskedCopy.copy",
        "redaction.MaskedCopy.original",
        "replies.GivenFile.attachment",
    ]


def test_the_sweep_is_due_once_a_day_and_says_what_it_did(db, files_dir):
    task = LostFiles()
    assert (task.daily, list(task.due(on=AT.date(), at=AT))) == (True, ["files"])
    assert task.do("files", at=AT) is None
    lost = files_dir / "ab" / "ab12"
    lost.parent.mkdir()
    lost.write_bytes(b"x")
    aged(lost, AT - timedelta(days=2))
    assert task.do("files", at=AT) == "清理 1 个无主文件。"
