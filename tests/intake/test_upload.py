"""读入：a mark of secrecy is found wherever it stands in the file, not only in the text that is read as the plan."""

import io

import pytest
from docx import Document
from openpyxl import Workbook

from mingtang.intake.upload import take

LINES = ("某镇2026年政务公开工作要点", "一、抓好公开", "（一）按时公开。6月底前公布办事指南。")


def word(*, header="", keywords=""):
    paper = Document()
    for line in LINES:
        paper.add_paragraph(line)
    paper.sections[0].header.paragraphs[0].text = header
    paper.core_properties.keywords = keywords
    return saved(paper)


def sheet(hidden=""):
    book = Workbook()
    book.active.append(["序号", "工作任务", "具体要求", "责任单位", "时限要求"])
    book.active.append([1, "办事公开", "公布办事指南", "党政办公室", "6月底前"])
    if hidden:
        aside = book.create_sheet("附")
        aside["A1"] = hidden
        aside.sheet_state = "hidden"
    return saved(book)


def page(header=""):
    body = "".join(f"<p>{line}</p>" for line in LINES)
    return f"<html><body><header><div>{header}</div></header><main>{body}</main></body></html>".encode()


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (word(header="机密★1年"), "要点.docx"),
        (word(keywords="秘密★"), "要点.docx"),
        (sheet("密级：机密"), "2026年要点.xlsx"),
        (page("机密★1年"), "要点.html"),
        ("\n".join(("机密★1年", *LINES)).encode(), "要点.txt"),
        ("\n".join(LINES).encode(), "要点（秘密★）.txt"),
    ],
)
def test_a_mark_of_secrecy_is_found_wherever_it_stands(data, name):
    assert take(data, name).classified


@pytest.mark.parametrize(("data", "name"), [(word(), "要点.docx"), (sheet(), "2026年要点.xlsx"), (page(), "要点.html")])
def test_a_plan_without_a_mark_is_taken(data, name):
    assert not take(data, name).classified
