"""Five invented plans of other shapes, each read as `shapes/<name>.expected.json` says.

Conventions that the expected readings keep:
- A `（责任单位：…；完成时限：…）` after the last 。 of a paragraph stays in the last text and speaks for the
  whole paragraph; before the 。 it speaks for its sentence. What such a field says is `due_text` as written.
- A third- or fourth-level line is split into sentences; one without 。 is a text of its own, and a bare
  noun phrase above its items demands nothing.
- A recurring duty has no `due`. A rhythm named in running text (持续, 定期) needs no `due_text`.
- A table row is one commitment; the 工作任务 is its section's heading, or its text where nothing else is said.
  A note under a table is a statement in a section without a heading.
A key left out of an expected commitment is not compared; white space never is, nor a 。 after a heading.
"""

import json
from pathlib import Path

import pytest

from mingtang.language.plan import read_file

SHAPES = Path(__file__).parent / "shapes"
NAMES = ("levels.txt", "tables.docx", "sheet.xlsx", "website.html", "pages.pdf")


def bare(words):
    return "".join(words.split())


def bare_heading(words):
    return bare(words).removesuffix("。")


def bare_cites(cites):
    return [(bare(cite["title"]), cite["number"]) for cite in cites]


def commitments(plan):
    return [row for chapter in plan["chapters"] for section in chapter["sections"] for row in section["commitments"]]


@pytest.fixture(scope="module", params=NAMES)
def shape(request):
    """(what is expected, what the reader gives) for one plan."""
    path = SHAPES / request.param
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return expected, read_file(path).as_json()


def test_title_year_issuer_preamble_and_basis_are_read(shape):
    expected, read = shape
    assert bare(read["title"]) == expected["title"]
    assert (read["year"], read["issuer"]) == (expected["year"], expected["issuer"])
    assert bare(read["preamble"]) == expected["preamble"]
    assert bare_cites(read["basis"]) == bare_cites(expected["basis"])


def test_chapters_and_sections_are_read(shape):
    expected, read = (
        [
            (
                chapter["ordinal"],
                chapter["numbered"],
                bare_heading(chapter["heading"]),
                [(section["ordinal"], bare_heading(section["heading"])) for section in chapter["sections"]],
            )
            for chapter in plan["chapters"]
        ]
        for plan in shape
    )
    assert read == expected


def test_every_text_is_read_once_and_in_order(shape):
    expected, read = ([(row["id"], bare(row["text"])) for row in commitments(plan)] for plan in shape)
    assert read == expected


@pytest.mark.parametrize("name", ["kind", "due", "rhythm", "offices"])
def test_what_a_commitment_demands_of_whom_and_when_is_read(shape, name):
    expected, read = ({row["id"]: row[name] for row in commitments(plan)} for plan in shape)
    assert read == expected


def test_the_words_of_the_time_limit_are_kept(shape):
    expected, read = shape
    wanted = {
        row["id"]: row["due_text"]
        for row in commitments(expected)
        if "due_text" in row and (row["due_text"] is not None or row["rhythm"] == "once")
    }
    said = {row["id"]: row["due_text"] and bare(row["due_text"]) for row in commitments(read)}
    assert {key: said.get(key) for key in wanted} == wanted


def test_cited_instruments_are_read(shape):
    expected, read = ({row["id"]: bare_cites(row["cites"]) for row in commitments(plan)} for plan in shape)
    assert read == expected


def test_what_is_uncertain_is_warned_about_with_its_place(shape):
    """A warning names its place by the commitment's id or by the first words of its text."""
    expected, read = shape
    said = [warning["where"] + warning["message"] for warning in read["warnings"]]
    begins = {row["id"]: row["text"][:6] for row in commitments(expected)}
    unsaid = [key for key in expected["warned"] if not any(key in words or begins[key] in words for words in said)]
    assert unsaid == []
