"""The reader of work plans against a gold list that was made by hand before it.

`gold/real_plan.json` says in `about` how its marks are taken and what its maker decided.
Run with -s to see the agreement.
"""

import json
import re
from pathlib import Path

import pytest

from mingtang.language.plan import read_text

ROOT = Path(__file__).resolve().parents[2]
INPUT = ROOT.parent / "shared" / "inputs" / "000_b2a3f4973f6b2091.txt"
GOLD = json.loads((Path(__file__).parent / "gold" / "real_plan.json").read_text(encoding="utf-8"))
WANTED = {row["id"]: row for row in GOLD["commitments"]}
CHAPTER_MARK = re.compile(r"^[一二三四五六七八九十]+、")
SECTION_MARK = re.compile(r"^（[一二三四五六七八九十]+）")

pytestmark = pytest.mark.skipif(not INPUT.exists(), reason=f"the real plan is not at {INPUT}")


def bare(words):
    return "".join(words.split())


def marks(words):
    words = bare(words)
    return {"first": words[:6], "last": words[-6:], "chars": len(words)}


def heading_marks(heading):
    return marks(bare(heading).removesuffix("。"))


def marks_of(row):
    return {name: row[name] for name in ("first", "last", "chars")}


@pytest.fixture(scope="module")
def body():
    return INPUT.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan(body):
    return read_text(body, name=INPUT.name).as_json()


@pytest.fixture(scope="module")
def read(plan):
    return {
        row["id"]: row
        for chapter in plan["chapters"]
        for section in chapter["sections"]
        for row in section["commitments"]
    }


def agreement(name, read, of=lambda value: value):
    """The share of gold commitments whose `name` the reader gives alike; what differs is printed."""
    differing = {
        key: (of(row[name]), of(read[key][name]))
        for key, row in WANTED.items()
        if key in read and of(row[name]) != of(read[key][name])
    }
    missing = [key for key in WANTED if key not in read]
    share = 1 - (len(differing) + len(missing)) / len(WANTED)
    print(f"{name}: {share:.1%} of {len(WANTED)}; (gold, read) {differing}; missing {missing}")
    return share


def test_the_reader_finds_the_gold_commitments_in_order(plan, read):
    ids = [row["id"] for c in plan["chapters"] for s in c["sections"] for row in s["commitments"]]
    assert ids == list(WANTED)
    assert len(read) == len(ids)


def test_every_text_begins_ends_and_measures_as_in_the_gold(read):
    assert {key: marks(row["text"]) for key, row in read.items()} == {key: marks_of(row) for key, row in WANTED.items()}


def test_title_year_issuer_and_preamble_are_those_of_the_gold(plan):
    assert marks(plan["title"]) == GOLD["title"]
    assert plan["year"] == GOLD["year"]
    assert plan["issuer"] == GOLD["issuer"]
    assert marks(plan["preamble"]) == GOLD["preamble"]


def test_chapters_and_sections_are_those_of_the_gold(plan):
    assert [
        {
            "ordinal": chapter["ordinal"],
            "numbered": chapter["numbered"],
            "heading": heading_marks(chapter["heading"]),
            "sections": [
                {
                    "ordinal": section["ordinal"],
                    "heading": heading_marks(section["heading"]),
                    "commitments": len(section["commitments"]),
                }
                for section in chapter["sections"]
            ],
        }
        for chapter in plan["chapters"]
    ] == GOLD["chapters"]


def test_the_chapter_without_a_number_is_warned_about(plan):
    assert [chapter["numbered"] for chapter in plan["chapters"]] == [False, True, True, True, True]
    first = plan["chapters"][0]["heading"][:6]
    places = [w["where"] for w in plan["warnings"] if w["where"] == "1" or first in w["where"] + w["message"]]
    assert places != []


def test_kinds_agree_with_the_gold(read):
    assert agreement("kind", read) >= 0.95


def test_due_days_and_rhythms_agree_wholly_with_the_gold(read):
    assert agreement("due", read) == 1
    assert agreement("rhythm", read) == 1
    once = {key: row["due_text"] for key, row in read.items() if WANTED[key]["rhythm"] == "once"}
    assert once == {key: row["due_text"] for key, row in WANTED.items() if row["rhythm"] == "once"}


def test_offices_agree_with_the_gold(read):
    """Whether a line of work named in passing is an office may be judged otherwise, but hardly twice."""
    assert agreement("offices", read, of=sorted) >= 0.95


def test_a_periodic_commitment_is_warned_about(plan, read):
    said = [warning["where"] + warning["message"] for warning in plan["warnings"]]
    periodic = [key for key, row in WANTED.items() if row["rhythm"] == "periodic"]
    unsaid = [k for k in periodic if not any(k in words or read[k]["text"][:6] in words for words in said)]
    assert periodic == ["4.2.4", "5.1.1"]
    assert unsaid == []


def test_cited_instruments_have_their_numbers_and_titles(plan, read):
    assert {key: [cite["number"] for cite in row["cites"]] for key, row in read.items()} == {
        key: row["cites"] for key, row in WANTED.items()
    }
    assert [cite["number"] for cite in plan["basis"]][:1] == GOLD["basis"]
    cites = [*plan["basis"], *(cite for row in read.values() for cite in row["cites"])]
    titles = {cite["number"]: marks(cite["title"]) for cite in cites}
    assert titles == {row["number"]: row["title"] for row in GOLD["instruments"]}


def test_clause_ids_reach_the_agreed_f1(read):
    """Only clauses 1.1 to 5.3 are judged: those of part 6 follow from the law, not from the plan."""
    right = given = wanted = 0
    for key, row in WANTED.items():
        gold = set(row["clauses"])
        ours = {clause for clause in read[key]["clauses"] if not clause.startswith("6")}
        right, given, wanted = right + len(gold & ours), given + len(ours), wanted + len(gold)
        if gold != ours:
            print(f"{key}: gold {sorted(gold)}, read {sorted(ours)}")
    assert given > 0
    precision, recall = right / given, right / wanted
    print(f"clauses: precision {precision:.1%}, recall {recall:.1%}, {right} of {wanted} found, {given} given")
    assert 2 * right / (given + wanted) >= 0.80


def test_preamble_headings_and_texts_joined_are_the_body_of_the_input(body, plan):
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    lines = [SECTION_MARK.sub("", CHAPTER_MARK.sub("", line)) for line in lines[1:]]
    parts = [plan["preamble"]]
    for chapter in plan["chapters"]:
        parts.append(chapter["heading"])
        for section in chapter["sections"]:
            parts.append(section["heading"])
            parts.extend(row["text"] for row in section["commitments"])
    assert bare("".join(parts)) == bare("".join(lines))
