"""守卫：what nobody may do to a recovery, not even with SQL in hand, on either database."""

import pytest

from mingtang.recovery import actions
from tests.access.phones import bound
from tests.builders import moment
from tests.refusals import sql, stopped

AT = moment("2026-03-02")
LATER = moment("2026-03-02 15:00")


@pytest.fixture
def device(made):
    return bound(made["reviewer"], at=AT)


@pytest.fixture
def asked(made, device):
    return actions.ask(made["reviewer"], reason="手机丢失。", by=made["administrator"], at=AT)


def test_no_recovery_is_deleted(asked):
    with stopped("找回记录不得删除"):
        sql("DELETE FROM recovery_recovery")


@pytest.mark.parametrize(("who", "by"), [("asker", "administrator"), ("person", "reviewer")])
def test_one_person_alone_confirms_no_recovery(made, asked, who, by):
    with stopped():
        sql("UPDATE recovery_recovery SET state = 'confirmed', decided_by_id = %s, decided_at = %s", made[by].pk, LATER)


def test_nobody_asks_for_themselves(made, device):
    with stopped():
        sql(
            "INSERT INTO recovery_recovery (person_id, reason, asked_by_id, asked_at, state) "
            "VALUES (%s, 'x', %s, %s, 'asked')",
            made["reviewer"].pk,
            made["reviewer"].pk,
            AT,
        )


def test_no_recovery_begins_confirmed(made, device):
    with stopped("找回先申请，再由另一人确认"):
        sql(
            "INSERT INTO recovery_recovery (person_id, reason, asked_by_id, asked_at, state, decided_by_id, "
            "decided_at) VALUES (%s, 'x', %s, %s, 'confirmed', %s, %s)",
            *(made["reviewer"].pk, made["administrator"].pk, AT, made["leader"].pk, LATER),
        )


@pytest.mark.parametrize(
    "change", ["reason = '别的'", "asked_by_id = decided_by_id", "state = 'asked'", "state = 'confirmed'"]
)
def test_a_recovery_is_decided_once(made, asked, change):
    actions.refuse(asked, by=made["leader"], at=LATER)
    with stopped("找回的申请不得改动，确认或拒绝只有一次"):
        sql(f"UPDATE recovery_recovery SET {change}")


def test_what_was_asked_stays_while_it_waits(asked):
    with stopped("找回的申请不得改动，确认或拒绝只有一次"):
        sql("UPDATE recovery_recovery SET asked_at = %s", LATER)
