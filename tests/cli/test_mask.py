"""mingtang mask：a copy, or nothing at all. All numbers here are made up."""

import errno
import json
import os
import subprocess
import sys

import pytest

from mingtang.cli.main import main
from tests.contents import material

PHONE, RESIDENT = "13800138000", "11010519491231002X"


@pytest.fixture
def made(tmp_path):
    """Write these bytes, or this text, under this name."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_json_counts_by_kind_and_the_copy_is_written(made, tmp_path, capsys):
    source, out = made("名单.csv", f"姓名,电话\n甲,{PHONE}\n乙,{RESIDENT}\n丙,王小某\n"), tmp_path / "副本.csv"
    assert main(["mask", str(source), "--out", str(out), "--word", "王小某", "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out) == {
        "file": str(source),
        "out": str(out),
        "masked": {"phone": 1, "resident_id": 1, "word": 1},
        "removed": [],
        "left": [],
    }
    assert shown.err == ""
    assert out.read_text() == "姓名,电话\n甲,138****8000\n乙,11*************02X\n丙,■■■\n"
    assert source.read_text() == f"姓名,电话\n甲,{PHONE}\n乙,{RESIDENT}\n丙,王小某\n"


def test_only_the_kinds_that_are_named_are_masked(made, tmp_path):
    source, out = made("a.txt", f"{PHONE} {RESIDENT}"), tmp_path / "b.txt"
    assert main(["mask", str(source), "--out", str(out), "--kind", "phone"]) == 0
    assert out.read_text() == f"138****8000 {RESIDENT}"


def test_people_are_told_what_was_masked_dropped_and_left(made, tmp_path, capsys):
    source, out = made("a.xlsx", material.xlsx(f"电话{PHONE}", hidden="甲")), tmp_path / "b.xlsx"
    assert main(["mask", str(source), "--out", str(out)]) == 0
    told = f"副本存到了“{out}”。遮盖了手机号 1 处。\n没有带进副本的：隐藏的工作表里的内容。\n"
    assert capsys.readouterr().out == told
    assert main(["check", str(out)]) == 0


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.csv", "a.txt", "a.html"])
def test_every_kind_of_file_is_masked_so_that_the_check_finds_nothing(name, made, tmp_path, capsys):
    contents = {
        "a.docx": material.docx(header=f"电话{PHONE}"),
        "a.xlsx": material.xlsx(hidden=PHONE),
        "a.pdf": material.pdf(f"tel {PHONE}"),
    }
    source = made(name, contents.get(name, f"<p>电话{PHONE}</p>"))
    out = tmp_path / f"copy-{name}"
    assert main(["mask", str(source), "--out", str(out)]) == 0
    capsys.readouterr()
    assert (main(["check", str(source)]), main(["check", str(out)])) == (1, 0)


def refused(capsys, *words):
    assert main(["mask", *map(str, words)]) == 2
    return capsys.readouterr().err


def test_a_file_that_is_there_is_only_replaced_when_told_so(made, tmp_path, capsys):
    source, out = made("a.txt", PHONE), made("b.txt", "旧的")
    sentence = f"“{out}”已经有了，没有改动它；要换掉它请加 --force，或者另写一个文件名。\n"
    assert refused(capsys, source, "--out", out) == sentence
    assert out.read_text() == "旧的"
    assert main(["mask", str(source), "--out", str(out), "--force"]) == 0
    assert out.read_text() == "138****8000"


def test_a_folder_that_is_not_there_and_a_disk_that_refuses_are_told_by_the_name_that_was_typed(
    made, tmp_path, capsys, monkeypatch
):
    source, nowhere = made("a.txt", PHONE), tmp_path / "没有"
    sentence = f"没有找到文件夹“{nowhere}”，请先建好这个文件夹，或者把 --out 换一个位置。\n"
    assert refused(capsys, source, "--out", nowhere / "b.txt") == sentence
    under_a_file = f"没有找到文件夹“{source}”，请先建好这个文件夹，或者把 --out 换一个位置。\n"
    assert refused(capsys, source, "--out", source / "b.txt") == under_a_file

    def full(*_):
        raise OSError(errno.ENOSPC, "full", str(tmp_path / ".mingtang-abc"))

    monkeypatch.setattr(os, "fsync", full)
    out = tmp_path / "b.txt"
    assert refused(capsys, source, "--out", out) == f"“{out}”：磁盘已满，请腾出空间后再试。\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_the_copy_is_never_the_file_itself(made, tmp_path, capsys):
    source, link = made("a.txt", PHONE), tmp_path / "link.txt"
    os.symlink(source, link)
    for out in (source, link):
        assert refused(capsys, source, "--out", out, "--force") == "副本不能存成原文件，请另写一个文件名。\n"
    assert source.read_text() == PHONE


def test_what_cannot_be_masked_leaves_no_file(made, tmp_path, capsys):
    source = made("a.docx", material.with_parts(material.docx(), **{"word/embeddings/a.xlsx": material.xlsx()}))
    out = tmp_path / "b.docx"
    assert refused(capsys, source, "--out", out) == (
        "这个文件里嵌着别的文件或对象，里面的内容没法遮盖，请删去嵌入的对象再生成副本。\n"
    )
    assert refused(capsys, made("图.png", material.png()), "--out", tmp_path / "b.png") == (
        "“图.png”是一张图片，里面没有可读的文字；请提供原始的 Word、PDF 或文本文件。\n"
    )
    assert refused(capsys, tmp_path / "没有.txt", "--out", tmp_path / "b.txt") == (
        f"没有找到“{tmp_path / '没有.txt'}”，请核对路径和文件名。\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "图.png"]


def test_refusals_are_json_where_json_was_asked(made, tmp_path, capsys):
    source = made("a.txt", PHONE)
    assert main(["mask", str(source), "--out", str(tmp_path / "b.txt"), "--word", "王", "--json"]) == 2
    assert json.loads(capsys.readouterr().out) == {
        "file": str(source),
        "ok": False,
        "problems": ["要遮盖的词至少要有 2 个字，请把太短的词写完整。"],
    }


def test_a_copy_of_another_type_is_a_wrong_call(made, tmp_path, capsys):
    sentence = "副本的类型和原文件一样，请把 --out 的文件名写成以 .txt 结尾。\n"
    assert refused(capsys, made("a.txt", PHONE), "--out", tmp_path / "b.pdf") == sentence


def test_help_has_an_example_and_masking_waits_for_no_framework(made, tmp_path, capsys):
    assert main(["mask", "--help"]) == 0
    assert "mingtang mask 名单.xlsx --out 名单（遮盖）.xlsx" in capsys.readouterr().out
    call = ["mask", str(made("a.txt", "无")), "--out", str(tmp_path / "b.txt")]
    code = (
        f"import sys; from mingtang.cli.main import main; main({call!r}); "
        "print([name for name in ('django', 'psycopg') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
