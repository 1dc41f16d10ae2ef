"""文件名：no path and no trick in a name gets anywhere."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mingtang.language.file_names import cleaned, extension_of, shown_name

TRICKS = {
    "../../etc/passwd": "passwd.pdf",
    "..\\..\\windows\\win.ini.pdf": "win.ini.pdf",
    "/etc/报告.pdf": "报告.pdf",
    "C:\\Users\\me\\报告.pdf": "报告.pdf",
    "报告.pdf\x00.exe": "报告.pdf.pdf",
    "报\x00告.pdf": "报告.pdf",
    "\u202efdp.exe": "fdp.pdf",
    "报告\u202e\u200bfdp.pdf": "报告fdp.pdf",
    "．．／．．／报告.pdf": "-..-报告.pdf",
    "报告．pdf": "报告.pdf",
    "..": "附件.pdf",
    ".pdf": "pdf.pdf",
    "...": "附件.pdf",
    "": "附件.pdf",
    " . ": "附件.pdf",
    "CON.pdf": "_CON.pdf",
    "con": "_con.pdf",
    "nul.tar.pdf": "_nul.tar.pdf",
    "COM1.pdf": "_COM1.pdf",
    "lpt9.PDF": "_lpt9.pdf",
    "console.pdf": "console.pdf",
    'a<b>:"|?*c.pdf': "a-b------c.pdf",
    "  两  个\t空格\n.pdf": "两 个 空格.pdf",
    "报告.PDF": "报告.pdf",
    "e\u0301te\u0301.pdf": "été.pdf",
    "\ud800坏.pdf": "坏.pdf",
    "第1.2版": "第1.2版.pdf",
}

DEVICES = {"CON", "PRN", "AUX", "NUL"} | {f"{port}{n}" for port in ("COM", "LPT") for n in range(10)}


@pytest.mark.parametrize(("raw", "shown"), TRICKS.items())
def test_a_name_is_shown_as_what_it_is(raw, shown):
    assert shown_name(raw, extension="pdf") == shown


@pytest.mark.parametrize("raw", ["长" * 300 + ".pdf", "a" * 5000, "🏮" * 200 + ".pdf"])
def test_a_long_name_is_cut_to_what_every_file_system_takes(raw):
    shown = shown_name(raw, extension="pdf")
    assert len(shown) <= 104
    assert len(shown.encode()) <= 204
    assert shown.endswith(".pdf")


@pytest.mark.parametrize(
    ("raw", "extension"),
    [
        ("报告.PDF", "pdf"),
        ("报告．ｐｄｆ", "pdf"),
        ("报告.pdf.exe", "exe"),
        ("报告.pdf ", "pdf"),
        ("报告.pd\u200bf", "pdf"),
        ("报告", ""),
        ("第1.2版", ""),
        ("v1.2", ""),
        (".htaccess", ""),
    ],
)
def test_the_ending_of_a_name_is_seen_through_disguises(raw, extension):
    assert extension_of(raw) == extension


@given(st.text(max_size=400), st.sampled_from(["pdf", "docx", "jpg"]))
@example("CON", "pdf")
@example("\u202e/..\\a", "pdf")
def test_any_name_becomes_one_that_is_safe_everywhere(raw, extension):
    shown = shown_name(raw, extension=extension)
    stem = shown.removesuffix(f".{extension}")
    assert shown == f"{stem}.{extension}"
    assert stem.strip(". ") == stem != ""
    assert PurePosixPath(shown).name == PureWindowsPath(shown).name == shown
    assert stem.partition(".")[0].upper() not in DEVICES
    assert not set(shown) & set('<>:"|?*/\\')
    assert {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} == set()
    assert len(shown) <= 120


@given(st.text(max_size=200))
def test_cleaning_a_clean_name_changes_nothing(raw):
    assert cleaned(cleaned(raw)) == cleaned(raw)
