"""守卫：what nobody may do to a key work, not even with SQL in hand, on either database."""

from datetime import date

import pytest
from django.db import connection

from mingtang.dossiers import actions
from mingtang.dossiers.models import Milestone, Postponement
from tests.dossiers.conftest import AT, published, wrote
from tests.refusals import sql, stopped


@pytest.fixture
def update(made, dossier):
    return wrote(made, dossier)


@pytest.fixture
def step(dossier):
    return Milestone.rows.select_related("dossier__unit__organ").get(title="清淤")


@pytest.mark.parametrize(
    ("column", "value"),
    [("text", "改。"), ("on", "2026-02-01"), ("value", 9), ("written_by_id", None), ("dossier_id", None)],
)
def test_progress_stays_as_it_was_written(update, column, value):
    with stopped():
        sql(f'UPDATE dossiers_update SET "{column}" = %s WHERE id = %s', value, update.pk)


def test_progress_does_not_go(update):
    with stopped("进展不得删除，只能撤回或者更正"):
        sql("DELETE FROM dossiers_update")


def test_nobody_takes_back_what_another_wrote(made, update):
    with stopped():
        sql(
            "UPDATE dossiers_update SET withdrawn_by_id = %s, withdrawn_at = %s WHERE id = %s",
            made["clerk"].pk,
            AT,
            update.pk,
        )


def test_what_was_taken_back_or_corrected_does_not_come_again(made, dossier, update):
    other = wrote(made, dossier, "另一条。")
    actions.withdraw(other, by=made["officer"], at=AT)
    with stopped("撤回、更正的进展不得恢复"):
        sql("UPDATE dossiers_update SET withdrawn_by_id = NULL, withdrawn_at = NULL WHERE id = %s", other.pk)
    published(made, dossier, update)
    actions.correct(update, note="有误。", by=made["officer"], at=AT)
    with stopped("撤回、更正的进展不得恢复"):
        sql("UPDATE dossiers_update SET correction = 'x' WHERE id = %s", update.pk)


def test_a_correction_says_what_was_wrong(made, update):
    with stopped():
        sql(
            "UPDATE dossiers_update SET corrected_by_id = %s, corrected_at = %s WHERE id = %s",
            made["clerk"].pk,
            AT,
            update.pk,
        )


def test_progress_begins_internal(made, dossier):
    with stopped("进展先填写，再送审公开"):
        dossier.updates.create(
            on=date(2026, 3, 1), text="清淤。", written_by=made["officer"], written_at=AT,
            proposed_by=made["officer"], proposed_at=AT,
        )  # fmt: skip


def test_a_day_does_not_move_without_its_history(step):
    with stopped("节点改期须有改期记录"):
        sql("UPDATE dossiers_milestone SET due_on = '2026-12-01' WHERE id = %s", step.pk)


def test_the_history_of_a_day_stays(made, step):
    actions.move_due(step, due_on=date(2026, 7, 31), reason="雨季。", by=made["officer"], at=AT)
    with stopped("改期记录不得改动"):
        Postponement.rows.update(reason="没有。")
    with stopped("改期记录不得改动"):
        sql("DELETE FROM dossiers_postponement")


def test_what_is_done_stays_done_as_it_was_told(made, step):
    with stopped():
        sql("UPDATE dossiers_milestone SET done_on = '2026-03-01' WHERE id = %s", step.pk)
    actions.mark_done(step, done_on=AT.date(), note="验收单。", by=made["officer"], at=AT)
    for change in ("done_on = '2026-03-01'", "done_note = 'x'", "title = 'x'"):
        with stopped("已完成的节点不得改动"):
            sql(f"UPDATE dossiers_milestone SET {change} WHERE id = %s", step.pk)
    with stopped("节点不得删除"):
        sql("DELETE FROM dossiers_milestone")


def test_a_key_work_keeps_its_address_and_moves_as_the_table_has_it(made, dossier):
    with stopped("重点工作的机关和公开地址不得改动"):
        sql("UPDATE dossiers_dossier SET slug = 'other' WHERE id = %s", dossier.pk)
    with stopped("重点工作不得删除"):
        sql("DELETE FROM dossiers_dossier")
    actions.close(dossier, reason="并入。", by=made["clerk"], at=AT)
    for state in ("open", "finished"):
        with stopped("重点工作的状态不能这样改"):
            sql("UPDATE dossiers_dossier SET state = %s WHERE id = %s", state, dossier.pk)


def test_a_key_work_begins_under_way(made, dossier):
    with stopped("重点工作从推进中开始"):
        told = {field.attname: getattr(dossier, field.attname) for field in dossier._meta.concrete_fields}
        type(dossier).rows.create(**told | {"id": None, "slug": "other", "state": "finished"})


def test_rows_that_stay_are_not_swept_away(update):
    if connection.vendor == "sqlite":
        with stopped():
            sql("INSERT OR REPLACE INTO dossiers_update SELECT * FROM dossiers_update")
    else:
        sql("SET CONSTRAINTS ALL IMMEDIATE")
        with stopped("进展不得删除，只能撤回或者更正"):
            sql("TRUNCATE dossiers_update CASCADE")
