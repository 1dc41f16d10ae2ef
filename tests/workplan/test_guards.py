"""守卫：what nobody may do to a plan and its commitments, not even with SQL in hand, on either database."""

import pytest
from django.db import connection

from mingtang.audit import triggers
from mingtang.workplan.models import Commitment
from tests import builders
from tests.refusals import sql, stopped


@pytest.fixture
def row(plan):
    return builders.commitment(plan)


def test_the_database_has_the_guards_that_the_room_declares(db):
    assert triggers.differences(connection) == []


@pytest.mark.parametrize("table", ["plan", "commitment"])
def test_the_ledger_is_never_emptied(row, table):
    with stopped("不得删除"):
        sql(f"DELETE FROM workplan_{table}")
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")  # else it is the open transaction that refuses
        with stopped("不得删除"):
            sql(f"TRUNCATE workplan_{table} CASCADE")


def test_a_commitment_keeps_its_id_and_its_plan(row):
    with stopped("任务编号不得改变"):
        Commitment.rows.filter(pk=row.pk).update(key="7.7.7")


def test_one_plan_a_year(plan):
    plan.pk = None
    with stopped():
        plan.save(force_insert=True)
