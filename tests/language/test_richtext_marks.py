"""带标记的文字：what is said of a place stands at its beginning."""

from mingtang.language.richtext import blocks, marked


def test_a_mark_stands_at_the_beginning_of_its_place_and_in_the_first_cell_of_a_row():
    html = "<p>全镇。</p><table><tr><td>村</td><td>户</td></tr></table>"
    (one, _), (row, _) = blocks(html)
    found = marked(html, {one: "①", row: "②"})
    assert f'<p id="{one}">①全镇。</p>' in found
    assert f'<tr id="{row}"><td>②' in found


def test_a_text_without_marks_has_only_its_addresses():
    html = '<p class="center">全镇。</p><ol><li><p>甲</p></li></ol>'
    assert [f'id="{key}"' in marked(html, {}) for key, _ in blocks(html)] == [True, True]
