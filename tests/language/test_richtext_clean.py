"""富文本清洗：what comes in from editors, Word, WPS and elsewhere, and what is left of it."""

import time

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingtang.language.richtext import cleaned, cleaning

OURS = "/desk/files/0f8fad5b-d9cd-469f-a165-70867728950e/"
OPENINGS = [
    "<p>", "<p style='text-align:center'>", "<p class=align-right>", "<div>", "<h1>", "<h2>", "<h4>", "<h6>", "<ul>",
    "<ol start=3>", "<ol type=a>", "<li>", "<table>", "<caption>", "<thead>", "<tbody>", "<tr>", "<td colspan=2>",
    "<td rowspan=3>", "<th>", "<td rowspan=0 colspan=9999>", "<b>", "<i>", "<u>", "<s>", "<sub>", "<sup>", "<font>",
    "<span style='font-weight:bold'>", "<span style='mso-list:Ignore'>", "<p style='mso-list:l0 level2 lfo1'>",
    "<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>", "<a href='https://a.gov.cn/'>", "<a href='/qili/'>",
    "<a href='javascript:x'>", "<blockquote>", "<figure>", "<figcaption>", "<center>", "<pre>", "<br>", "<hr>",
    f"<img src='{OURS}' alt='图'>", "<img src='http://t.example/x.gif'>", "<!--[if mso]>", "<![endif]-->", "<o:p>",
    "<script>", "<style>", "<svg>", "<math>", "<template>", "<xml>", "</p>", "</div>", "</li>", "</ul>", "</table>",
    "</tr>", "</td>", "</b>", "</span>", "</a>", "</figure>", "</script>", "</style>",
]  # fmt: skip
WORDS = [
    "一、总则", "1.", "（一）", "a)", " ", "\n", "　　", "&nbsp;", "&lt;b&gt;", "&amp;amp;", "·", "中\n文",
    "\ufdd0h2||0||0\ufdd1",
]  # fmt: skip
PIECES = st.one_of(st.sampled_from(OPENINGS), st.sampled_from(WORDS), st.text(max_size=6))
TAGS = {
    "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "strong", "em",
    "u", "s", "sub", "sup", "blockquote", "a", "br", "hr", "figure", "figcaption", "img", "div", "DOCUMENT_FRAGMENT",
}  # fmt: skip
SAID = {"class", "href", "rel", "src", "alt", "start", "type", "colspan", "rowspan", "scope"}


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_clean_text_stays_as_it_is(html):
    once = cleaned(html)
    assert cleaned(once) == once


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_clean_text_is_valid_and_holds_nothing_but_what_is_listed(html):
    parser = html5lib.HTMLParser(strict=True)
    tree = parser.parseFragment(f"<div>{cleaned(html)}</div>")
    for element in tree.iter():
        assert element.tag.rpartition("}")[2] in TAGS
        assert set(element.attrib) <= SAID


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=https://evil.example/x.js></sCrIpT>",
        "<img src=x onerror=alert(1)>",
        "<img src='https://track.example/p.gif?u=1' width=1 height=1>",
        "<img src='/files/../admin'>",
        "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'></a>",
        "<iframe src='https://evil.example/'></iframe>",
        "<object data='x.swf'></object><embed src='x.swf'>",
        "<style>@import url(https://evil.example/x.css)</style>",
        "<link rel=stylesheet href='https://evil.example/x.css'>",
        "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
        "<base href='https://evil.example/'>",
        "<form action='https://evil.example/'><input name=q></form>",
        "<!--[if mso]><script>alert(1)</script><![endif]-->",
        "<template><img src=x onerror=alert(1)></template>",
    ],
)
def test_nothing_is_left_of_what_is_hostile(hostile):
    assert cleaned(hostile) == ""


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "//evil.example/",
     "/\\evil.example/", "mailto:a@b.cn", "ftp://a.b/", "/desk/editorial/", "/x/../desk/", "https://a b/", "http:///x",
     "https://user@evil.example/", "x.html", "#top", "file:///c:/x"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_public_keeps_its_words_alone(href):
    assert cleaned(f'<p><a href="{href}">看这里</a></p>') == "<p>看这里</p>"


@pytest.mark.parametrize(
    ("href", "rel"),
    [("https://www.gov.cn/a?b=1&amp;c=2", ' rel="noopener noreferrer"'), ("/qili/documents/2026-1/", ""),
     ("http://政务.中国/", ' rel="noopener noreferrer"')],
)  # fmt: skip
def test_a_link_to_a_page_is_kept(href, rel):
    text = f'<p><a href="{href}"{rel}>看这里</a></p>'
    assert cleaned(text) == text


def test_everything_an_editor_may_write_is_kept():
    text = (
        "<h2>一、总则</h2><h3>（一）目的</h3><h4>1．依据</h4><p>正文<strong>粗<em>斜</em></strong>H<sub>2</sub>O，面积5m<sup>2</sup>"
        '<u>下划线</u><s>删</s><br>换行</p><p class="align-center">居中</p><p class="align-right">七里镇人民政府</p>'
        '<ol type="a" start="3"><li><p>项</p><ul><li><p>点</p></li></ul></li></ol>'
        "<blockquote><p>引文</p></blockquote><hr>"
        f'<figure><img src="{OURS}" alt="示意图"><figcaption>图1　示意</figcaption></figure>'
        '<table><caption>表1</caption><thead><tr><th colspan="2" scope="col"><p>名称</p></th></tr></thead><tbody>'
        '<tr><th rowspan="2" scope="row"><p>甲</p></th><td><p>1</p></td></tr><tr><td><p></p></td></tr></tbody></table>'
    )
    assert cleaned(text) == text


def test_pictures_from_elsewhere_are_counted():
    html = f'<p>一<img src="file:///C:/x/image001.png">二<img src="{OURS}" alt="三"></p><img src="https://t.example/1.gif">'
    told = cleaning(html)
    assert told.html == f'<p>一二</p><figure><img src="{OURS}" alt="三"></figure>'
    assert told.pictures_left == 2


def test_blank_lines_hard_blanks_and_indents_by_hand_go():
    html = "<p>　　第一段&nbsp;&nbsp;</p><p>&nbsp;</p><div>第二段\n  接着 <br><br> 第三段</div><p>a\nb</p>"
    assert cleaned(html) == "<p>第一段</p><p>第二段接着</p><p>第三段</p><p>a b</p>"


def test_the_highest_heading_is_the_page_title_s_next():
    assert cleaned("<h1>甲</h1><h2>乙</h2><h5>丙</h5>") == "<h2>甲</h2><h3>乙</h3><h4>丙</h4>"
    assert cleaned("<h2>甲</h2><h3>乙</h3>") == "<h2>甲</h2><h3>乙</h3>"


def test_a_table_whose_spans_do_not_fit_is_put_in_order():
    html = "<table><tr><td rowspan=9>甲</td><td>乙</td></tr><tr></tr><tr><td>丙</td><td>丁</td></tr></table>"
    assert cleaned(html) == (
        '<table><tbody><tr><td rowspan="2"><p>甲</p></td><td><p>乙</p></td><td><p></p></td></tr>'
        "<tr><td><p>丙</p></td><td><p>丁</p></td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    "bomb",
    ["<div>" * 9_000 + "x", "<b>" * 5_000 + "x", "<ul><li>" * 3_000 + "x", "<table><tr><td>" * 2_000 + "x",
     "<td rowspan=1000 colspan=1000>" * 3_000, "<p>" + "\n" * 200_000 + "x", "<br>" * 20_000,
     "<table>" + "<tr></tr>" * 3_000 + "</table>"],
)  # fmt: skip
def test_a_text_made_to_be_slow_is_not(bomb):
    began = time.monotonic()
    once = cleaned(bomb)
    assert time.monotonic() - began < 5
    assert cleaned(once) == once
