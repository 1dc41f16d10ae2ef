"""留痕的屏幕：names, filters, pages and the check."""

import pytest
from django.db import connection

from mingtang.audit import triggers
from mingtang.audit.actions import record
from mingtang.audit.models import Entry
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint, change_unit
from mingtang.trail.queries import reading as trail
from tests.builders import FOUNDED, moment
from tests.standing import standing_in
from tests.trail.conftest import as_


def rows(response):
    return [(row.organ, row.who, row.what, row.kind, row.title) for row in response.context["page_obj"].object_list]


def test_references_are_read_as_names(made):
    change_unit(made.units["liuxi-sfs"], phone="演示", by=made["administrator"], at=moment("2026-03-02"))
    newest = next(row for row in rows(as_(made, "administrator").get("/desk/trail/")) if row[2] == "变更单位")
    assert newest == ("柳溪镇", "管管理", "变更单位", "单位", "柳溪镇司法所")


def test_a_reader_sees_the_organs_in_sight_and_no_other(made):
    assert {row[0] for row in rows(as_(made, "leader").get("/desk/trail/"))} == {"柳溪镇"}
    assert {row[0] for row in rows(as_(made, "neighbour-leader").get("/desk/trail/"))} == {"山前镇"}
    organs = as_(made, "county-inspector").get("/desk/trail/").context["organs"]
    assert [organ.code for organ in organs] == ["qinghe", "liuxi", "shanqian"]
    foreign = as_(made, "leader").get("/desk/trail/?organ=shanqian")
    assert {row[0] for row in rows(foreign)} == {"柳溪镇"}


def test_the_trail_of_one_record(made):
    unit = made.units["liuxi-sfs"]
    change_unit(unit, phone="演示", by=made["administrator"], at=moment("2026-03-02"))
    response = as_(made, "administrator").get(f"/desk/trail/?of=organs.unit:{unit.pk}")
    assert [row[2] for row in rows(response)] == ["变更单位", "设立单位"]
    assert (response.context["subject_kind"], response.context["subject_title"]) == ("单位", "柳溪镇司法所")


def test_an_address_that_names_no_record_shows_nothing(made):
    response = as_(made, "administrator").get("/desk/trail/?of=nothing:1&page=x")
    assert rows(response) == []
    assert response.status_code == 200


def test_a_long_trail_comes_in_pages(made):
    for minute in range(60):
        record("liuxi", by="due", verb="workplan.days", of="workplan.plan:1", at=moment(f"2026-03-02 10:{minute:02}"))
    client = as_(made, "administrator")
    first = client.get("/desk/trail/").context["page_obj"]
    assert (len(first.object_list), first.has_next()) == (50, True)
    assert len(client.get("/desk/trail/?page=2").context["page_obj"].object_list) == first.paginator.count - 50


def test_fifty_entries_take_as_many_queries_as_one(made, django_assert_num_queries, django_assert_max_num_queries):
    client = as_(made, "administrator")
    unit = made.units["liuxi-sfs"]
    change_unit(unit, phone="演示", by=made["administrator"], at=moment("2026-03-02"))
    address = f"/desk/trail/?of=organs.unit:{unit.pk}"
    with django_assert_max_num_queries(30) as first:
        client.get(address)
    for number in range(30):
        change_unit(unit, phone=f"演示{number}", by=made["administrator"], at=moment("2026-03-02"))
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(address)


def test_an_unbroken_trail_is_said_to_hold(made):
    response = as_(made, "administrator").post("/desk/trail/verify/")
    assert response.context["checked"].ok is True
    assert f"核对了 {Entry.rows.count()} 条，每条链都完整，没有改动、缺失或调换。" in response.content.decode()


def tamper(chain):
    """Past the guards, as only somebody with the database in hand could."""
    connection.check_constraints()
    triggers.drop(connection)
    entry = Entry.rows.filter(chain=chain).order_by("seq")[2]
    Entry.rows.filter(pk=entry.pk).update(verb="access.sign_in")
    triggers.put(connection)
    return entry.seq


def test_a_changed_entry_is_named(made):
    seq = tamper("liuxi")
    response = as_(made, "administrator").post("/desk/trail/verify/")
    [(organ, broken)] = response.context["checked"].breaks
    assert (organ, broken.seq, broken.what) == ("柳溪镇人民政府", seq, "内容被改动或次序被调换")


def test_a_break_out_of_sight_is_told_without_a_name(made):
    tamper("shanqian")
    checked = trail.checked(trail.organs_read_by(made["administrator"], at=moment("2026-03-02")))
    assert (checked.ok, checked.breaks, checked.elsewhere) == (False, (), True)


def test_a_post_that_has_not_begun_reads_nothing(made):
    appoint(
        made["clerk"],
        unit=made.organ,
        kind=PostKind.INSPECTOR,
        since_on=moment("2026-06-01").date(),
        by="install",
        at=FOUNDED,
    )
    assert trail.organs_read_by(made["clerk"], at=moment("2026-05-31")) == []
    assert [organ.code for organ in trail.organs_read_by(made["clerk"], at=moment("2026-06-01"))] == ["liuxi"]


def test_bytes_that_are_no_text_are_named_and_the_page_still_stands(made):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL 的列只收自己类型的值")
    triggers.drop(connection)
    entry = Entry.rows.filter(chain="liuxi").latest("seq")
    with connection.cursor() as cursor:
        spoilt = "verb = CAST(x'e9' AS TEXT), subject = CAST(x'e9' AS TEXT), at = 1"
        cursor.execute(f"UPDATE audit_entry SET {spoilt} WHERE id = %s", [entry.pk])
        cursor.execute("UPDATE audit_head SET digest = CAST(x'e9' AS TEXT) WHERE chain = 'liuxi'")
    triggers.put(connection)
    client = as_(made, "administrator")
    assert client.get("/desk/trail/").status_code == 200
    [(organ, broken)] = client.post("/desk/trail/verify/").context["checked"].breaks
    assert (organ, broken.seq, broken.what) == ("柳溪镇人民政府", entry.seq, "时间、动作、对象读不出来")


def test_the_trail_tells_for_whom_a_deputy_acted(made):
    acting = standing_in(made, "clerk", of="administrator")
    change_unit(made.units["liuxi-sfs"], phone="演示", by=acting, at=moment("2026-03-04"))
    newest = next(row for row in rows(as_(made, "administrator").get("/desk/trail/")) if row[2] == "变更单位")
    assert newest == ("柳溪镇", "林专员（代管管理）", "变更单位", "单位", "柳溪镇司法所")
