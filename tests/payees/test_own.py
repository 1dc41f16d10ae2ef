"""查自己的一行：found by name and last digits in a form, answered alike when wrong, and not too often."""

from django.test import Client

from mingtang.law.payees import MOST_WRONG
from mingtang.payees.actions.own import find_own
from mingtang.payees.models import PayeeList
from mingtang.visits.models import Knock
from tests.payees.conftest import NAMES, NOW, PUBLIC, TAILS

MINE = f"{PUBLIC}mine/"


def test_a_villager_finds_the_own_row_by_name_and_last_digits(made, over):
    page = Client().post(MINE, {"name": f" {NAMES[1]} ", "tail": TAILS[1].lower()})
    assert page.status_code == 200
    assert "240.50" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_a_wrong_name_and_wrong_digits_are_answered_alike(made, shown):
    def told(name, tail):
        page = Client().post(MINE, {"name": name, "tail": tail}).content.decode()
        return [line for line in page.splitlines() if "csrf" not in line and name not in line and tail not in line]

    assert told(NAMES[0], "0000") == told("无此人", "0000")


def test_whoever_was_wrong_too_often_is_not_told_when_right(made, shown):
    for number in range(MOST_WRONG):
        Client().post(MINE, {"name": NAMES[0], "tail": f"{number:04}"})
    page = Client().post(MINE, {"name": NAMES[0], "tail": TAILS[0]})
    assert page.status_code == 422
    assert "今天不能再查" in page.content.decode()
    assert find_own(PayeeList(pk=0), name=NAMES[0], tail=TAILS[0], address="127.0.0.1", at=NOW) == []
    assert Knock.rows.filter(kind=f"payee-{shown.pk}").count() == MOST_WRONG


def test_two_digits_are_a_slip_of_the_hand_and_no_try(made, shown):
    page = Client().post(MINE, {"name": NAMES[0], "tail": "04"})
    assert (page.status_code, "末四位是 4 个数字或者字母，请核对。" in page.content.decode()) == (422, True)
    assert Knock.rows.exists() is False
