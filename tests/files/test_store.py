"""收下的文件：what is kept of it, where and under which name."""

import hashlib
import io
import stat
import zipfile

import pypdfium2 as pdfium
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.audit.models import Entry
from mingtang.audit.queries import verify
from mingtang.audit.triggers import Guard
from mingtang.contents.kinds import Kind
from mingtang.files import storage
from mingtang.files.actions import store
from mingtang.files.models import Attachment
from mingtang.law.rules import RuleBroken
from tests.contents import material
from tests.files.conftest import AT, on_disk

DOCX = material.docx()
TAKEN = {
    "word": (DOCX, "工作方案.docx", Kind.DOCX),
    "excel": (material.xlsx(), "公开台账.xlsx", Kind.XLSX),
    "pdf": (material.pdf("通知"), "通知.pdf", Kind.PDF),
    "scan": (material.pdf(), "扫描件.pdf", Kind.PDF),
    "text": ("第一行\n第二行".encode(), "说明.txt", Kind.TXT),
    "text of old": ("第一行\r\n第二行".encode("gb18030"), "说明.txt", Kind.TXT),
    "text that looks like a picture": (b"BMI,MZ\n21,2", "体检.csv", Kind.CSV),
    "table": ("序号,事项\n1,公开".encode("utf-8-sig"), "台账.csv", Kind.CSV),
}


def parts_of(data):
    """The parts of an office file but its properties."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.startswith("docProps/")}


def shown(data, kind):
    """What a reader sees of a file, which is all of it unless it carries properties."""
    if kind is Kind.PDF:
        with pdfium.PdfDocument(data) as document:
            return [page.get_textpage().get_text_bounded() for page in document]
    return parts_of(data) if kind.is_office else data


@pytest.mark.parametrize("case", TAKEN)
def test_what_is_taken_is_kept_as_it_came(case, keep, town, officer):
    data, name, kind = TAKEN[case]
    kept = keep(data, name)
    assert (kept.name, kept.file_kind, kept.unit, kept.uploaded_by, kept.uploaded_at) == (name, kind, town, officer, AT)
    bytes_kept = storage.path_of(kept.stored).read_bytes()
    assert shown(bytes_kept, kind) == shown(data, kind)
    assert (kept.size, kept.sha256) == (len(bytes_kept), hashlib.sha256(bytes_kept).hexdigest())
    assert (kept.small, kept.width, kept.height) == ("", None, None)


def test_a_document_with_a_table_of_figures_inside_is_taken(keep):
    chart = material.with_parts(DOCX, **{"word/embeddings/a.xlsx": material.xlsx("12, 15, 18")})
    assert keep(chart, "总结.docx").file_kind == Kind.DOCX


def test_a_name_without_an_ending_gets_the_right_one(keep):
    assert keep(DOCX, "关于1.3节的说明").name == "关于1.3节的说明.docx"


def test_a_file_is_private_and_its_place_has_nothing_of_its_name(keep, files_dir):
    kept = keep(DOCX, "工作方案.docx")
    path = storage.path_of(kept.stored)
    assert on_disk(files_dir) == [path]
    assert path.relative_to(files_dir).parts == (kept.stored[:2], kept.stored)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (files_dir, path.parent)} == {0o700}
    assert len(kept.stored) == 40


def test_the_same_file_twice_is_two_files(keep, files_dir):
    first, second = keep(DOCX, "方案.docx"), keep(DOCX, "方案.docx")
    assert first.sha256 == second.sha256
    assert len({first.stored, second.stored, first.key, second.key}) == 4
    assert len(on_disk(files_dir)) == 2


def test_an_upload_that_waits_on_disk_is_taken_too(town, officer):
    with TemporaryUploadedFile("方案.docx", "text/html", len(DOCX), "utf-8") as upload:
        upload.write(DOCX)
        upload.seek(0)
        kept = store(upload, unit=town, by=officer, at=AT)
    assert (kept.kind, parts_of(storage.path_of(kept.stored).read_bytes())) == ("docx", parts_of(DOCX))


def test_the_trail_says_who_stored_what_without_its_name(keep, officer):
    kept = keep(DOCX, "工作方案.docx")
    entry = Entry.rows.order_by("-id").first()
    assert (entry.chain, entry.verb, entry.actor) == ("qili", "files.attachment.store", f"person:{officer.pk}")
    assert (entry.subject, entry.facts) == (f"files.attachment:{kept.pk}", f'{{"sha256":"{kept.sha256}"}}')
    assert verify().ok


def test_a_row_that_cannot_be_written_takes_its_files_along(town, officer, files_dir):
    full = Guard(name="files_full", table="files_attachment", event="INSERT", message="库已满")
    with connection.cursor() as cursor:
        for statement in [full.for_sqlite()] if connection.vendor == "sqlite" else full.for_postgresql("public"):
            cursor.execute(statement)
    with pytest.raises(DatabaseError, match="库已满"), transaction.atomic():
        store(ContentFile(material.photograph(), name="a.jpg"), unit=town, by=officer, at=AT)
    assert on_disk(files_dir) == []


@pytest.mark.parametrize("change", [{"name": "别的.docx"}, {"stored": "x"}, {"sha256": "0"}, {"uploaded_at": AT}])
def test_the_database_refuses_to_change_a_file(change, keep):
    keep(DOCX, "方案.docx")
    with pytest.raises(DatabaseError, match="附件的记录只增不改"), transaction.atomic():
        Attachment.rows.update(**change)


def test_the_database_refuses_to_delete_a_file(keep):
    kept = keep(DOCX, "方案.docx")
    with pytest.raises(DatabaseError, match="附件的记录只增不改"), transaction.atomic():
        Attachment.rows.filter(pk=kept.pk)._raw_delete("default")


# 每次做出来的表格里时间不同，长短也就不同：做一次，各次都用它。
WHOLE = (DOCX, material.pdf("通知"), material.photograph((40, 30)), material.png(), material.xlsx())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_are_taken_or_refused_but_never_break_anything(data, keep, files_dir):
    sample = data.draw(st.sampled_from(WHOLE))
    damaged = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    before = len(on_disk(files_dir))
    reasons = reasons_against(keep, bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))
    assert [reason for reason in reasons if not reason.endswith("。")] == []
    assert bool(reasons) is (len(on_disk(files_dir)) == before)


def reasons_against(keep, data):
    """Why the file was not taken; nothing when it was."""
    try:
        keep(data, "材料")
    except RuleBroken as broken:
        return broken.reasons
    return ()
