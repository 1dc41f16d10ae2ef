"""富文本：writing without a script loses nothing of what is there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mingtang.language.richtext import cleaned, from_lines, lines_of

TABLE = "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>"
TEXT = cleaned(f"<h2>一、总则</h2><p>正<b>文</b></p>{TABLE}<p>结<br>尾</p><ul><li>项</li></ul>{TABLE}")
BLOCKS = st.sampled_from(["<p>甲</p>", "<p>甲<b>乙</b></p>", "<h2>总则</h2>", TABLE, "<hr>", "<ul><li>项</li></ul>"])


def test_each_paragraph_is_a_line_and_a_table_a_sign():
    assert lines_of(TEXT) == "一、总则\n\n正文\n\n〔表格1〕\n\n结 尾\n\n〔列表1〕\n\n〔表格2〕"


def test_a_changed_line_keeps_its_kind_and_everything_else_its_look():
    lines = lines_of(TEXT).replace("一、总则", "一、总　则要求").replace("结 尾", "新的一段\n\n结 尾")
    assert from_lines(lines, TEXT) == TEXT.replace("一、总则", "一、总 则要求").replace(
        "<p>结<br>尾</p>", "<p>新的一段</p><p>结<br>尾</p>"
    )


def test_a_sign_taken_out_takes_its_table_and_a_moved_one_moves_it():
    lines = "〔表格2〕\n一、总则\n〔表格9〕"
    assert from_lines(lines, TEXT) == cleaned(f"{TABLE}<h2>一、总则</h2><p>〔表格9〕</p>")


def test_what_is_typed_is_text_and_no_markup():
    assert from_lines("<b>粗</b><script>", "") == "<p>&lt;b&gt;粗&lt;/b&gt;&lt;script&gt;</p>"


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, max_size=8).map("".join))
def test_lines_that_nobody_touched_give_the_same_text(html):
    text = cleaned(html)
    assert from_lines(lines_of(text), text) == text
