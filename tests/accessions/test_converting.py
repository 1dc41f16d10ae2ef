"""转换：an old Word file through the program that is named; ended when its time is up, with all that it started."""

import io
import shutil
import subprocess
import time

import docx
import pytest

from mingtang.accessions.converting import NotConverted, to_word

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def old_word(tmp_path_factory):
    """A file of the old kind, made by the program itself from a new one."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not on this machine")
    room = tmp_path_factory.mktemp("old")
    document = docx.Document()
    document.add_paragraph("关于修路的通知")
    table = document.add_table(1, 2)
    table.rows[0].cells[1].text = "十二户"
    document.add_paragraph("完")
    document.save(room / "稿.docx")
    home = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    command = [SOFFICE, "--headless", home, "--convert-to", "doc:MS Word 97", "--outdir", str(room), "稿.docx"]
    subprocess.run(command, cwd=room, check=True, capture_output=True, timeout=120)
    return (room / "稿.doc").read_bytes()


def test_an_old_word_file_becomes_one_that_is_read_with_its_tables(old_word):
    made = docx.Document(io.BytesIO(to_word(old_word, program=SOFFICE, name="稿.doc")))
    assert made.paragraphs[0].text == "关于修路的通知"
    assert made.tables[0].rows[0].cells[1].text == "十二户"


def program(tmp_path, script):
    file = tmp_path / "converter"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o700)
    return str(file)


def test_what_takes_too_long_is_ended_with_its_children(tmp_path):
    alive = tmp_path / "alive"
    slow = program(tmp_path, f"(while true; do date > {alive}; sleep 0.05; done) &\nsleep 30")
    with pytest.raises(NotConverted, match="转换了 1 秒还没有完成，已经停下"):
        to_word(b"x", program=slow, name="稿.doc", seconds=1)
    assert alive.exists()
    alive.unlink()
    time.sleep(0.3)
    assert not alive.exists()


@pytest.mark.parametrize(
    ("script", "said"),
    [("exit 1", "“稿.doc”没有转换成功"), ("ln -s /etc/hostname made/given.docx", "“稿.doc”没有转换成功")],
)
def test_what_made_nothing_is_told(tmp_path, script, said):
    with pytest.raises(NotConverted, match=said):
        to_word(b"x", program=program(tmp_path, f"mkdir made\n{script}"), name="稿.doc")


def test_a_program_that_is_not_there_is_named():
    with pytest.raises(NotConverted, match="转换程序“/nowhere/soffice”不在了，请技术人员核对 MINGTANG_CONVERTER"):
        to_word(b"x", program="/nowhere/soffice", name="稿.doc")
