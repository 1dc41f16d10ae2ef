"""继续执行：no longer than the organ set, and only as a new edition tells it."""

from datetime import date

import pytest

from mingtang.law.continuing import reasons_against_until, says_until
from mingtang.law.validity import Life, Tie, Turn, reasons_against_older, reasons_against_turn

OLD, ON, LATEST = date(2026, 3, 31), date(2026, 3, 4), date(2031, 3, 31)


@pytest.mark.parametrize(
    ("until_on", "reasons"),
    [
        (None, []),
        (LATEST, []),
        (ON, ["新的有效期要在决定那天以后届满。"]),
        (OLD, ["新的有效期要比现在的（到2026年3月31日）长。"]),
        (
            date(2031, 4, 1),
            ["新的有效期从现在的有效期届满起算，不能超过本机关定的最长年限，最晚到2031年3月31日，请改短。"],
        ),
    ],
)
def test_a_new_last_day_is_later_than_the_old_and_no_later_than_the_longest(until_on, reasons):
    assert reasons_against_until(OLD, until_on, on=ON, latest=LATEST) == reasons


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("本规定自2026年4月1日起施行，有效期至2031年3月31日。", True),
        ("有效期延长至 2031 年 03 月 31 日", True),
        ("有效期至2031年3月30日。", False),
        ("有效期见附件。2031年3月31日以前办结。", False),
        ("2031年3月31日以前办结，有效期五年。", False),
        ("有效期至2031年3月311日。", False),
    ],
)
def test_an_edition_tells_its_last_day_behind_the_word_for_it(text, says):
    assert says_until(text, LATEST) is says


def test_a_repeal_is_not_before_the_document_was_made_and_no_turn_is_far_ahead():
    told = {"today": ON, "basis": "会议决定。", "made_on": date(2026, 3, 1)}
    life = Life(in_force_on=date(2026, 4, 1))
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2027, 3, 4), date(2027, 3, 5)]
    found = [reasons_against_turn(life, Turn.REPEALED, on=day, **told) for day in days]
    assert found == [
        ["这份文件2026年3月1日成文，废止的日期不能在这以前，请核对。"],
        [],
        [],
        ["废止的日期最晚到2027年3月4日（从今天起一年），请核对。"],
    ]


def test_only_what_was_made_before_is_kept_from_changing_the_other():
    older, newer = date(2026, 2, 27), date(2026, 3, 1)
    why = "这份文件2026年2月27日成文，另一份2026年3月1日成文，先成文的不能废止后成文的，请核对选的是哪一份。"
    assert reasons_against_older(Tie.REPEALS, older, newer) == [why]
    told = [(Tie.REPEALS, newer, older), (Tie.REPEALS, newer, newer), (Tie.BASED_ON, older, newer)]
    assert [reasons_against_older(*one) for one in [*told, (Tie.AMENDS, None, newer)]] == [[], [], [], []]
