"""文本、数据表、网页的遮盖，以及怎样算找到、怎样核验。All numbers are made up."""

import io

import openpyxl
import pytest
from docx import Document

from mingtang.language.personal import Kind
from mingtang.masking import proof
from mingtang.masking.engine import Masked, mask
from mingtang.masking.refusals import Unmaskable
from mingtang.masking.sought import reasons_against, sought
from tests.contents import material
from tests.masking.reading import assert_nowhere

PHONE, NAME, RESIDENT = "13800138000", "欧阳小满", "11010519491231002X"


def text(written, **more):
    return mask(written.encode(), "a.txt", **more).data.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_stays_in_its_encoding(encoding):
    made = mask(f"电话{PHONE}，{NAME}".encode(encoding), "a.txt", words=[NAME])
    assert made.data == "电话138****8000，■■■■".encode(encoding)
    assert made.counts == {"phone": 1, "word": 1}


def test_the_ends_that_stay_depend_on_the_kind():
    assert text(f"{PHONE} {RESIDENT}") == "138****8000 11*************02X"
    assert text("卡号 4111 1111 1111 1111") == "卡号 ■■■■ ■■■■ ■■■■ ■■■■"
    assert text("+86 138-0013-8000") == "+86 138-****-8000"
    assert text("一三八零零一三八零零零") == "一三八****八零零零"


def test_a_word_is_found_however_it_is_written():
    assert text(f"欧阳 小\n满、欧 阳小满、{NAME}乙", words=[NAME]) == "■■ ■\n■、■ ■■■、■■■■乙"
    assert text("ＡＢ-12 ab-12 Ab-12x", words=["ab-12"]) == "■■■■■ ■■■■■ ■■■■■x"
    assert text("a b a b ab", words=["ab"]) == "a b a b ■■"
    assert text("Li Bo, libo, L ibo, L i Bo", words=["Li Bo"]) == "■■ ■■, ■■■■, ■ ■■■, L i Bo"


def test_a_number_found_once_is_covered_where_it_only_stands_as_letters():
    assert text(f"{PHONE} X{PHONE}Y") == "138****8000 X138****8000Y"


def test_what_is_too_short_or_nothing_is_refused():
    assert reasons_against(["王"], [Kind.PHONE]) == ["要遮盖的词至少要有 2 个字，请把太短的词写完整。"]
    assert reasons_against([], []) == ["没有说要遮盖什么，请选择个人信息的种类，或者写出要遮盖的词。"]
    with pytest.raises(Unmaskable):
        mask(b"x", "a.txt", words=[" 王 "])


def test_a_table_keeps_its_columns():
    made = mask(f"姓名,电话\n{NAME},{PHONE}\n".encode("gb18030"), "a.csv", words=[NAME])
    assert made.data.decode("gb18030") == "姓名,电话\n■■■■,138****8000\n"


PAGES = {
    "in pieces": "<p>138<b>0013</b><i>8000</i></p>",
    "as entities": "<p>&#49;&#51;&#56;&#48;&#48;&#49;&#51;&#56;&#48;&#48;&#48;</p>",
    "remark": f"<p>甲</p><!-- {PHONE} -->",
    "script": f"<p>甲</p><script>var a='{PHONE}'</script>",
    "attribute": f"<p data-x='{PHONE}' onclick='call({PHONE})'>甲</p>",
    "target of a link": f"<p><a href='tel:{PHONE}'>打</a><a href='?q=%31%33800138000'>打</a></p>",
    "meta": f"<head><meta name=author content='{PHONE}'></head><p>甲</p>",
    "field": f"<form><input value='{PHONE}'><textarea>{PHONE}</textarea></form>",
}


@pytest.mark.parametrize("case", list(PAGES))
def test_a_number_is_nowhere_in_the_copy_of_a_page(case):
    assert_nowhere(mask(PAGES[case].encode(), "a.html", words=[PHONE]), "a.html", PHONE)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (material.docx(header=PHONE), "docx"),
        (material.xlsx(hidden=PHONE), "xlsx"),
        (material.pdf(PHONE), "pdf"),
        (PHONE.encode(), "txt"),
    ],
)
def test_a_copy_that_still_holds_anything_would_be_refused(data, kind):
    assert proof.remaining(data, f"a.{kind}", kind, sought([], [Kind.PHONE])) != []
    assert proof.remaining(data, f"a.{kind}", kind, sought(["没有的词"], [])) == []


def test_where_it_still_stands_is_said_without_saying_it():
    data = material.with_parts(material.docx("甲"), **{f"word/{PHONE}.xml": f"<a>{PHONE}</a>"})
    with pytest.raises(Unmaskable) as refused:
        mask(data, "a.docx", words=[PHONE])
    assert PHONE not in str(refused.value)
    assert str(refused.value).startswith("副本里还读得到要遮盖的内容（")


@pytest.mark.parametrize("word", ["styles", "document", "worksheet", "center", "rId1"])
def test_a_word_that_is_also_a_code_of_the_layout_breaks_nothing(word):
    made = mask(material.docx(f"{word}甲"), "a.docx", words=[word])
    assert [it.text for it in Document(io.BytesIO(made.data)).paragraphs] == [f"{'■' * len(word)}甲"]
    made = mask(material.xlsx(f"{word}甲"), "a.xlsx", words=[word])
    assert openpyxl.load_workbook(io.BytesIO(made.data)).active["A1"].value == f"{'■' * len(word)}甲"


def test_pictures_inside_are_left_to_a_person():
    data = material.with_parts(material.docx("甲"), **{"word/media/image1.png": material.png()})
    made = mask(data, "a.docx")
    assert isinstance(made, Masked)
    assert made.left == ("文件里有 1 张图片，图片里的字没有检查，请逐张看过。",)
