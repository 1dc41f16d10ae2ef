"""副本过得了自己的检查：whatever is covered, in every kind of file, raises nothing when it is checked again."""

import csv
import io
import random

import openpyxl
import pytest
from docx import Document

from mingtang.contents.text import parts
from mingtang.findings.told import told_in
from mingtang.language.personal_kinds import NUMBERS, Kind
from mingtang.masking.engine import mask
from mingtang.masking.sought import Sought
from tests.contents import material
from tests.language.made_up import card, cases, name

CASES = cases(1)


def rows():
    """Every case as a row, below the names of its columns where it needs them."""
    for case in CASES:
        yield from ([*case.heads], case.text.split("\t")) if case.heads else (case.text.split("\t"),)


def as_text():
    return "\n\n".join(case.text for case in CASES if not case.heads).encode()


def as_csv():
    made = io.StringIO()
    csv.writer(made).writerows(rows())
    return made.getvalue().encode()


def as_page():
    told = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows())
    return f"<html><body><table>{told}</table></body></html>".encode()


def as_book():
    book = openpyxl.Workbook()
    for row in rows():
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def as_paper():
    paper = Document()
    for case in CASES:
        paper.add_paragraph(case.text)
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


FILES = {"a.txt": as_text, "a.csv": as_csv, "a.html": as_page, "a.xlsx": as_book, "a.docx": as_paper}


def told_of(data, file):
    """What the check says of persons and of what a template left."""
    found = told_in(parts(data, file))
    return [(it.kind, it.where, it.masked) for it in found if it.is_personal or it.kind == "wording.leftover"]


@pytest.mark.parametrize(("file", "ends"), [*((file, (2, 3)) for file in FILES), ("a.txt", (0, 0))])
def test_a_copy_passes_the_check_that_asked_for_it(file, ends):
    data = FILES[file]()
    assert {kind for kind, *_ in told_of(data, file)} >= {kind.value for kind in NUMBERS}
    assert told_of(mask(data, file, ends=ends).data, file) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_a_covered_page_passes_too(kind):
    text = next(case.text for case in CASES if case.kind is kind and not case.heads)
    assert told_of(mask(material.pdf(text), "a.pdf").data, "a.pdf") == []


def test_a_list_of_more_cards_than_are_kept_by_place_is_clean_when_it_is_covered():
    rng = random.Random(7)
    people = [(name(rng), card(rng, 19)) for _ in range(250)]
    book = openpyxl.Workbook()
    for row in (("姓名", "银行卡号"), *people):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    assert len(told_of(made.getvalue(), "a.xlsx")) == 250
    assert told_of(mask(made.getvalue(), "a.xlsx").data, "a.xlsx") == []


def test_what_is_covered_has_stars_where_something_of_a_number_stays_and_else_blocks():
    wanted = Sought({}, frozenset(Kind))
    assert [
        wanted.covered(text) for text in ("138 0013 8000", "卡号6222020200112230004", "住桃园村12号", "王建国患癌症")
    ] == [
        "138 **** 8000",
        f"卡号{'■' * 19}",
        "住■■■■■■",
        "王建国患■■",
    ]
