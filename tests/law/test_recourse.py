"""救济途径：the text of the day on which the reply is made, with the names and the days."""

from datetime import date
from itertools import pairwise

import pytest

from mingtang.law.clocks import clock
from mingtang.law.outcomes import RecourseKind, ground
from mingtang.law.recourse import read_recourse, recourse, recourse_kind, recourse_row, recourse_rows
from mingtang.law.rules import RuleBroken

NAMES = {"organ": "柳溪镇人民政府", "reviewer": "清河县人民政府", "court": "清河县人民法院"}
A, B = RecourseKind.REVIEW_FIRST, RecourseKind.EITHER
NOW = date(2026, 11, 27)
EITHER = (
    "如对本答复不服，可以自收到本答复之日起60日内向清河县人民政府申请行政复议，"
    "或者自收到本答复之日起6个月内向清河县人民法院提起行政诉讼。"
)
FIRST = (
    "如对本答复中不予公开的决定不服，应当先自收到本答复之日起60日内向清河县人民政府申请行政复议；"
    "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向清河县人民法院提起行政诉讼。"
)


@pytest.mark.parametrize(
    ("kind", "on", "text", "first"),
    [
        (A, date(2023, 12, 31), EITHER, False),
        (A, date(2024, 1, 1), FIRST, True),
        (A, date(2025, 5, 31), FIRST, True),
        (A, date(2025, 6, 1), FIRST, True),
        (B, date(2023, 12, 31), EITHER, False),
        (B, date(2024, 1, 1), EITHER, False),
        (B, date(2025, 6, 1), EITHER, False),
    ],
)
def test_the_remedies_are_those_of_the_day_of_the_reply(kind, on, text, first):
    told = recourse(kind, on, **NAMES)
    assert (told.text, told.review_first) == (text, first)


def test_the_interpretation_of_2025_is_cited_from_its_first_day():
    assert "法释〔2025〕8号" not in recourse(A, date(2025, 5, 31), **NAMES).articles
    assert recourse(A, date(2025, 6, 1), **NAMES).articles.endswith("法释〔2025〕8号")
    assert recourse(B, date(2025, 6, 1), **NAMES).articles.endswith("法释〔2025〕8号")


def test_the_days_are_those_of_the_clocks():
    row = recourse_row(A, NOW)
    assert row.review_days == clock("reconsideration-application", NOW).length
    assert row.suit_days == clock("lawsuit-after-reconsideration", NOW).length
    assert row.suit_months == clock("lawsuit-direct", NOW).length


def test_a_missing_name_or_day_is_refused_in_words():
    with pytest.raises(RuleBroken) as refusal:
        recourse(A, NOW, organ="柳溪镇人民政府", reviewer="", court=" ")
    assert refusal.value.reasons == (
        "救济途径里没有行政复议机关的名称，请管理员先在机关设置里填写。",
        "救济途径里没有人民法院的名称，请管理员先在机关设置里填写。",
    )
    with pytest.raises(RuleBroken, match="2019年5月14日没有适用的救济途径告知"):
        recourse(A, date(2019, 5, 14), **NAMES)


def test_a_separated_reply_takes_the_remedies_of_what_it_withholds():
    separated = ground("separated", NOW)
    assert recourse_kind(separated) is A
    assert recourse_kind(separated, [ground("in-process", NOW)]) is A
    assert recourse_kind(separated, [ground("not-existing", NOW)]) is B
    assert recourse_kind(ground("special-query", NOW)) is B


def test_each_kind_has_one_row_for_every_day_since_the_regulation():
    for kind in RecourseKind:
        rows = [row for row in recourse_rows() if row.kind is kind]
        assert rows[0].valid_from == date(2019, 5, 15)
        assert rows[-1].valid_to is None
        for one, other in pairwise(rows):
            assert (other.valid_from - one.valid_to).days == 1


ROW = """
[[recourse]]
kind = "A"
text = "向{reviewer}"
articles = "某法"
review_days = 60
suit_days = 15
suit_months = 6
review_first = true
valid_from = 2024-01-01
mark = "V1"
"""


def test_a_table_of_remedies_is_checked_when_it_is_read():
    assert read_recourse(ROW)[0].valid_to is None
    with pytest.raises(ValueError, match="overlaps another row"):
        read_recourse(ROW + ROW.replace("2024", "2025"))
    with pytest.raises(ValueError, match="unknown places"):
        read_recourse(ROW.replace("{reviewer}", "{mayor}"))
    with pytest.raises(ValueError, match="from memory needs a confidence"):
        read_recourse(ROW.replace('"V1"', '"M"'))
