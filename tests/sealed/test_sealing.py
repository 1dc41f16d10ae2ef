"""封存：what is taken, what is kept of it, and that nothing of it can be read."""

import stat
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection, transaction
from PIL import Image

from mingtang.audit.models import Entry
from mingtang.audit.triggers import Guard
from mingtang.contents.checks import CLASSIFIED
from mingtang.contents.photographs import NOT_A_PICTURE
from mingtang.law.rules import RuleBroken
from mingtang.sealed import keys
from mingtang.sealed.actions import MOST_BYTES, NO_KEY, opened, opened_text, seal
from mingtang.sealed.models import Sealed
from mingtang.sealed.scans import NOT_TAKEN
from tests.contents import material
from tests.refusals import refused
from tests.roles import everything
from tests.sealed.conftest import AT, MARKER, PDF, PURPOSE, on_disk

pytestmark = pytest.mark.django_db


def photograph_with(words):
    """A photograph whose data say who is on it."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = words
    Image.open(BytesIO(material.photograph((60, 40)))).save(out, "JPEG", exif=exif, comment=words.encode())
    return out.getvalue()


def look(sealed):
    return opened(sealed, by="door", at=AT, reason="test.look")


def test_a_photograph_is_drawn_anew_and_comes_back(keep, town):
    sealed = keep(photograph_with("LIU-JUN"))
    plain = look(sealed)
    assert (sealed.kind, sealed.size, sealed.unit, sealed.sealed_by) == ("jpg", len(plain), town.organ, town["officer"])
    with Image.open(BytesIO(plain)) as picture:
        assert (picture.size, dict(picture.getexif()), "comment" in picture.info) == ((60, 40), {}, False)
    assert b"LIU-JUN" not in plain


def test_a_scan_and_a_text_come_back(keep, keep_text):
    scan, text = keep(PDF, "身份证.pdf"), keep_text()
    with pdfium.PdfDocument(look(scan)) as document:
        assert (scan.kind, document[0].get_textpage().get_text_bounded()) == ("pdf", "MARKER-OF-A-SCAN")
    assert (text.kind, text.sealed_by, opened_text(text, by="door", at=AT, reason="test.look")) == ("txt", None, MARKER)


def test_nothing_of_what_was_sealed_can_be_read_anywhere(keep, keep_text, data_dir):
    photograph = look(keep(material.photograph((60, 40)), "刘某某身份证.jpg"))
    scan, text = look(keep(PDF, "刘某某户口簿.pdf")), look(keep_text())
    planted = [photograph[200:240], scan[60:100], scan[-200:-150], text, text[3:15], "刘某某".encode()]
    lying = [path.read_bytes() for path in on_disk(data_dir)]
    rows = repr(everything()).encode()
    assert [bytes_ for bytes_ in planted if any(bytes_ in place for place in (*lying, rows))] == []
    assert (len(lying), len(set(planted))) == (3, 6)
    assert [path.name for path in on_disk(data_dir) if "刘" in path.name] == []


def test_it_lies_in_a_place_of_its_own_for_us_alone(keep_text, data_dir):
    sealed = keep_text()
    (path,) = on_disk(data_dir)
    wanted = ("files", "sealed", sealed.key.hex[:2], f"{sealed.key.hex}.{sealed.sealed_with}")
    assert path.relative_to(data_dir).parts == wanted
    modes = {stat.S_IMODE(it.stat().st_mode) for it in (path, data_dir / "seal.key")}
    assert (modes, stat.S_IMODE(path.parent.stat().st_mode)) == ({0o600}, 0o700)


def test_the_trail_names_no_more_than_what_it_is_for(keep_text):
    sealed = keep_text()
    entry = Entry.rows.latest("id")
    assert (entry.chain, entry.verb, entry.actor) == ("liuxi", "sealed.seal", "system:door")
    assert entry.facts == f'{{"purpose":"{PURPOSE}","sha256":"{sealed.sha256}"}}'


REFUSED = {
    "a word file": (material.docx(), "a.docx", NOT_TAKEN),
    "another picture": (material.moving("WEBP"), "a.webp", NOT_TAKEN),
    "a page by another name": (b"<html>", "a.jpg", NOT_TAKEN),
    "nothing": (b"", "a.jpg", "这个文件是空的，没有内容，请核对后重新选择。"),
    "half a picture": (material.photograph()[:900], "a.jpg", NOT_A_PICTURE),
    "too much": (
        b"\xff\xd8\xff" * (MOST_BYTES // 3 + 1),
        "a.jpg",
        "文件超过 10 MB，请用普通清晰度重拍或者缩小后再上传。",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_leaves_nothing(case, keep, data_dir):
    data, name, reason = REFUSED[case]
    with refused(reason):
        keep(data, name)
    assert (Sealed.rows.count(), data_dir.exists()) == (0, False)


def test_a_scan_that_bears_a_mark_is_not_kept(keep, data_dir):
    with pytest.raises(RuleBroken) as broken:
        keep(material.pdf("SECRET"), "名单（机密）.pdf")
    assert broken.value.reasons == (CLASSIFIED,)
    assert (Sealed.rows.count(), data_dir.exists()) == (0, False)
    assert Entry.rows.latest("id").verb == "sealed.refuse_classified"


def test_of_what_bears_a_mark_the_trail_says_only_that(keep_text, town):
    before = Entry.rows.count()
    with pytest.raises(RuleBroken) as broken:
        keep_text("密级：机密\n某事")
    assert broken.value.reasons == (CLASSIFIED,)
    entry = Entry.rows.latest("id")
    assert (Entry.rows.count(), entry.verb, entry.facts) == (before + 1, "sealed.refuse_classified", "{}")
    assert (entry.subject, Sealed.rows.count()) == (f"organs.unit:{town.organ.pk}", 0)


def test_every_reason_against_a_text_is_said(keep_text):
    with refused("没有要封存的文字，请填写后再提交。", "文字超过 20000 字，请删减后再提交。"):
        keep_text(" " * 20_001)
    assert Sealed.rows.count() == 0


def test_words_are_no_code(keep_text):
    with pytest.raises(ValueError, match="a code is wanted"):
        keep_text(purpose="刘某某的身份证")
    assert Sealed.rows.count() == 0


def test_a_row_that_cannot_be_written_takes_its_file_along(town, data_dir):
    full = Guard(name="sealed_full", table="sealed_sealed", event="INSERT", message="库已满")
    with connection.cursor() as cursor:
        for statement in [full.for_sqlite()] if connection.vendor == "sqlite" else full.for_postgresql("public"):
            cursor.execute(statement)
    with pytest.raises(DatabaseError, match="库已满"), transaction.atomic():
        seal(ContentFile(PDF, name="a.pdf"), unit=town.organ, purpose=PURPOSE, by=town["officer"], at=AT)
    assert on_disk(data_dir) == []


def test_who_seal_for_the_first_time_together_get_one_key(data_dir):
    with ThreadPoolExecutor(8) as starting:
        made = set(starting.map(lambda _: keys.make().id, range(8)))
    assert (len(made), [path.name for path in data_dir.iterdir()]) == (1, ["seal.key"])


def test_no_new_key_hides_that_the_old_one_is_lost(keep_text, data_dir):
    keep_text()
    (data_dir / "seal.key").unlink()
    with refused(NO_KEY):
        keep_text()
    assert (Sealed.rows.count(), len(on_disk(data_dir)), (data_dir / "seal.key").exists()) == (1, 1, False)


def test_an_unfit_key_is_refused_in_words(keep_text, settings, data_dir):
    settings.MINGTANG_SEAL_KEYS = ["short"]
    with refused(
        "MINGTANG_SEAL_KEYS 里第 1 把封存密钥写得不对：一把密钥是 43 个字母、数字、“-”和“_”（32 字节的 base64url）。"
        "请核对，或者从另外保管的副本恢复。"
    ):
        keep_text()
    settings.MINGTANG_SEAL_KEYS = []
    data_dir.mkdir()
    (data_dir / "seal.key").touch()
    path = data_dir / "seal.key"
    with refused(f"密钥文件“{path}”是空的，请从另外保管的副本恢复；没有封存过东西的，删除它就会另做一把。"):
        keep_text()
    assert Sealed.rows.count() == 0


CHANGES = {
    "key": "00000000-0000-4000-8000-000000000000",
    "purpose": "x",
    "kind": "png",
    "size": 9,
    "sealed_at": AT.replace(year=2025),
}


@pytest.mark.parametrize("column", CHANGES)
def test_the_database_refuses_to_change_what_was_sealed(column, keep_text):
    keep_text()
    with pytest.raises(DatabaseError, match="封存件的记录不得改动"), transaction.atomic():
        Sealed.rows.update(**{column: CHANGES[column]})


@pytest.mark.parametrize("change", [{"sha256": "0"}, {"sealed_with": "0"}])
def test_the_database_refuses_another_ciphertext_under_the_same_key(change, keep_text):
    keep_text()
    with pytest.raises(DatabaseError, match="密文只能连同密钥一起换"), transaction.atomic():
        Sealed.rows.update(**change)


def test_the_database_refuses_to_delete_the_row(keep_text):
    sealed = keep_text()
    with pytest.raises(DatabaseError, match="封存件只能抹去内容，不得删除"), transaction.atomic():
        Sealed.rows.filter(pk=sealed.pk)._raw_delete("default")
    erased = {"erased_at": AT, "erased_reason": "x", "sealed_at": AT, "size": 1, "kind": "txt", "purpose": "a"}
    with pytest.raises(DatabaseError, match="封存件须先封存再抹去"), transaction.atomic():
        Sealed.rows.create(unit=sealed.unit, **erased)
