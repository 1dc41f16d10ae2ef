"""纯文字里的编号：where nothing else tells that it is a list, its numbers and signs are written."""

import pytest

from mingtang.language.richtext import numbered_text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p>前</p><ol start="3"><li><p>甲</p></li><li><p>乙</p></li></ol><p>后</p>', "前\n3. 甲\n4. 乙\n后"),
        ("<ul><li><p>甲</p><ol><li><p>乙</p></li></ol></li></ul>", "• 甲\n1. 乙"),
        ('<ol type="I" start="4"><li><p>甲</p></li></ol>', "IV. 甲"),
        ('<ol type="a"><li><p>甲</p></li></ol>', "a. 甲"),
        ("<table><tbody><tr><td>村</td><td>亩</td></tr></tbody></table>", "村\t亩"),
    ],
)
def test_lists_keep_their_numbers(html, text):
    assert numbered_text_of(html) == text
