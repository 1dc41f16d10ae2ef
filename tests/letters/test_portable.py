"""公文的 PDF：what is read out of it is what the letter says, on A4, whatever the letter says."""

from dataclasses import replace

import pypdfium2
import pytest
import typst

from mingtang.law.rules import RuleBroken
from mingtang.letters import faces
from mingtang.letters.letter import Paragraph, Table
from mingtang.letters.portable import to_pdf
from tests.letters.material import FORM, IN_ORDER, MARKUP, RARE, REPLY, bare, pages


def saying(*texts, **others):
    return replace(REPLY, paragraphs=tuple(map(Paragraph, texts)), **others)


def lines_of(count):
    """A text of so many lines: each paragraph is one."""
    return ("这一行文字占一行。",) * count


def body_of(pdf):
    """The text between the addressee and the attachments."""
    return "".join(pages(pdf)).split("王某某：", 1)[1].split("附件：", 1)[0]


def test_the_text_of_the_pdf_is_the_text_of_the_letter_in_its_order():
    assert "".join(pages(to_pdf(REPLY))) == "".join(IN_ORDER)


def test_every_page_is_a4_and_numbered_outside():
    document = pypdfium2.PdfDocument(to_pdf(saying("长" * 1500)))
    assert len(document) == 4
    assert {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document} == {(210, 297)}
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        found = text.search(f"— {number} —").get_next()
        left, *_ = text.get_charbox(found[0])
        assert (left > 297) is (number % 2 == 1)


def test_a_full_page_has_twenty_two_lines_of_twenty_eight_characters():
    said = replace(saying("长" * 1200), attachments=(), signature="", day=None, contact="", copy_to="")
    page = pypdfium2.PdfDocument(to_pdf(said))[1].get_textpage().get_text_range()
    assert [len(line) for line in page.split("\r\n") if "长" in line] == [28] * 22


def test_marks_of_typesetting_are_only_letters():
    said = replace(
        saying(MARKUP),
        title=f"关于{MARKUP[:12]}的告知书",
        addressee="#王$某",
        attachments=("@附 \\件",),
        number="#〔1〕",
    )
    text = "".join(pages(to_pdf(said)))
    assert [bare(each) in text for each in (MARKUP, said.title, "#王$某：", "附件：@附\\件", "#〔1〕")] == [True] * 5


def test_a_long_text_and_rare_characters_arrive_whole():
    said = ("依据《条例》第三十六条，" * 334)[:4000]
    assert body_of(to_pdf(saying(said, RARE))) == bare(said + RARE)


def test_a_word_longer_than_a_line_is_broken_within_the_page():
    pdf = to_pdf(saying("地址：https://example.gov.cn/" + "a1" * 150))
    assert body_of(pdf) == "地址：https://example.gov.cn/" + "a1" * 150
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert max(page.get_charbox(place)[2] for place in range(page.count_chars())) < (210 - 25) / 25.4 * 72


def test_the_same_letter_gives_the_same_bytes():
    assert to_pdf(REPLY) == to_pdf(replace(REPLY))


def test_the_properties_tell_the_title_the_organ_and_the_day():
    told = pypdfium2.PdfDocument(to_pdf(REPLY)).get_metadata_dict(skip_empty=True)
    assert (told["Title"], told["Author"], told["CreationDate"][:10]) == (REPLY.title, REPLY.organ, "D:20260318")


@pytest.mark.parametrize("count", range(4, 32))
def test_no_page_holds_a_signature_alone(count):
    said = saying(*lines_of(count), attachments=(), contact="", copy_to="")
    last = pages(to_pdf(said))[-1]
    assert "这一行文字占一行。" in last
    assert last.endswith("云泽县七里镇人民政府2026年3月18日")


def test_a_long_last_paragraph_is_parted_rather_than_leave_the_signature_alone():
    said = saying("长" * 28 * 20, contact="", copy_to="")
    last = pages(to_pdf(said))[-1]
    assert last.startswith("长")
    assert last.endswith("云泽县七里镇人民政府2026年3月18日")


@pytest.mark.parametrize("count", range(1, 20))
def test_the_record_stands_at_the_foot_of_the_page_of_the_signature(count):
    document = pypdfium2.PdfDocument(to_pdf(saying(*lines_of(count), attachments=())))
    last = document[len(document) - 1].get_textpage()
    assert "云泽县七里镇人民政府" in last.get_text_range()
    _, low, _, _ = last.get_charbox(last.search("抄送：").get_next()[0])
    assert 35 < low / 72 * 25.4 < 41


def test_a_form_has_its_cells_in_order_and_an_undated_letter_room_for_the_day():
    assert "".join(pages(to_pdf(FORM))) == bare(
        "云泽县七里镇人民政府送达回证受送达人王某某送达文书名称、文号《政府信息公开告知书》七政告〔2026〕3号送达方式"
        "直接送达□　邮寄送达□受送达人签名或者盖章年月日备注注：受送达人拒绝签收的，由送达人写明情况。"
    )
    assert "".join(pages(to_pdf(replace(REPLY, day=None, contact="", copy_to="")))).endswith(
        "云泽县七里镇人民政府年月日"
    )


def test_a_table_of_many_rows_repeats_its_head_on_each_page():
    table = Table(rows=tuple((str(number), "材料") for number in range(60)), head=("序号", "名称"))
    found = pages(to_pdf(replace(REPLY, paragraphs=(table,))))
    assert [("序号名称" in page) for page in found] == [True] * len(found)
    assert len(found) > 2


def test_elements_that_are_empty_are_left_out():
    said = replace(REPLY, number="", attachments=(), signature="", day=None, contact="", copy_to="", paragraphs=())
    assert "".join(pages(to_pdf(said))) == f"{REPLY.organ}{REPLY.title}王某某："


def test_the_watermark_lies_behind_the_text_of_every_page():
    document = pypdfium2.PdfDocument(to_pdf(saying("长" * 900, watermark="演示数据")))
    for page in document:
        assert bare(page.get_textpage().get_text_range()).startswith("演示数据")


def test_the_head_is_red_and_as_wide_as_the_text():
    image = pypdfium2.PdfDocument(to_pdf(REPLY))[0].render(scale=2).to_pil().convert("RGB")
    red, (left, right) = (230, 0, 18), (round(side / 25.4 * 144) for side in (28, 184))
    rules = [y for y in range(image.height) if {image.getpixel((x, y)) for x in range(left + 2, right, 8)} == {red}]
    assert [round(y / 144 * 25.4) for y in rules] == [117] * len(rules)
    across = [x for x in range(image.width) if image.getpixel((x, rules[0])) == red]
    assert (across[0] - left, across[-1] - right) == (pytest.approx(0, abs=1), pytest.approx(0, abs=1))


def test_a_character_that_no_face_has_is_named_instead_of_left_blank():
    with pytest.raises(RuleBroken) as refused:
        to_pdf(saying("申请人\U00031350某"))
    assert refused.value.reasons == (
        "本机的字体里没有“\U00031350”这个字，PDF 上会是空白。请管理员安装有这个字的字体后再生成。",
    )


def test_without_a_chinese_face_it_is_said_what_to_install():
    none = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    with pytest.raises(RuleBroken) as refused:
        to_pdf(REPLY, fonts=none)
    assert refused.value.reasons == (faces.NONE,)


def test_the_face_that_the_standard_names_comes_before_what_stands_for_it():
    found = faces.chosen(["Noto Serif CJK SC", "fangsong_gb2312", "Noto Sans CJK SC", "Noto Serif CJK JP"])
    assert found["BODY"] == ["fangsong_gb2312", "Noto Serif CJK SC", "Noto Sans CJK SC"]
    assert (found["HEI"][0], found["TITLE"][0], found["LATIN"]) == ("Noto Sans CJK SC", "Noto Serif CJK SC", [])


def test_a_character_of_private_use_is_not_drawn_by_just_any_face():
    with pytest.raises(RuleBroken):
        to_pdf(saying("申请人\ue123某"))


def test_boxes_that_are_ticked_and_variants_of_a_character_can_be_set():
    assert body_of(to_pdf(saying("☑邮寄　□当面　√已送达　葛\U000e0100某　①②③　㎡　℃"))) == bare(
        "☑邮寄□当面√已送达葛\U000e0100某①②③㎡℃"
    )
