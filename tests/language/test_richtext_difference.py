"""富文本：the plain text, the places in it, and what differs between two."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingtang.language.richtext import anchored, blocks, cleaned, difference, text_of

TABLE = (
    "<table><caption>表1　补贴</caption><thead><tr><th>项目</th><th>标准</th></tr></thead><tbody>"
    "<tr><td rowspan=2>粮食</td>"
    "<td>小麦</td></tr><tr><td>玉米</td></tr></tbody></table>"
)
WORDS = st.sampled_from(
    ["为做好秸秆禁烧工作，", "现将有关事项通知如下。", "一、", "补贴标准为每亩120元", "。", "同上", "同上", "2026年"]
)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=6).map(lambda found: f"<p>{''.join(found)}</p>")
OTHER = st.sampled_from(
    [TABLE, "<ul><li>甲</li><li>乙</li></ul>", "<h2>总则</h2>", "<blockquote><p>引</p></blockquote>", "<hr>"]
)
TEXT = st.lists(st.one_of(PARAGRAPH, OTHER), max_size=8).map("".join)


def old_of(html):
    return text_of(re.sub(r"<ins>.*?</ins>", "", html))


def new_of(html):
    return text_of(re.sub(r"<del>.*?</del>", "", html))


def test_the_plain_text_has_a_line_for_each_block():
    html = f"<h2>总则</h2><p>一<br>二</p><ul><li>甲<ul><li>乙</li></ul></li></ul>{TABLE}<hr>"
    assert text_of(html) == "总则\n一\n二\n甲\n乙\n表1　补贴\n项目\t标准\n粮食\t小麦\n玉米"


def test_a_place_keeps_its_address_while_its_text_stays():
    before = blocks("<p>甲</p><p>乙</p><p>甲</p>")
    after = blocks("<h2>新</h2><p>甲</p><p>乙改</p><p>甲</p>")
    assert [text for _, text in before] == ["甲", "乙", "甲"]
    assert [address for address, _ in before if address in dict(after)] == [before[0][0], before[2][0]]
    assert before[2][0] == f"{before[0][0]}-2"


def test_addresses_are_the_ids_of_what_they_point_to():
    html = cleaned(f"<p>甲</p><ul><li><ul><li>乙</li></ul></li></ul>{TABLE}<p>丙</p>")
    shown = anchored(html)
    assert re.findall(r' id="([^"]+)"', shown) == [address for address, _ in blocks(html)]
    assert re.sub(r' id="[^"]+"', "", shown) == html


@pytest.mark.parametrize(
    ("before", "after", "html", "counts"),
    [
        ("<p>甲</p>", "<p>甲</p>", "<p>甲</p>", (0, 0, 0)),
        ("<p>3月5日前报送</p>", "<p>4月6日前报送</p>", "<p><del>3月5</del><ins>4月6</ins>日前报送</p>", (0, 0, 1)),
        ("<p>每亩1200元</p>", "<p>每亩1250.5元</p>", "<p>每亩<del>1200</del><ins>1250.5</ins>元</p>", (0, 0, 1)),
        ("<p>甲段</p>", "<p>甲段</p><p>乙段</p>", "<p>甲段</p><p><ins>乙段</ins></p>", (1, 0, 0)),
        ("<h2>甲段</h2><p>乙段</p>", "<p>乙段</p>", "<h2><del>甲段</del></h2><p>乙段</p>", (0, 1, 0)),
        ("<p>加粗</p>", "<p>加<b>粗</b></p>", "<p><ins>加<strong>粗</strong></ins></p>", (0, 0, 1)),
        ("<p>总则</p>", "<h2>总则</h2>", "<h2><ins>总则</ins></h2>", (0, 0, 1)),
        ("<ul><li>甲</li><li>乙</li></ul>", "<ul><li>甲</li><li>丙</li><li>乙</li></ul>",
         "<ul><li><p>甲</p></li><li><p><ins>丙</ins></p></li><li><p>乙</p></li></ul>", (1, 0, 0)),
    ],
)  # fmt: skip
def test_what_differs_is_shown_in_its_place(before, after, html, counts):
    told = difference(before, after)
    assert (told.html, (told.added, told.removed, told.changed)) == (html, counts)


def test_tables_are_compared_cell_by_cell():
    told = difference(TABLE, TABLE.replace("玉米", "春玉米"))
    assert told.html == cleaned(TABLE).replace("玉米", "<ins>春</ins>玉米")
    assert told.count == 1


def test_rows_that_are_new_are_shown_as_rows():
    before = "<table><tr><td>甲村</td><td>12</td></tr><tr><td>丙村</td><td>9</td></tr></table>"
    after = before.replace("<tr><td>丙村", "<tr><td>乙村</td><td>7</td></tr><tr><td>丙村")
    told = difference(before, after)
    assert told.html == cleaned(after).replace("乙村", "<ins>乙村</ins>").replace(">7<", "><ins>7</ins><")
    assert (told.added, told.removed, told.changed) == (1, 0, 0)


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT)
def test_without_what_is_new_it_is_the_old_text_and_the_other_way_round(before, after):
    if "<table" in before + after or "<hr>" in before + after:
        assert (difference(before, after).count == 0) == (cleaned(before) == cleaned(after))
        return
    html = difference(before, after).html
    assert sorted(old_of(html).split()) == sorted(text_of(before).split())
    assert new_of(html) == text_of(after)


def test_what_is_written_is_escaped():
    told = difference("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;alert&lt;/script&gt;</p>")
    assert "<script" not in told.html


def test_a_hundred_pages_are_compared_at_once():
    paragraph = (
        "第{}条　各管理区、各办公室要按照职责分工抓好落实，补贴标准为每亩{}元，资金于{}月底前拨付到位，并向群众公开。"
    )
    before = "".join(f"<p>{paragraph.format(n, n * 3 % 97, n % 12 + 1) * 3}</p>" for n in range(400))
    rows = "".join(f"<tr><td>{n}</td><td>户{n % 7}</td><td>120</td></tr>" for n in range(500))
    before += f"<table>{rows}</table>"
    after = before.replace("月底前", "月中旬").replace("<td>户3</td>", "<td>户五</td>").replace("第7条", "第七条", 5)
    began = time.monotonic()
    told = difference(before, after)
    assert time.monotonic() - began < 2
    assert told.changed >= 400


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>" + "一" * 20_000 + "</p>", "<p>" + "一二" * 10_000 + "</p>"),
        ("<p>同上</p>" * 4_000, "<p>同上</p><p>同下</p>" * 2_000),
        ("".join(f"<p>{n}甲</p>" for n in range(3_000)), "".join(f"<p>{n}乙</p>" for n in range(3_000))),
        ("<table>" + "<tr><td rowspan=900 colspan=90>x</td></tr>" * 900 + "</table>", "<table><tr><td>x</table>"),
    ],
)  # fmt: skip
def test_texts_made_to_be_slow_are_told_as_replaced(before, after):
    began = time.monotonic()
    assert difference(before, after).count > 0
    assert time.monotonic() - began < 4
