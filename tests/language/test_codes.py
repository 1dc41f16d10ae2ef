"""编码：letters and digits that are one thing."""

import pytest

from mingtang.language.codes import cuts, is_code, is_printed_code, other_spellings

PRINTED = ("QL-003", "SF-01", "92378888MA3N0W0A1K", "A1", "BZ2026-01-3")
KEYS = ("heavy-rain", "2026-11-28", "20261128", "9f86d081", "11010519491231002X")
NONE = (*KEYS, "QL", "QL 003", "QL-", "低保", "", "Q1" * 30)
WAYS = {"ql-003": ["ql003"], "ql003": ["ql-003"], "sf01": ["sf-01"], "低保": [], "2026": []}


@pytest.mark.parametrize(("text", "is_one"), [(text, True) for text in PRINTED] + [(text, False) for text in NONE])
def test_a_code_as_it_is_printed_has_capitals_and_digits(text, is_one):
    assert is_printed_code(text) is is_one


@pytest.mark.parametrize(("code", "ways"), WAYS.items())
def test_a_code_is_the_same_with_its_hyphen_and_without(code, ways):
    assert (other_spellings(code), is_code(code)) == (ways, bool(ways))


@pytest.mark.parametrize(
    ("text", "parts"),
    {
        "低保怎么": ["低", "保", "怎", "么"],
        "ql-003": ["ql-003"],
        "查ql-003号": ["查", "ql-003", "号"],
        "92378888ma3n0w0a1k": ["92378888ma3n0w0a1k"],
        "3.5万": ["3.5", "万"],
        "": [],
    }.items(),
)
def test_a_text_is_never_parted_inside_a_code(text, parts):
    ends = cuts(text)
    assert [text[begin:end] for begin, end in zip([0, *ends], ends, strict=False)] == parts
