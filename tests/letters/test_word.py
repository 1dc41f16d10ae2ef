"""公文的 Word 文稿：opened again, it has the measures, the faces and the order that the standard asks for."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from mingtang.letters.letter import Paragraph
from mingtang.letters.word import to_docx
from tests.letters.material import FORM, IN_ORDER, MARKUP, RARE, REPLY, bare, reopened, written

FACES = {
    "发文机关标志": ("方正小标宋简体", 46, WD_ALIGN_PARAGRAPH.CENTER),
    "发文字号": ("仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.CENTER),
    "公文标题": ("方正小标宋简体", 22, WD_ALIGN_PARAGRAPH.CENTER),
    "主送机关": ("仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.LEFT),
    "公文正文": ("仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.JUSTIFY),
    "一级标题": ("黑体", 16, WD_ALIGN_PARAGRAPH.JUSTIFY),
    "二级标题": ("楷体_GB2312", 16, WD_ALIGN_PARAGRAPH.JUSTIFY),
    "发文机关署名": ("仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.RIGHT),
    "抄送机关": ("仿宋_GB2312", 14, WD_ALIGN_PARAGRAPH.LEFT),
    "页码": ("宋体", 14, WD_ALIGN_PARAGRAPH.JUSTIFY),
}


@pytest.fixture(scope="module")
def paper():
    return reopened(to_docx(REPLY))


def styled(paper, name):
    return next(each for each in paper.paragraphs if each.style.name == name)


def test_the_page_is_a4_with_the_official_margins(paper):
    page = paper.sections[0]
    told = (page.page_width, page.page_height, page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(each / Mm(1), 1) for each in told] == [210, 297, 37, 35, 28, 26]


@pytest.mark.parametrize(("name", "told"), FACES.items())
def test_each_element_has_its_face_size_and_place(paper, name, told):
    style = paper.styles[name]
    face = style.element.rPr.rFonts.get(qn("w:eastAsia"))
    assert (face, style.font.size.pt, style.paragraph_format.alignment) == told


def test_the_head_is_red_and_the_number_stands_over_a_red_rule(paper):
    rule = styled(paper, "发文字号")._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert (str(paper.styles["发文机关标志"].font.color.rgb), rule.get(qn("w:color"))) == ("E60012", "E60012")


def test_lines_have_a_fixed_pitch_and_paragraphs_begin_two_characters_in(paper):
    put = paper.styles["公文正文"].paragraph_format
    assert (put.line_spacing_rule, put.line_spacing, put.widow_control) == (WD_LINE_SPACING.EXACTLY, Pt(28.95), True)
    assert paper.styles["公文正文"].element.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_no_theme_puts_another_face_in_the_place_of_the_named_one(paper):
    fonts = paper.styles.element.find(qn("w:docDefaults")).iter(qn("w:rFonts"))
    assert [name for each in fonts for name in each.attrib if name.endswith("Theme")] == []


def test_the_elements_stand_in_the_official_order(paper):
    names = [name for name, _ in written(paper)]
    assert list(dict.fromkeys(names)) == [
        *("发文机关标志", "发文字号", "公文标题", "主送机关", "公文正文", "一级标题", "二级标题"),
        *("附件说明", "发文机关署名", "成文日期", "附注", "抄送机关"),
    ]
    said = [bare(text) for _, text in written(paper)]
    without_table = [each for each in IN_ORDER if not each.startswith("名称页数")]
    assert "".join(said) == "".join(without_table)


def test_the_signature_is_kept_with_the_end_of_the_text(paper):
    last, *after = paper.paragraphs[-7:-2]
    assert last.text == "特此告知。"
    assert last.paragraph_format.keep_with_next is True
    kept = [each.paragraph_format.keep_with_next or each.style.paragraph_format.keep_with_next for each in after]
    assert kept == [True] * 4
    assert after[-1].text == "2026年3月18日"


def test_the_day_ends_four_characters_from_the_edge_and_the_signature_is_centred_on_it(paper):
    day = paper.styles["成文日期"].paragraph_format.right_indent.pt
    signature = styled(paper, "发文机关署名").paragraph_format.right_indent.pt
    assert (day, signature) == (pytest.approx(4 * 15.79, abs=0.1), pytest.approx((4 + 6.5 / 2 - 5) * 15.79, abs=0.1))


def test_pages_are_numbered_outside_in_real_footers(paper):
    page = paper.sections[0]
    odd, even = page.footer.paragraphs[0], page.even_page_footer.paragraphs[0]
    assert paper.settings.odd_and_even_pages_header_footer is True
    assert (odd.alignment, even.alignment) == (WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT)
    fields = [each._p.find(qn("w:fldSimple")).get(qn("w:instr")) for each in (odd, even)]
    assert (fields, odd.text, even.text) == (["PAGE", "PAGE"], "—  —", "—  —")


def test_a_form_is_a_table_with_room_to_write_in():
    paper = reopened(to_docx(FORM))
    table = paper.tables[0]
    assert [row.cells[0].text for row in table.rows][:2] == ["受送达人", "送达文书名称、文号"]
    assert table.rows[1].cells[1].text == "《政府信息公开告知书》\n七政告〔2026〕3号"
    assert [round(cell.width / Mm(1)) for cell in table.rows[4].cells] == [49, 107]
    assert written(paper) == [
        ("公文标题", "云泽县七里镇人民政府\n送达回证"),
        ("公文正文", "注：受送达人拒绝签收的，由送达人写明情况。"),
    ]


def test_an_empty_number_leaves_the_rule_and_no_empty_words():
    paper = reopened(to_docx(replace(REPLY, number="")))
    assert styled(paper, "发文字号").text == ""
    assert styled(paper, "发文字号")._p.pPr.find(qn("w:pBdr")) is not None


def test_the_properties_tell_the_title_and_the_organ_and_nothing_of_the_machine():
    data = to_docx(REPLY)
    told = reopened(data).core_properties
    assert (told.title, told.author, told.last_modified_by) == (REPLY.title, REPLY.organ, REPLY.organ)
    assert (told.comments, told.keywords, told.created.date(), told.modified.date()) == (
        "",
        "",
        *[date(2026, 3, 18)] * 2,
    )
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert [name for name in package.namelist() if "app.xml" in name or "thumb" in name or "custom" in name] == []
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        related = package.read("_rels/.rels") + package.read("word/_rels/document.xml.rels")
    assert b"customXml" not in related
    assert b"thumbnail" not in related


def test_the_same_letter_gives_the_same_bytes():
    assert to_docx(REPLY) == to_docx(replace(REPLY))


def test_the_watermark_lies_behind_the_text_of_every_page():
    page = reopened(to_docx(replace(REPLY, watermark='演示"<&数据'))).sections[0]
    for header in (page.header, page.even_page_header):
        path = header._element.find(".//{urn:schemas-microsoft-com:vml}shape/{urn:schemas-microsoft-com:vml}textpath")
        assert path.get("string") == '演示"<&数据'
        assert "z-index:-" in path.getparent().get("style")
    plain = reopened(to_docx(REPLY)).sections[0].header
    assert plain._element.find(".//{urn:schemas-microsoft-com:vml}shape") is None


def test_any_text_is_kept_letter_by_letter():
    said = (MARKUP, RARE, "&lt;b&gt; </w:t>", "长" * 4000, "x" * 300)
    paper = reopened(to_docx(replace(REPLY, paragraphs=tuple(map(Paragraph, said)))))
    assert tuple(text for name, text in written(paper) if name == "公文正文") == said


def test_a_word_that_no_line_holds_may_be_broken():
    paper = reopened(to_docx(replace(REPLY, paragraphs=(Paragraph("见" + "x" * 90), Paragraph("短 word")))))
    found = [each._p.pPr.find(qn("w:wordWrap")) for each in paper.paragraphs if each.style.name == "公文正文"]
    assert [each is not None for each in found] == [True, False]
