"""守卫，每一条路：ORM, bulk writes and SQL, for the superuser too, on either database."""

import pytest
from django.db import connection

from mingtang.editorial.actions import release
from mingtang.editorial.models import Approval, Document, Edition, Published, Return, Revision
from mingtang.emergencies.actions import declare
from mingtang.law.editorial import Stage
from tests.builders import moment
from tests.editorial.conftest import CLEAR, on_its_way, released, reviewed, submitted
from tests.refusals import sql, stopped

AT = moment("2026-03-06")
FIRST, REVIEW, LEADER = Stage


def written_out(row, verb="INSERT"):
    """A row as one statement of SQL."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    names = ", ".join(field.column for field in fields)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    sql(f"{verb} INTO {row._meta.db_table} ({names}) VALUES ({', '.join(['%s'] * len(values))})", *values)


def replacing(row):
    """Whatever is in the way goes, if the database can do that."""
    if connection.vendor == "sqlite":
        written_out(row, "INSERT OR REPLACE")
    else:
        type(row).rows.bulk_create([row], update_conflicts=True, update_fields=["at"], unique_fields=["id"])


def as_a_replica(row):
    """A superuser of PostgreSQL may switch ordinary triggers off for a session."""
    if connection.vendor == "postgresql":
        sql("SET LOCAL session_replication_role = replica")
    written_out(row)


WAYS = {
    "save": lambda row: row.save(force_insert=True),
    "bulk": lambda row: type(row).rows.bulk_create([row]),
    "bulk, passing over conflicts": lambda row: type(row).rows.bulk_create([row], ignore_conflicts=True),
    "sql": written_out,
    "replace": replacing,
    "replica": as_a_replica,
}


def approval(revision, stage, person, **told):
    findings = CLEAR if stage is REVIEW else {}
    told = {"stage": stage.value, "reviewer": person, "digest": revision.digest, "findings": findings, **told}
    return Approval(revision=revision, at=AT, **told)


def record(revision, signer, **told):
    edition = revision.edition
    told = {"title": revision.title, "body": revision.body, "digest": revision.digest, **told}
    return Published(
        document=edition.document, revision=revision, number=edition.number, signed_by=signer, at=AT, **told
    )


UNSIGNED = "审签不全，不能发布"
ORDER = "各个环节须由不同的人依次审签"
STANDS = "只能审签在办版次的最新稿"
OWN = "拟稿人不能审签自己的稿件"


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_past_the_order_of_three_people(made, way):
    revision = on_its_way(made)
    for row, told in (
        (approval(revision, FIRST, made["clerk"]), OWN),
        (approval(revision, REVIEW, made["reviewer"]), ORDER),
        (approval(revision, LEADER, made["leader"]), ORDER),
        (approval(revision, FIRST, made["second-reviewer"], digest="0" * 64), STANDS),
        (approval(revision, FIRST, made["reviewer"], stands_for=made["clerk"]), ""),
        (record(revision, made["leader"]), UNSIGNED),
    ):
        with stopped(told):
            WAYS[way](row)
    approval(revision, FIRST, made["second-reviewer"]).save()
    for row, told in (
        (approval(revision, LEADER, made["leader"]), ORDER),
        (approval(revision, FIRST, made["reviewer"], digest="0" * 64), ""),
        (approval(revision, REVIEW, made["second-reviewer"]), ""),
        (record(revision, made["leader"]), UNSIGNED),
    ):
        with stopped(told):
            WAYS[way](row)
    approval(revision, REVIEW, made["reviewer"]).save()
    with stopped(UNSIGNED):
        WAYS[way](record(revision, made["reviewer"]))
    approval(revision, LEADER, made["leader"]).save()
    for told in ({"body": "{}"}, {"title": "别的"}, {"digest": "0" * 64}):
        with stopped(UNSIGNED):
            WAYS[way](record(revision, made["leader"], **told))
    with stopped(UNSIGNED):
        WAYS[way](record(revision, made["reviewer"]))
    WAYS[way](record(revision, made["leader"]))
    assert Published.rows.get().revision == revision


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_what_is_stale_closed_or_returned(made, way):
    old = on_its_way(made, *Stage)
    new = on_its_way(made, lines=["第二稿。"])
    live = released(made).revision
    for row, told in (
        (record(old, made["leader"]), UNSIGNED),
        (record(new, made["leader"]), UNSIGNED),
        (approval(live, FIRST, made["inspector"]), STANDS),
        (record(live, made["leader"]), ""),
    ):
        with stopped(told):
            WAYS[way](row)
    stale = reviewed(made, "第二版。")
    submitted(made, "第二版，改。")
    with stopped(STANDS):
        WAYS[way](approval(stale, LEADER, made["leader"]))


def test_an_emergency_stands_for_the_first_stage_and_for_no_other(made):
    revision = on_its_way(made)
    declare(revision, reason="山洪。", by=made["leader"], at=AT)
    with stopped(ORDER):
        approval(revision, LEADER, made["leader"]).save()
    approval(revision, REVIEW, made["reviewer"]).save()
    for signer in ("reviewer", "leader"):
        with stopped(UNSIGNED):
            record(revision, made[signer]).save()
    approval(revision, LEADER, made["leader"]).save()
    record(revision, made["leader"]).save()
    assert Published.rows.get().revision == revision


TABLES = {
    "editorial_document": (Document, "address", "/x/", "公开件的身份和地址不得改动"),
    "editorial_revision": (Revision, "title", "别的", "稿次送审后不得改动"),
    "editorial_approval": (Approval, "digest", "0" * 64, "审签不得改动"),
    "editorial_return": (Return, "reason", "没有问题。", "退回记录不得改动"),
    "editorial_published": (Published, "title", "别的", "已公开的内容不得改动"),
}


@pytest.mark.parametrize("table", TABLES)
def test_what_was_written_is_neither_changed_nor_taken_away_by_any_way(made, table):
    model, column, value, told = TABLES[table]
    release(on_its_way(made, *Stage), by=None, at=AT)
    Return.rows.create(revision=submitted(made), reviewer=made["reviewer"], reason="改。", at=AT)
    row = model.rows.order_by("pk").first()
    setattr(row, column, value)
    ways = [
        lambda: model.rows.update(**{column: value}),
        lambda: model.rows.bulk_update([row], [column]),
        lambda: row.save(update_fields=[column]),
        lambda: sql(f"UPDATE {table} SET {column} = %s", value),
        lambda: sql(f"DELETE FROM {table}"),
        lambda: model.rows.all()._raw_delete("default"),
    ]
    if connection.vendor == "sqlite":
        ways += [
            lambda: sql(f"UPDATE OR REPLACE {table} SET {column} = %s", value),
            lambda: sql(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"),
        ]
    else:
        replica = "SET LOCAL session_replication_role = replica;"
        ways += [
            lambda: sql(f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table} CASCADE"),
            lambda: sql(f"{replica} UPDATE {table} SET {column} = '{value}'"),
            lambda: sql(f"{replica} DELETE FROM {table}"),
        ]
    for way in ways:
        with stopped(told):
            way()


@pytest.mark.parametrize("state", ["live", "past", "withdrawn"])
def test_no_way_makes_an_edition_public_or_withdrawn_by_a_stroke(made, state):
    edition = submitted(made).edition
    edition.state = state
    told = "版次状态不能这样改"
    ways = [
        lambda: Edition.rows.update(state=state),
        lambda: Edition.rows.bulk_update([edition], ["state"]),
        lambda: edition.save(update_fields=["state"]),
        lambda: sql("UPDATE editorial_edition SET state = %s", state),
    ]
    if connection.vendor == "postgresql":
        ways.append(
            lambda: sql(f"SET LOCAL session_replication_role = replica; UPDATE editorial_edition SET state = '{state}'")
        )
    for way in ways:
        with stopped(told):
            way()
