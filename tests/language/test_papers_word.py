"""文稿：Word 文档。"""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from mingtang.language.papers import Doubt, Paragraph, read_paper

LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))


def xml(markup):
    return parse_xml(f"<w:body {nsdecls('w')}>{markup}</w:body>")[0]


def read(document):
    made = io.BytesIO()
    document.save(made)
    return read_paper(made.getvalue(), "要点.docx")


def numbered(document, levels=LEVELS, number="77"):
    """A list definition of these (format, text) levels."""
    numbering = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'))
    numbering.append(xml(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def listed(document, text, depth, number="77"):
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(xml(f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'))


def test_automatic_numbers_are_counted_as_word_shows_them():
    document = docx.Document()
    numbered(document)
    for text, depth in (
        ("公开", 0),
        ("财政", 1),
        ("预算", 2),
        ("决算", 2),
        ("就业", 1),
        ("解读", 0),
        ("形式", 1),
        ("图解", 2),
    ):
        listed(document, text, depth)
    assert [block.label for block in read(document).blocks] == [
        "一、",
        "（一）",
        "1.",
        "2.",
        "（二）",
        "二、",
        "（一）",
        "1.",
    ]


@pytest.mark.parametrize(
    ("form", "text", "label"),
    [
        ("decimalEnclosedCircleChinese", "%1", "①"),
        ("decimalFullWidth", "%1．", "１．"),
        ("chineseLegalSimplified", "%1、", "壹、"),
        ("decimal", "第%1条", "第1条"),
        ("upperLetter", "%1.", "A."),
        ("bullet", "●", ""),
        ("none", "", ""),
    ],
)
def test_each_format_of_numbers_is_written_out(form, text, label):
    document = docx.Document()
    numbered(document, [(form, text)])
    listed(document, "公开", 0)
    assert [block.label for block in read(document).blocks] == [label]


def test_tracked_insertions_are_taken_and_deletions_left_out():
    document = docx.Document()
    paragraph = document.add_paragraph("及时")._p
    paragraph.append(xml("<w:ins><w:r><w:t>主动</w:t></w:r></w:ins>"))
    paragraph.append(xml("<w:del><w:r><w:delText>被动</w:delText></w:r></w:del>"))
    paragraph.append(xml("<w:r><w:t>公开</w:t></w:r>"))
    paper = read(document)
    assert [block.text for block in paper.blocks] == ["及时主动公开"]
    assert paper.doubts == (Doubt("要点.docx", "文档里有 2 处修订没有定稿，已按全部接受读取，请核对。"),)


def test_hidden_text_is_left_out_and_told():
    document = docx.Document()
    paragraph = document.add_paragraph("及时公开")
    paragraph.add_run("内部说明").font.hidden = True
    paper = read(document)
    assert [block.text for block in paper.blocks] == ["及时公开"]
    assert paper.doubts == (Doubt("要点.docx", "文档里有 1 处隐藏文字，没有读入；公开前请删除隐藏文字。"),)


def test_text_boxes_follow_their_paragraph_and_are_told():
    document = docx.Document()
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent></w:pict>"
    document.add_paragraph("正文")._p.append(xml(f"<w:r>{box}</w:r>"))
    paper = read(document)
    assert [block.text for block in paper.blocks] == ["正文", "框里的话"]
    assert [doubt.where for doubt in paper.doubts] == ["第1段的文本框"]


def test_footnotes_are_told():
    document = docx.Document()
    document.add_paragraph("及时公开")._p.append(xml('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    assert [doubt.message for doubt in read(document).doubts] == ["文档里有 1 处脚注或尾注，没有读入，请核对。"]


def test_headings_bold_beginnings_and_line_breaks_are_kept():
    document = docx.Document()
    document.add_paragraph("甲镇工作要点", style="Title")
    document.add_paragraph("公开", style="Heading 1")
    paragraph = document.add_paragraph()
    paragraph.add_run("财政。").bold = True
    paragraph.add_run("每月公开。\n每季通报。")
    assert read(document).blocks == (
        Paragraph("甲镇工作要点", "第1段", level=0),
        Paragraph("公开", "第2段", level=1),
        Paragraph("财政。每月公开。\n每季通报。", "第3段", lead=3),
    )


def test_a_table_of_contents_is_not_read_twice():
    document = docx.Document()
    document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("一、公开	1", style="toc 1")
    document.add_paragraph("一、公开")
    paper = read(document)
    assert [block.text for block in paper.blocks] == ["一、公开"]
    assert paper.doubts == (Doubt("目录", "目录不是正文，没有读入。"),)


def test_merged_cells_are_spread_and_content_controls_opened():
    document = docx.Document()
    table = document.add_table(3, 3)
    for at, words in enumerate(("序号", "任务", "时限", "1", "解读", "6月", "2", "", "9月")):
        table.cell(at // 3, at % 3).text = words
    table.cell(1, 1).merge(table.cell(2, 1))
    body = document.element.body
    control = xml("<w:sdt><w:sdtContent/></w:sdt>")
    body.insert(0, control)
    control.find(qn("w:sdtContent")).append(xml("<w:p><w:r><w:t>控件里的话</w:t></w:r></w:p>"))
    paragraph, grid = read(document).blocks
    assert paragraph.text == "控件里的话"
    assert [[(cell.text, cell.covered) for cell in row] for row in grid.rows] == [
        [("序号", False), ("任务", False), ("时限", False)],
        [("1", False), ("解读", False), ("6月", False)],
        [("2", False), ("解读", True), ("9月", False)],
    ]
    assert grid.rows[2][2].where == "第1个表格第3行第3格"
