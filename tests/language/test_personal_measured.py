"""查得准不准：stated in docs/gate.md, reckoned anew here. Nobody is meant by what is made up."""

from pathlib import Path

import pytest

from mingtang.language.personal import Kind
from tests.language.made_up import cases, lookalikes, resident
from tests.language.personal_measured import measured, table

PAGE = Path(__file__).parents[2] / "docs" / "gate.md"


@pytest.fixture(scope="module")
def told():
    return measured()


def test_the_page_states_what_is_measured_today(told):
    begin, end = "<!-- measured -->\n", "\n<!-- /measured -->"
    assert PAGE.read_text(encoding="utf-8").partition(begin)[2].partition(end)[0] == table(told)


@pytest.mark.parametrize("kind", [Kind.RESIDENT_ID, Kind.BANK_CARD])
def test_no_resident_number_and_no_card_is_missed_however_it_is_disguised(kind, told):
    assert [missed for missed in told.missed if missed[0] is kind] == []
    assert told.there[kind] > 500


def test_numbers_of_documents_units_and_amounts_raise_no_alarm(told):
    assert {sort for sort, count in told.alarms.items() if count} == set()
    assert {"文号", "索引号", "统一社会信用代码", "金额", "办公电话"} <= set(told.alarms)


def test_what_is_made_up_is_the_same_every_time():
    assert (cases(2), lookalikes(2)) == (cases(2), lookalikes(2))
    assert {case.kind for case in cases(1)} == set(Kind)


def test_a_check_digit_that_is_made_up_is_the_one_of_the_standard():
    class Drawn:
        def __init__(self):
            self.drawn = [1949, 12, 31, 2]

        def choice(self, _):
            return "110105"

        def randint(self, *_):
            return self.drawn.pop(0)

    assert resident(Drawn()) == "11010519491231002X"
