"""文稿：纯文本、Markdown、CSV、编码与折行。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.language.papers import Paragraph, Table, Unreadable, read_paper
from mingtang.language.papers.encodings import decode
from mingtang.language.papers.unwrap import Line, unwrap


def texts(data, name):
    if isinstance(data, str):
        data = data.encode()
    return [block.text for block in read_paper(data, name).blocks if isinstance(block, Paragraph)]


def grid(data, name):
    (table,) = [block for block in read_paper(data.encode(), name).blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in table.rows]


def test_each_line_is_a_paragraph_with_its_number():
    paper = read_paper("甲镇工作要点\n\n一、公开".encode(), "要点.txt")
    assert paper.blocks == (Paragraph("甲镇工作要点", "第1行"), Paragraph("一、公开", "第3行"))
    assert (paper.kind, paper.name, len(paper.sha256), paper.misnamed) == ("txt", "要点.txt", 64, "")


def test_a_wrong_ending_is_told_and_the_content_believed():
    paper = read_paper("甲镇工作要点".encode(), "要点.pdf")
    assert paper.kind == "txt"
    assert paper.misnamed == "“要点.pdf”的扩展名是 .pdf，内容其实是纯文本，已按纯文本读取。"


WRAPPED = [
    "　　要在每季度末之前把涉农补贴的发放名单张贴到各村的公",
    "开栏里，同时在镇政府的网站上公布发放的总额和标准，让群",
    "众看得到。",
    "　　村里的公开栏由各村委会派专人管理，破损的要在当月修",
    "好，内容过期的要及时更换，更换下来的材料要装订成册，留",
    "存两年备查。",
    "　　镇里每半年到各村查看一次公开栏的内容，发现问题当场",
    "指出，限期改正，改正的情况要报到党政办公室登记。",
]


def test_lines_cut_at_a_fixed_width_are_joined():
    joined = unwrap([Line(text, str(number)) for number, text in enumerate(WRAPPED, 1)])
    assert [(line.where, len(line.text)) for line in joined] == [("1", 59), ("4", 60), ("7", 51)]
    assert "".join(line.text.strip() for line in joined) == "".join(text.strip() for text in WRAPPED)


def test_lines_of_different_length_are_left_alone():
    lines = [Line(text, "") for text in ("一、公开", "（一）及时公开财政预算和决算", "每月更新", "二、解读")] * 3
    assert unwrap(lines) == lines


def test_short_lines_of_one_length_are_a_list_and_never_joined():
    lines = [
        Line(f"公开{word}信息", "") for word in ("预算", "决算", "低保", "特困", "临时", "医疗", "耕地", "农机", "招生")
    ]
    assert unwrap(lines) == lines


def test_a_title_is_never_joined_to_the_text_and_a_full_stop_ends_a_line_where_nothing_is_indented():
    texts = [
        "甲镇人民政府办公室二〇二三年度政务公开和政府信息公开工作要点",
        "要在每季度末之前把涉农补贴的发放名单张贴到各村的公开栏里面。",
        "要在每季度末之前把社会救助的发放名单张贴到各村的公开栏里，同",
        "时在镇政府的网站上公布。",
    ]
    joined = unwrap([Line(text, "") for text in texts * 2])
    assert [line.text for line in joined[:3]] == [texts[0], texts[1], texts[2] + texts[3]]


@given(st.lists(st.text(alphabet="公开政务。，、 一（1", max_size=30), max_size=20))
def test_joining_lines_loses_no_word(texts):
    joined = unwrap([Line(text, "") for text in texts])
    assert "".join("".join(line.text for line in joined).split()) == "".join("".join(texts).split())


def test_tabbed_lines_are_a_table():
    assert grid("甲镇任务表\n序号\t任务\t时限\n1\t公开预算\t6月", "表.txt") == [
        ["序号", "任务", "时限"],
        ["1", "公开预算", "6月"],
    ]


MARKDOWN = """---
title: 要点
---
# 甲镇2023年工作要点

## 一、公开

**（一）财政。**公开[预算](https://example.com)和`决算`。

> 每月更新
- 及时公开

| 序号 | 任务 |
|---|:---:|
| 1 | 公开<br>解读 |
"""


def test_markdown_loses_its_signs_and_keeps_its_words():
    blocks = read_paper(MARKDOWN.encode(), "要点.md").blocks
    assert blocks[:5] == (
        Paragraph("甲镇2023年工作要点", "第4行", level=1),
        Paragraph("一、公开", "第6行", level=2),
        Paragraph("（一）财政。公开预算和决算。", "第8行", lead=6),
        Paragraph("每月更新", "第10行"),
        Paragraph("及时公开", "第11行"),
    )
    assert [[cell.text for cell in row] for row in blocks[5].rows] == [["序号", "任务"], ["1", "公开\n解读"]]


@pytest.mark.parametrize("sign", [",", "\t", ";", "，", "|"])
def test_a_csv_is_cut_at_the_sign_it_uses(sign):
    text = "\n".join(sign.join(row) for row in (["序号", "任务", "时限"], ["1", "公开", "6月"], ["2", "解读", "9月"]))
    assert grid(text, "表.csv")[2] == ["2", "解读", "9月"]


def test_quoted_fields_hold_signs_and_line_ends():
    assert grid('序号,任务\n1,"公开预算,决算\n按月"', "表.csv") == [["序号", "任务"], ["1", "公开预算,决算\n按月"]]


def test_a_csv_with_broken_quotes_is_refused_with_its_line():
    with pytest.raises(Unreadable, match="第2行的引号不成对"):
        read_paper('序号,任务\n1,"公开'.encode(), "表.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_decoded_the_same_from_every_encoding(encoding):
    text = "甲镇工作要点〔2023〕1号\n及时公开㙦𡎚镇的信息。"
    assert decode(text.encode(encoding), "要点.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(128, 256)) * 10, "要点\n公开".encode("utf-16-le"), "résumé déjà vu".encode("latin-1") * 9,
        b"abc\0def", "\x01\x02甲".encode() * 50, b"\xff\xfe\x00\xd8",
    ],
)  # fmt: skip
def test_other_encodings_are_refused_not_guessed(data):
    with pytest.raises(Unreadable):
        decode(data, "要点.txt")


def test_a_file_beyond_the_limit_is_refused():
    with pytest.raises(Unreadable, match="超过 20 MB"):
        read_paper(b"a" * 20_000_001, "要点.txt")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("要点.txt", "甲镇工作要点\n\u200b一、\u200e公开"),
        ("要点.md", "# 甲镇工作要点\n\n\u200b一、\u200e公开"),
        ("要点.html", "<html><body><p>甲镇工作要点</p><p>&#8203;一、&lrm;公开</p></body></html>"),
    ],
)
def test_zero_width_characters_are_left_out_whatever_the_kind(name, data):
    assert texts(data, name) == ["甲镇工作要点", "一、公开"]


def test_signs_of_code_are_no_text():
    assert texts("# 甲镇工作要点\n\n```text\n每月公开。\n```\n", "要点.md") == ["甲镇工作要点", "每月公开。"]


def test_an_indented_line_with_as_many_tabs_as_the_table_below_it_is_no_row():
    lines = "\t（一）\t公开预算。\t6月底前公开。\n序号\t任务\t单位\t时限\n1\t解读\t党政办\t6月\n\t图解\t党政办\t9月"
    paragraph, table = read_paper(lines.encode(), "要点.txt").blocks
    assert paragraph.text == "（一）\t公开预算。\t6月底前公开。"
    assert [row[0].text for row in table.rows] == ["序号", "1", ""]
