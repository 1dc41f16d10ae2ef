"""取文字：each kind of file gives its words with places, wherever they hide; what cannot be read says why."""

import io
from datetime import date

import openpyxl
import pytest
from docx import Document
from openpyxl.comments import Comment

from mingtang.contents.text import parts
from mingtang.findings.personal import findings
from mingtang.language.papers import Unreadable
from tests.contents import material

RESIDENT = "11010519491231002X"  # 标准 GB 11643—1999 里的示例号码
UNSEEN = "里看不见的文字（隐藏的、删除后留着的或者域代码）"


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def told(data, name):
    """Where and what, without the properties that libraries write."""
    rest = {"文件属性", "文件里附带的数据", "图形里的文字"}
    return [(it.where, it.text) for it in parts(data, name) if it.where not in rest]


def a_book():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    for row in (["姓名", "电话", "日期"], ["张三", 13800138000, date(2026, 3, 12)], ["李四", "无", None]):
        sheet.append(row)
    sheet["B2"].comment = Comment("另一个 13900139000", "记")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet["D2"] = RESIDENT
    sheet["E2"] = '="打"&"13700137000"'
    sheet.oddHeader.left.text = "财政所"
    hidden = book.create_sheet("备查")
    hidden.append(["号码", RESIDENT])
    hidden.sheet_state = "veryHidden"
    return saved(book)


def a_paper():
    paper = Document()
    paper.add_paragraph("七里镇通知")
    table = paper.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "姓名", "电话", "张三"
    paper.sections[0].header.paragraphs[0].text = "镇政府文件"
    paper.sections[0].footer.paragraphs[0].text = "第一页"
    split = paper.add_paragraph("电话138")
    split.add_run("0013")
    split.add_run("8000").bold = True
    paper.add_paragraph("公开").add_run("备注").font.hidden = True
    return saved(paper)


def test_a_word_file_comes_in_order_and_then_what_stands_around_it():
    assert told(a_paper(), "通知.docx") == [
        ("第 1 段", "七里镇通知"),
        ("第 1 个表格第 1 行", "姓名\t电话"),
        ("第 1 个表格第 2 行", "张三"),
        ("第 2 段", "电话13800138000"),
        ("第 3 段", "公开"),
        (f"第 3 段{UNSEEN}", "备注"),
        ("页脚", "第一页"),
        ("页眉", "镇政府文件"),
    ]


def test_notes_deletions_and_remarks_of_a_word_file_are_read():
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def part(root, inside):
        return f"<w:{root} {w}><w:x><w:p><w:r>{inside}</w:r></w:p></w:x></w:{root}>"

    data = material.with_parts(
        material.docx("正文"),
        **{
            "word/footnotes.xml": part("footnotes", "<w:t>脚注里的话</w:t>"),
            "word/comments.xml": part("comments", "<w:t>批注里的话</w:t>"),
            "word/header7.xml": part("hdr", "<w:delText>删了的话</w:delText>"),
        },
    )
    assert told(data, "a.docx") == [
        ("第 1 段", "正文"),
        ("批注", "批注里的话"),
        ("脚注", "脚注里的话"),
        (f"页眉{UNSEEN}", "删了的话"),
    ]


def test_an_excel_file_comes_row_by_row_with_all_that_is_hidden():
    assert told(a_book(), "名单.xlsx") == [
        ("工作表“名单”的名称", "名单"),
        ("工作表“名单”第 1 行", "姓名\t电话\t日期"),
        ("工作表“名单”第 2 行", "张三\t13800138000\t2026-03-12"),
        ("工作表“名单”第 2 行的隐藏列", RESIDENT),
        ("工作表“名单”第 2 行的公式", '"打"&"13700137000"'),
        ("工作表“名单”隐藏的第 3 行", "李四\t无"),
        ("工作表“名单”的页眉页脚", " 财政所"),
        ("工作表“名单”单元格 B2 的批注", "另一个 13900139000"),
        ("隐藏的工作表“备查”的名称", "备查"),
        ("隐藏的工作表“备查”第 1 行", f"号码\t{RESIDENT}"),
    ]


def test_what_no_reader_of_the_page_sees_is_said_to_be_hidden():
    shown = [it.where for it in parts(a_book(), "名单.xlsx") if not it.hidden]
    assert shown == ["工作表“名单”的名称", "工作表“名单”第 1 行", "工作表“名单”第 2 行", "工作表“名单”的页眉页脚"]


def test_what_a_link_or_another_file_left_behind_is_read():
    left = '<x><r v="13800138000"/><t>留下的 13900139000</t></x>'
    data = material.with_parts(material.xlsx("公开"), **{"xl/pivotCache/records1.xml": left})
    assert [(it.where, it.masked) for it in findings(data, "表.xlsx")] == [
        ("数据透视表留下的数据", "139****9000"),
        ("数据透视表留下的数据", "138****8000"),
    ]


def test_a_table_put_inside_a_document_is_read_too():
    data = material.with_parts(material.docx("正文"), **{"word/embeddings/a.xlsx": material.xlsx("电话13800138000")})
    assert [it.where for it in findings(data, "a.docx")] == ["嵌入的文件：工作表“Sheet”第 1 行（A1）"]


def test_a_pdf_comes_page_by_page():
    assert told(material.pdf("电话13800138000"), "a.pdf")[0] == ("第 1 页", "电话13800138000")


WEB = """<html><head><title>通知</title></head>
<body><p>电话138<b>0013</b>8000</p>
<!-- 备注 --><a href="tel:1">打</a>
<table><tr><td>张三</td><td>李四</td></tr></table><script>var a</script></body></html>"""


def test_a_web_page_comes_line_by_line_with_its_marks_and_scripts():
    assert told(WEB.encode("gb18030"), "a.html") == [
        ("第 1 行", "通知"),
        ("第 2 行", "电话13800138000"),
        ("第 3 行的注释", "备注"),
        ("第 3 行标签里的属性", "tel:1"),
        ("第 3 行", "打"),
        ("第 4 行", "张三\t李四"),
        ("第 4 行的脚本或样式", "var a"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_and_tables_of_text_are_read_in_every_encoding_of_offices(encoding):
    assert told("一\n\n二\n".encode(encoding), "a.txt") == [("第 1 行", "一"), ("第 3 行", "二")]
    table = '姓名;电话\n"张;三";"1\n2"\n李四;3\n'.encode(encoding)
    assert told(table, "a.csv") == [("第 1 行", "姓名\t电话"), ("第 2 行", "张;三\t1\n2"), ("第 4 行", "李四\t3")]


def test_a_table_whose_marks_do_not_close_is_read_to_its_end():
    assert "".join(text for _, text in told('甲,"乙\n丙,13800138000\n'.encode(), "a.csv")).count("13800138000") == 1


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"\x00\x01\x02", "a.txt", "“a.txt”里有二进制数据，不是文本文件；请选择 Word、Excel、PDF、网页或文本文件。"),
        (material.png(), "a.png", "“a.png”是一张图片，里面没有可读的文字；请提供原始的 Word、PDF 或文本文件。"),
        (material.LOCKED_PDF, "a.pdf", "这个 PDF 加了打开密码，无法检查内容，请去掉密码再上传。"),
        (
            material.with_parts(material.docx(), **{"word/document.xml": "<w:p"}),
            "a.docx",
            "“a.docx”的内部结构已损坏，没有读完；请用 WPS 或 Office 打开并另存后再试。",
        ),
    ],
)
def test_what_cannot_be_read_says_why(data, name, reason):
    with pytest.raises(Unreadable) as refused:
        list(parts(data, name))
    assert str(refused.value) == reason


def test_a_long_sheet_is_read_as_it_comes():
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("补贴")
    for number in range(5000):
        sheet.append([number, "红旗村", 13800138000 if number == 4999 else 0])
    data = saved(book)
    first = next(iter(parts(data, "补贴.xlsx")))
    assert (first.where, first.text) == ("工作表“补贴”的名称", "补贴")
    assert [it.where for it in findings(data, "补贴.xlsx")] == ["工作表“补贴”第 5000 行（C5000）"]
