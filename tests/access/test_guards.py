"""守卫：what nobody may do to phones and sign-ins, not even with SQL in hand, on either database."""

import pytest

from mingtang.access import actions
from mingtang.law.second_factor import Factors
from tests.access.phones import bound, shown
from tests.builders import moment
from tests.refusals import sql, stopped

AT = moment("2026-03-02")
LATER = moment("2026-03-02 15:00")


@pytest.fixture
def device(made):
    return bound(made["reviewer"], at=AT)


@pytest.fixture
def row(made):
    return actions.begin(made["clerk"], factors=Factors.PASSWORD, browser="电脑", session_key="a", at=AT)


@pytest.mark.parametrize("table", ["device", "signin"])
def test_nothing_of_it_is_deleted(device, row, table):
    with stopped("不得删除"):
        sql(f"DELETE FROM access_{table}")


@pytest.mark.parametrize(
    ("column", "value"), [("seed", "known-to-me"), ("person_id", 1), ("confirmed_at", "2020-01-01 00:00:00+00:00")]
)
def test_a_phone_that_is_bound_stays_what_it_is(device, column, value):
    with stopped("绑定的手机不得改动，只能解除"):
        sql(f"UPDATE access_device SET {column} = %s", value)


def test_a_code_is_not_made_good_again(made, device):
    actions.tried(made["reviewer"], code=shown(made["reviewer"], at=LATER), at=LATER)
    with stopped("验证码只能用一次"):
        sql("UPDATE access_device SET last_step = 0")


def test_a_phone_that_was_let_go_is_not_taken_back(made, device):
    actions.let_go(made["reviewer"], at=LATER)
    with stopped("绑定的手机不得改动，只能解除"):
        sql("UPDATE access_device SET removed_at = NULL")


def test_a_person_has_one_phone_at_a_time(device):
    with stopped():
        sql(
            "INSERT INTO access_device (person_id, seed, confirmed_at, last_step, failures) VALUES (%s, 'x', %s, 0, 0)",
            device.person_id,
            AT,
        )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("person_id", 1_000_000),
        ("at", "2020-01-01 00:00:00+00:00"),
        ("factors", "password_and_code"),
        ("browser", "手机，微信"),
        ("signature", "0" * 64),
    ],
)
def test_a_sign_in_stays_as_it_was_signed(row, column, value):
    with stopped("登录记录不得改动"):
        sql(f"UPDATE access_signin SET {column} = %s", value)


@pytest.mark.parametrize("change", ["ended_at = NULL, ended_how = ''", "ended_how = 'expired'", "session_key = 'b'"])
def test_a_sign_in_that_has_ended_stays_so(made, row, change):
    actions.shut(made["clerk"], at=LATER)
    with stopped():
        sql(f"UPDATE access_signin SET {change}")
