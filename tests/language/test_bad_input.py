"""Files that are empty, hostile, damaged or misnamed: a right reading or one clear sentence, never a traceback."""

import hashlib
import io
import json
import re
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from mingtang.language.papers import Unreadable, read_paper
from mingtang.language.plan import read_file

SHAPES = Path(__file__).parent / "shapes"
LEVELS = (SHAPES / "levels.txt").read_bytes()
DOCX = (SHAPES / "tables.docx").read_bytes()
XLSX = (SHAPES / "sheet.xlsx").read_bytes()
PDF = (SHAPES / "pages.pdf").read_bytes()
HTML = (SHAPES / "website.html").read_bytes()
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900") + bytes(4064)
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(64)
PASSWORD_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
DOCX_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MEGABYTE = 1024 * 1024


def clear_sentence(words):
    """Whether a clerk can take it in: one Chinese sentence without the words of a machine."""
    chinese = len(re.findall(r"[\u4e00-\u9fff]", words))
    machine = re.search(r"Traceback|Error|Exception|errno|codec|zipfile|XML|0x|\n|！|!", words, re.IGNORECASE)
    return chinese >= 10 and len(words) <= 120 and words.endswith("。") and words.count("。") == 1 and machine is None


def refusal(data, name, folder):
    """The sentence that refuses these bytes: the same in memory and as a file."""
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(Unreadable) as in_memory:
        read_paper(data, name)
    with pytest.raises(Unreadable) as as_file:
        read_file(path)
    assert str(in_memory.value) == str(as_file.value)
    assert clear_sentence(str(as_file.value)), str(as_file.value)
    return str(as_file.value)


def reading(data, name, folder):
    path = folder / name
    path.write_bytes(data)
    return read_file(path).as_json()


def reading_or_none(data, name, folder):
    """The reading, or None where a clear sentence refuses it."""
    try:
        return reading(data, name, folder)
    except Unreadable as refused:
        words = str(refused)
    assert clear_sentence(words), words
    return None


def rezip(data, part, write):
    """The same package with one part written anew by `write(file)`."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        with new.open(part, "w") as file:
            write(file)
    return made.getvalue()


def bomb(data, part):
    """200 MB of blanks in a package of some 200 KB."""

    def write(file):
        blanks = b" " * MEGABYTE
        for _ in range(200):
            file.write(blanks)

    return rezip(data, part, write)


def docx_with(declaration, words):
    body = f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<w:document xmlns:w="{DOCX_NAMESPACE}"><w:body>'
    body += f"<w:p><w:r><w:t>云泽县某镇2023年政务公开工作要点</w:t></w:r></w:p><w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    return rezip(DOCX, "word/document.xml", lambda file: file.write(f"{body}</w:body></w:document>".encode()))


def rc4(key, data):
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def pdf_of(*objects, trailer=""):
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    made, places = b"%PDF-1.4\n", []
    for n, words in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{n} 0 obj\n{words}\nendobj\n".encode()
    size, start = len(objects) + 1, len(made)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size} /Root 1 0 R {trailer}>>\n"
    return made + f"{tail}startxref\n{start}\n%%EOF\n".encode()


BLANK_PAGE = (
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
)


def encrypted_pdf(password):
    """A page locked with a password by the standard security handler, revision 2."""
    padded, rights, mark = (password + PASSWORD_PAD)[:32], -4, bytes(range(16))
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + rights.to_bytes(4, "little", signed=True) + mark).digest()[:5]
    user = rc4(key, PASSWORD_PAD)
    lock = f"<</Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P {rights}>>"
    return pdf_of(*BLANK_PAGE, lock, trailer=f"/Encrypt 4 0 R /ID [<{mark.hex()}> <{mark.hex()}>]")


@pytest.mark.parametrize("suffix", ["txt", "md", "docx", "html", "pdf", "xlsx", "csv"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"], ids=["no-byte", "white-space", "mark-alone"])
def test_an_empty_file_of_any_kind_is_refused_in_one_sentence(suffix, data, tmp_path):
    refusal(data, f"要点.{suffix}", tmp_path)


def test_an_empty_file_is_called_empty(tmp_path):
    assert re.search("空|没有内容", refusal(b"", "要点.docx", tmp_path))


@pytest.mark.parametrize("name", ["要点.docx", "清单.xlsx", "要点.doc", "清单.xls"])
def test_an_old_office_file_is_refused_whatever_its_name_and_told_how_to_save(name, tmp_path):
    assert re.search("另存|存为|密码", refusal(OLE, name, tmp_path))


def test_an_encrypted_pdf_is_refused_for_its_password(tmp_path):
    assert re.search("密码|加密", refusal(encrypted_pdf(b"yunze"), "要点.pdf", tmp_path))


def test_a_pdf_without_a_word_is_refused_as_a_scan(tmp_path):
    assert re.search("扫描|文字|图片", refusal(pdf_of(*BLANK_PAGE), "要点.pdf", tmp_path))


@pytest.mark.parametrize(
    ("data", "part", "name"),
    [(DOCX, "word/document.xml", "要点.docx"), (XLSX, "xl/worksheets/sheet1.xml", "清单.xlsx")],
    ids=["docx", "xlsx"],
)
def test_a_zip_bomb_is_refused_without_being_unpacked(data, part, name, tmp_path):
    made = bomb(data, part)
    assert len(made) < MEGABYTE
    tracemalloc.start()
    try:
        words = refusal(made, name, tmp_path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert re.search("太大|过大|超过|压缩", words)
    assert peak < 64 * MEGABYTE


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path):
    made = bytearray(bomb(DOCX, "word/document.xml"))
    true, told = (200 * MEGABYTE).to_bytes(4, "little"), (4096).to_bytes(4, "little")
    assert bytes(made).count(true) >= 1
    refusal(bytes(made).replace(true, told), "要点.docx", tmp_path)


def test_entities_that_multiply_are_not_multiplied(tmp_path):
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 8))
    made = docx_with(f'<!DOCTYPE w [<!ENTITY e0 "公开信息">{grown}]>', "&e7;")
    read = reading_or_none(made, "要点.docx", tmp_path)
    assert read is None or len(json.dumps(read, ensure_ascii=False)) < 10_000


def test_an_entity_that_points_outside_brings_nothing_in(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("不应出现的内容", encoding="utf-8")
    made = docx_with(f'<!DOCTYPE w [<!ENTITY e SYSTEM "{secret.as_uri()}">]>', "按时公开信息。&e;")
    read = reading_or_none(made, "要点.docx", tmp_path)
    assert read is None or json.dumps(read, ensure_ascii=False).count("不应出现的内容") == 0


@pytest.mark.parametrize(
    "data",
    [
        LEVELS.decode().encode("gb18030"),
        b"\xef\xbb\xbf" + LEVELS,
        LEVELS.replace(b"\n", b"\r\n"),
        LEVELS.replace(b"\n", b"\r"),
    ],
    ids=["gb18030", "utf-8-with-mark", "windows-lines", "old-mac-lines"],
)
def test_text_is_read_alike_in_every_encoding_and_line_end(data, tmp_path):
    assert reading(data, "要点.txt", tmp_path) == reading(LEVELS, "要点.txt", tmp_path)


def test_characters_that_only_gb18030_knows_are_read_right(tmp_path):
    words = LEVELS.decode().replace("青禾镇", "㙦𡎚镇")
    assert reading(words.encode("gb18030"), "要点.txt", tmp_path)["issuer"] == "㙦𡎚镇"


def test_a_page_in_gb18030_that_says_gb2312_is_read_right(tmp_path):
    page = HTML.decode().replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030")
    assert reading(page, "要点.html", tmp_path) == reading(HTML, "要点.html", tmp_path)


def test_a_plan_without_headings_loses_no_word_and_is_warned_about(tmp_path):
    lines = ["青禾镇2023年政务公开工作打算", "今年要把救助名单按月张贴。", "6月底前公布道路养护进展。要附照片。"]
    plan = reading("\n".join(lines).encode(), "打算.txt", tmp_path)
    rows = [row for chapter in plan["chapters"] for section in chapter["sections"] for row in section["commitments"]]
    headings = [c["heading"] for c in plan["chapters"]] + [
        s["heading"] for c in plan["chapters"] for s in c["sections"]
    ]
    assert plan["title"] == lines[0]
    assert headings == ["", ""]
    assert plan["preamble"] + "".join(row["text"] for row in rows) == "".join(lines[1:])
    assert [row["due"] for row in rows if row["text"].startswith("6月")] == ["2023-06-30"]
    assert plan["warnings"] != []


@pytest.mark.parametrize("name", ["要点.txt", "要点.md", "要点.csv", "要点.html"])
@pytest.mark.parametrize(
    "data", [LEVELS.replace("。".encode(), b"\0"), PNG, bytes(2048)], ids=["nul-bytes", "picture", "zeros"]
)
def test_bytes_that_are_no_text_are_refused(data, name, tmp_path):
    refusal(data, name, tmp_path)


@pytest.mark.parametrize(
    ("data", "right", "wrong"),
    [
        (DOCX, "docx", "txt"),
        (DOCX, "docx", "xlsx"),
        (XLSX, "xlsx", "docx"),
        (PDF, "pdf", "docx"),
        (PDF, "pdf", "txt"),
        (LEVELS, "txt", "pdf"),
        (LEVELS, "txt", "docx"),
        (HTML, "html", "xlsx"),
    ],
)
def test_a_file_with_a_wrong_ending_is_read_by_its_content_or_refused(data, right, wrong, tmp_path):
    read = reading_or_none(data, f"要点.{wrong}", tmp_path)
    assert read in (None, reading(data, f"要点.{right}", tmp_path))


@pytest.mark.parametrize("name", ["要点.wps", "要点.rar", "要点.exe", "要点"])
def test_a_kind_that_cannot_be_read_is_refused(name, tmp_path):
    refusal(bytes(range(256)) * 8, name, tmp_path)


@pytest.mark.parametrize(
    ("data", "name"), [(DOCX, "要点.docx"), (XLSX, "清单.xlsx"), (PDF[:64], "要点.pdf")], ids=["docx", "xlsx", "pdf"]
)
def test_a_file_cut_in_half_is_refused(data, name, tmp_path):
    refusal(data[: len(data) // 2], name, tmp_path)


def test_a_zip_that_is_no_office_file_is_refused(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("说明.txt", "这里没有文档")
    refusal(made.getvalue(), "要点.docx", tmp_path)
    refusal(made.getvalue(), "清单.xlsx", tmp_path)


def test_documents_without_a_word_are_refused(tmp_path):
    document, book = io.BytesIO(), io.BytesIO()
    Document().save(document)
    openpyxl.Workbook().save(book)
    refusal(document.getvalue(), "要点.docx", tmp_path)
    refusal(book.getvalue(), "清单.xlsx", tmp_path)


def test_a_sheet_with_a_format_far_below_its_words_is_read_alike(tmp_path):
    book, made = openpyxl.load_workbook(io.BytesIO(XLSX)), io.BytesIO()
    book.worksheets[0].cell(200_000, 40).number_format = "0.00"
    book.save(made)
    assert reading(made.getvalue(), "清单.xlsx", tmp_path) == reading(XLSX, "清单.xlsx", tmp_path)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path):
    for path in (tmp_path / "没有.txt", tmp_path):
        with pytest.raises(Unreadable) as refused:
            read_file(path)
        assert clear_sentence(str(refused.value)), str(refused.value)
