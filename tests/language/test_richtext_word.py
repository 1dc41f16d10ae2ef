"""富文本读 Word 文档：as Word, WPS and LibreOffice write them."""

import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from PIL import Image

from mingtang.language.papers.blocks import Unreadable
from mingtang.language.richtext import cleaned, from_docx, with_pictures

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
COMPATIBLE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
LEVELS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("bullet", "●"))
OFFICIAL = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）"))


def xml(markup):
    return parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'a', 'pic')}>{markup}</w:body>")[0]


def read(document):
    made = io.BytesIO()
    document.save(made)
    return from_docx(made.getvalue())


def numbered(document, levels, number="77"):
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'))
    numbering.append(xml(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def listed(document, text, depth, number="77"):
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(xml(f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'))
    return paragraph


def picture(kind="PNG", size=(8, 6)):
    made = io.BytesIO()
    Image.new("RGB", size, "red").save(made, kind)
    made.seek(0)
    return made


def test_nested_lists_keep_their_levels_and_their_kinds():
    document = docx.Document()
    numbered(document, LEVELS)
    for text, depth in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0)):
        listed(document, text, depth)
    assert read(document).html == (
        '<ol><li><p>甲</p><ol type="a"><li><p>乙</p></li><li><p>丙</p><ul><li><p>丁</p></li></ul></li></ol></li>'
        "<li><p>戊</p></li></ol>"
    )


def test_lists_of_words_own_styles_are_nested_by_the_name_of_the_style():
    document = docx.Document()
    for text, style in (
        ("甲", "List Bullet"), ("乙", "List Bullet 2"), ("丙", "List Bullet 3"), ("丁", "List Bullet"),
    ):  # fmt: skip
        document.add_paragraph(text, style=style)
    document.add_paragraph("然后：")
    for text, style in (("一步", "List Number"), ("其一", "List Number 2"), ("二步", "List Number")):
        document.add_paragraph(text, style=style)
    assert read(document).html == (
        "<ul><li><p>甲</p><ul><li><p>乙</p><ul><li><p>丙</p></li></ul></li></ul></li><li><p>丁</p></li></ul>"
        "<p>然后：</p><ol><li><p>一步</p><ol><li><p>其一</p></li></ol></li><li><p>二步</p></li></ol>"
    )


def test_a_list_that_is_broken_off_counts_on():
    document = docx.Document()
    numbered(document, LEVELS)
    listed(document, "甲", 0)
    document.add_paragraph("插入的一段。")
    listed(document, "乙", 0)
    assert read(document).html == (
        '<ol><li><p>甲</p></li></ol><p>插入的一段。</p><ol start="2"><li><p>乙</p></li></ol>'
    )


def test_the_numbers_of_official_documents_are_written_out():
    document = docx.Document()
    numbered(document, OFFICIAL)
    long = "各办公室要按照职责分工，认真抓好落实，重要情况及时报告，年底前将完成情况报送党政综合办公室汇总。" * 2
    for text, depth in (("总体要求", 0), (long, 1), ("时限", 2), ("细则", 3)):
        paragraph = listed(document, text, depth)
        paragraph.runs[0].bold = depth == 0
    assert read(document).html == (
        f"<h2>一、总体要求</h2><p>（一）{long}</p><ol><li><p>时限</p></li></ol><p>（1）细则</p>"
    )


def test_headings_are_known_by_style_and_by_how_official_documents_are_set():
    document = docx.Document()
    document.add_heading("第一部分", 1)
    document.add_heading("概况", 2)
    for text, font in (
        ("一、目标", "黑体"),
        ("（一）办事公开", "楷体_GB2312"),
        ("三、不是标题。", "黑体"),
        ("四、正文", "仿宋"),
    ):
        run = document.add_paragraph().add_run(text)
        run.font.name = font
        run._r.rPr.rFonts.set(qn("w:eastAsia"), font)
    document.add_paragraph().add_run("1．安排").bold = True
    assert read(document).html == (
        "<h2>第一部分</h2><h3>概况</h3><h2>一、目标</h2><h3>（一）办事公开</h3><p>三、不是标题。</p><p>四、正文</p><h4>1．安排</h4>"
    )


def test_the_title_is_taken_out_of_the_text():
    document = docx.Document()
    for text, size in (
        ("七里镇人民政府文件", 26),
        ("七政发〔2026〕3号", 16),
        ("关于做好秸秆", 22),
        ("禁烧工作的通知", 22),
    ):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).font.size = Pt(size)
    document.add_paragraph("各管理区：")
    told = read(document)
    assert told.title == "关于做好秸秆禁烧工作的通知"
    assert told.html == (
        '<p class="align-center">七里镇人民政府文件</p><p class="align-center">七政发〔2026〕3号</p><p>各管理区：</p>'
    )


def test_merged_cells_stay_merged():
    document = docx.Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "项目"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "金额"
    table.rows[0]._tr.get_or_add_trPr().append(xml('<w:tblHeader w:val="1"/>'))
    table.cell(2, 2).paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    html = read(document).html
    assert html == (
        '<table><tbody><tr><th rowspan="2" scope="col"><p>项目</p></th>'
        '<th colspan="2" scope="col"><p>金额</p></th></tr>'
        "<tr><td><p>11</p></td><td><p>12</p></td></tr>"
        '<tr><td><p>20</p></td><td><p>21</p></td><td><p class="align-right">22</p></td></tr></tbody></table>'
    )
    assert cleaned(html) == html


def test_a_header_row_is_the_head_of_the_table():
    document = docx.Document()
    table = document.add_table(2, 2)
    for at, text in enumerate(("项目", "金额", "村路", "3")):
        table.cell(at // 2, at % 2).text = text
    table.rows[0]._tr.get_or_add_trPr().append(xml('<w:tblHeader w:val="1"/>'))
    assert read(document).html == (
        '<table><thead><tr><th scope="col"><p>项目</p></th><th scope="col"><p>金额</p></th></tr></thead>'
        "<tbody><tr><td><p>村路</p></td><td><p>3</p></td></tr></tbody></table>"
    )


def test_pictures_come_with_what_they_show():
    document = docx.Document()
    document.add_paragraph("现场如下：").add_run().add_picture(picture())
    document.paragraphs[0]._p.find(f".//{qn('wp:docPr')}").set("descr", "清淤现场")
    document.add_picture(picture("BMP"))
    told = read(document)
    [kept] = told.pictures
    assert (kept.alt, kept.data[:4]) == ("清淤现场", b"\x89PNG")
    assert told.html == f'<p>现场如下：</p><figure><img src="{kept.src}" alt="清淤现场"></figure>'
    assert told.notes == ("有 1 张图片的格式不能在网页上显示，没有带入，请另存为 .png 或者 .jpg 后再插入。",)
    stored = "/desk/files/0f8fad5b-d9cd-469f-a165-70867728950e/"
    assert with_pictures(told.html, {kept.src: stored}) == told.html.replace(kept.src, stored)


def test_looks_and_alignment_are_kept_also_those_of_the_style():
    document = docx.Document()
    style = document.styles.add_style("落款", 1)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph = document.add_paragraph("面积")
    paragraph.add_run("5").bold = True
    paragraph.add_run("m")
    paragraph.add_run("2").font.superscript = True
    document.add_paragraph("七里镇人民政府", style="落款")
    assert read(document).html == (
        '<p>面积<strong>5</strong>m<sup>2</sup></p><p class="align-right">七里镇人民政府</p>'
    )


def test_hidden_text_changes_and_comments_are_told():
    document = docx.Document()
    document.add_paragraph("公开的").add_run("隐藏的").font.hidden = True
    changed = xml('<w:p><w:r><w:t>保留</w:t></w:r><w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>'
                  '<w:ins w:id="2"><w:r><w:t>新增</w:t></w:r></w:ins></w:p>')  # fmt: skip
    document.element.body.insert(1, changed)
    told = read(document)
    assert told.html == "<p>公开的</p><p>保留新增</p>"
    assert told.notes == ("有 1 处隐藏文字，没有带入。", "有 2 处修订没有定稿，已按全部接受读取，请核对。")


def test_what_wps_writes_is_read():
    document = docx.Document()
    numbered(document, (("chineseCounting", "%1、"),))
    heading = xml(
        '<w:p><w:pPr><w:keepNext w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr></w:pPr>'
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体" w:cs="黑体"/>'
        '<w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr><w:t>工作安排</w:t></w:r></w:p>'
    )
    boxed = "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent>"
    box = xml(
        f"<w:p {COMPATIBLE}><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{boxed}</wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{boxed}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document.element.body.insert(0, heading)
    document.element.body.insert(1, box)
    told = read(document)
    assert told.html == "<h2>一、工作安排</h2><p>正文</p><p>框里</p>"
    assert told.notes == ("有 1 个文本框，里面的文字排在该段之后，请核对它的位置。",)


def test_what_libreoffice_writes_is_read():
    document = docx.Document()
    cell = (
        '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{}</w:tcPr><w:p><w:pPr><w:pStyle w:val="TableContents"/></w:pPr>'
        "{}</w:p></w:tc>"
    )
    run = "<w:r><w:rPr/><w:t>{}</w:t></w:r>"
    rows = [
        [('<w:vMerge w:val="restart"/>', "甲"), ('<w:gridSpan w:val="2"/>', "乙")],
        [('<w:vMerge w:val="continue"/>', ""), ("", "丙"), ("", "丁")],
    ]
    inside = "".join(
        f"<w:tr><w:trPr/>{''.join(cell.format(said, run.format(text)) for said, text in row)}</w:tr>" for row in rows
    )
    document.element.body.insert(0, xml(f"<w:tbl><w:tblPr/><w:tblGrid/>{inside}</w:tbl>"))
    document.element.body.insert(
        1,
        xml('<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:jc w:val="start"/></w:pPr><w:r><w:t>小标题</w:t></w:r></w:p>'),
    )
    assert read(document).html == (
        '<table><tbody><tr><td rowspan="2"><p>甲</p></td><td colspan="2"><p>乙</p></td></tr>'
        "<tr><td><p>丙</p></td><td><p>丁</p></td></tr></tbody></table><h3>小标题</h3>"
    )


def with_part(document, name, kind, content):
    """The file with another part, as word processors keep footnotes."""
    made = io.BytesIO()
    document.save(made)
    kept = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry == "[Content_Types].xml":
                told = f'<Override PartName="/word/{name}.xml" ContentType="{MEDIA}.{name}+xml"/></Types>'
                data = data.replace(b"</Types>", told.encode())
            if entry == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rId99" Type="{kind}" Target="{name}.xml"/></Relationships>'
                data = data.replace(b"</Relationships>", link.encode())
            new.writestr(entry, data)
        new.writestr(f"word/{name}.xml", content)
    return kept.getvalue()


def test_footnotes_stand_at_the_end_without_what_is_hidden_in_them():
    document = docx.Document()
    document.add_paragraph("亩均产量")._p.append(xml('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>据2025年统计。</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部口径</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    told = from_docx(with_part(document, "footnotes", kind, notes))
    assert told.html == "<p>亩均产量<sup>[1]</sup></p><hr><ol><li><p>据2025年统计。</p></li></ol>"


def test_contents_are_left_out_and_hyperlinks_kept():
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、目标\t1", style="toc 1")
    link = document.part.relate_to(
        "https://www.gov.cn/", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", True
    )
    document.add_paragraph("见")._p.append(xml(f'<w:hyperlink r:id="{link}"><w:r><w:t>原文</w:t></w:r></w:hyperlink>'))
    told = read(document)
    assert told.html == '<p>见<a href="https://www.gov.cn/" rel="noopener noreferrer">原文</a></p>'
    assert told.notes == ("目录没有带入，网页上不需要。",)


def test_a_damaged_file_is_refused_in_words():
    with pytest.raises(Unreadable) as refused:
        from_docx(b"PK\x03\x04 nothing")
    assert str(refused.value) == "这个 Word 文档的结构已损坏，读不出正文，请用 WPS 或 Word 打开并另存后再试。"
