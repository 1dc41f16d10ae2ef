"""公开不了的字符：nothing that no page may carry is handed in, wherever in the text it stands."""

import pytest

from mingtang.editorial.actions import submit
from mingtang.editorial.models import Document
from mingtang.editorial.ports import words_of
from mingtang.language.unseen import UNFIT
from mingtang.law.openness import Openness
from tests.builders import moment
from tests.editorial.conftest import TEXT
from tests.refusals import refused


@pytest.mark.parametrize(
    "told",
    [
        {"title": "通知\x01"},
        {"body": {"lines": ["一\u202e二"]}},
        {"body": {"lines": [], "change": {"note": "改\ufffe了"}}},
        {"body": {"lines": [], "html": '<p><img src="/x" alt="图\x02"></p>'}},
    ],
)
def test_what_no_page_may_carry_is_not_handed_in(made, told):
    with refused(UNFIT):
        usual = {"title": "通知", "body": {"lines": []}, "openness": Openness.PROACTIVE, "unit": made.organ}
        submit(**TEXT | usual | told, by=made["clerk"], at=moment("2026-03-02"))
    assert Document.rows.count() == 0


def test_only_html_is_read_without_its_marks():
    told = {"html": "<p>每亩<strong>一百</strong>元</p>", "metadata": {"title": "1<2 且 3>2"}, "lines": ["<甲>"]}
    assert list(words_of(told)) == ["每亩一百元", "1<2 且 3>2", "<甲>"]
