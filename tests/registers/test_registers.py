"""清单：kept row by row or as a table, handed in whole, and looked at again in time."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.contents.checks import CLASSIFIED
from mingtang.editorial import actions as editorial
from mingtang.law.fields import Field
from mingtang.organs.sight import day_of
from mingtang.registers.actions import publishing, registers, tables
from mingtang.registers.in_hand import Registers
from mingtang.registers.models import Register, RegisterRow, Upload
from mingtang.registers.queries.register import cells_of, text_to_vet
from mingtang.supervision.actions import run_due
from mingtang.tables.reading import read_table
from mingtang.tables.writing import write_table
from mingtang.vetting import actions as vetting
from mingtang.vetting.places import places_of
from tests.builders import moment
from tests.pages import signed_in, words
from tests.refusals import refused, stopped
from tests.registers.conftest import AT, URL, power, released, row


def read(register, rows):
    return read_table(write_table("清单", register.heads, rows), "清单.xlsx", register.heads, year=2026, most=3000)


def take(made, register, rows):
    return tables.take(register, read=read(register, rows), name="清单.xlsx", by=made["officer"], at=AT)


def test_a_row_is_entered_changed_and_taken_out(made, powers):
    by = {"by": made["officer"], "at": AT}
    registers.put_row(powers, cells=power(name="宅基地审批"), row=row(powers, "QL-001"), **by)
    registers.drop_row(row(powers, "QL-002"), **by)
    assert [cells["name"] for cells in cells_of(powers)] == ["宅基地审批"]


def test_a_row_that_is_wrong_is_refused_with_everything_that_is_wrong(made, powers):
    by = {"by": made["clerk"], "at": AT}
    with refused(
        "“职权类型”写的是“别的”，请从这几个里选：" + "、".join(powers.heads[2].choices) + "。", "“承办机构”没有填。"
    ):
        registers.put_row(powers, cells=power("QL-003", type="别的", office=""), **by)
    with refused("清单里已经有“QL-001”这一行。"):
        registers.put_row(powers, cells=power(), **by)
    with refused("这一行认作“QL-001”，不能改成别的；要换编号的，删去这一行另录一行。"):
        registers.put_row(powers, cells=power("QL-009"), row=row(powers, "QL-001"), **by)
    with refused("文字里有手机号，请删去个人信息再提交。"):
        registers.put_row(powers, cells=power("QL-003", duties="打 13812345678。"), **by)
    with refused("清单由柳溪镇人民政府的政务公开专员或者科室承办人维护。"):
        registers.put_row(powers, cells=power("QL-003"), by=made["neighbour-clerk"], at=AT)


def test_what_bears_a_mark_of_secrecy_is_never_kept(made, powers):
    with pytest.raises(Exception, match=CLASSIFIED):
        registers.put_row(powers, cells=power("QL-003", duties="机密★10年"), by=made["clerk"], at=AT)
    assert RegisterRow.rows.filter(register=powers).count() == 2


def test_columns_change_and_what_names_the_rows_stays(made, powers):
    by, heads = {"by": made["clerk"], "at": AT}, powers.heads
    more = registers.set_fields(powers, fields=(*heads[:6], Field("", "办理时限")), **by)
    assert [field.key for field in more.heads] == ["code", "name", "type", "basis", "office", "duties", "c1"]
    with refused("“QL-001”这一行不合新的列：“办件量”没有填。"):
        registers.set_fields(powers, fields=(*heads, Field("", "办件量", required=True)), **by)
    other = (Field("code", "事项编码"), Field("name", "事项名称", is_key=True))
    with refused("清单里已经有行，用来认行的列不能换；可以改它的列名。"):
        registers.set_fields(powers, fields=other, **by)


def test_a_table_shows_its_difference_first_and_is_read_in_whole(made, powers):
    upload = take(made, powers, [power(name="宅基地审批"), power("QL-003", "新的一项")])
    found = tables.difference_of(upload)
    assert found.words == "新增 1 行，修改 1 行，取消 1 行。"
    assert [row["name"] for row in cells_of(powers)] == ["农村宅基地审批", "乡村建设规划许可"]
    with refused(tables.CHANGED_SINCE):
        tables.confirm(upload, shown="别的", by=made["officer"], at=AT)
    tables.confirm(upload, shown=found.shown, by=made["officer"], at=AT)
    assert [row["name"] for row in cells_of(powers)] == ["宅基地审批", "新的一项"]
    assert Upload.rows.count() == 0


def test_a_table_with_any_mistake_is_not_read_in_and_keeps_none_of_its_words(made, powers):
    upload = take(made, powers, [power(name=""), power("QL-003", "新的一项")])
    assert (upload.mistakes, upload.lines) == ([[2, "事项名称", "“事项名称”没有填。"]], [])
    with refused("表里有 1 处要先改正，全部改好以前一行也不读入。"):
        tables.confirm(upload, shown="", by=made["officer"], at=AT)


def test_a_table_that_nobody_confirms_goes_after_a_week(made, powers):
    take(made, powers, [power()])
    run_due(at=moment("2026-03-16"))
    assert Upload.rows.count() == 1
    run_due(at=moment("2026-03-18"))
    assert Upload.rows.count() == 0


def test_a_table_is_uploaded_compared_and_confirmed_on_screen(made, powers):
    client = signed_in(made, "officer")
    data = client.get(f"{URL}table/").content
    same = client.post(f"{URL}upload/", {"file": SimpleUploadedFile("清单.xlsx", data)})
    assert "这张表与清单没有差别，不用读入。" in words(client.get(same.url))
    changed = write_table("清单", powers.heads, [power()])
    shown = client.post(f"{URL}upload/", {"file": SimpleUploadedFile("清单.xlsx", changed)})
    page = client.get(shown.url)
    assert "QL-002 乡村建设规划许可" in words(page)
    upload = Upload.rows.get()
    found = tables.difference_of(upload)
    assert client.post(f"{shown.url}confirm/", {"shown": found.shown}).status_code == 302
    assert len(cells_of(powers)) == 1


def test_only_a_whole_list_is_handed_in_and_not_the_same_twice(made, powers):
    empty = registers.set_up(
        unit=made.organ, slug="fees", kind="fees", facts=registers.Facts("收费目录"), by=made["clerk"], at=AT
    )
    with refused("清单里还没有行，请先录入，或者从表格读入。"):
        publishing.submit(empty, effective_on=AT.date(), by=made["clerk"], at=AT)
    released(made, powers)
    with refused("与公开的一版没有差别，不必送审；复查过没有变化的，换一个生效日期再送审。"):
        publishing.submit(powers, effective_on=AT.date(), by=made["clerk"], at=AT)
    with refused("现行一版从2026年3月10日起生效，新的一版不能更早。"):
        publishing.submit(powers, effective_on=moment("2026-01-01").date(), by=made["clerk"], at=AT)


def test_a_doubt_is_settled_where_the_list_is_kept_before_it_is_handed_in(made, powers):
    registers.put_row(powers, cells=power(phone="0543-8123456"), row=row(powers, "QL-001"), by=made["clerk"], at=AT)
    on = day_of(AT)
    (place,) = [place for place in places_of(text_to_vet(powers, on=on), on=on) if place.is_open]
    with pytest.raises(Exception, match="有 1 处提示还没有核对"):
        publishing.submit(powers, effective_on=on, by=made["clerk"], at=AT)
    vetting.excuse(text_to_vet(powers, on=on), place.noticed.mark, reason="办公电话。", by=made["clerk"], at=AT)
    assert released(made, powers).number == 1


def test_the_clerks_day_tells_what_changed_and_what_has_to_be_looked_through(made, powers):
    def waiting(who, at):
        return [(row.sentence, row.words, row.step) for row in Registers().rows(made[who], at=moment(at))]

    released(made, powers)
    assert waiting("clerk", "2026-03-11") == []
    registers.note_change(
        powers, on=moment("2026-03-20").date(), what="换了负责人", by=made["officer"], at=moment("2026-03-20")
    )
    told = "《柳溪镇人民政府权责清单》2026年3月20日有变动，还没有公开"
    assert waiting("clerk", "2026-03-23") == [(told, "4月20日以前", "去更新")]
    assert waiting("clerk", "2026-04-21") == [(told, "4月20日已经过了", "去更新")]
    assert waiting("officer", "2026-03-23") == []
    registers.put_row(powers, cells=power("QL-003"), by=made["clerk"], at=moment("2026-04-01"))
    released(made, powers, at=moment("2026-04-01"))
    assert waiting("clerk", "2026-04-02") == []
    told = "《柳溪镇人民政府权责清单》上一版2026年4月1日公开，每 12 个月复查一次"
    assert waiting("clerk", "2027-03-10") == [(told, "4月1日以前", "去复查")]


def test_a_register_stays_and_keeps_its_address(made, powers):
    with stopped("清单的地址和种类不得改变"):
        Register.rows.filter(pk=powers.pk).update(slug="other")
    RegisterRow.rows.filter(register=powers).delete()
    with stopped("清单不得删除"):
        Register.rows.filter(pk=powers.pk).delete()


def test_what_came_back_is_on_the_day_of_whoever_handed_it_in(made, powers):
    def waiting(who):
        return [row.sentence for row in Registers().rows(made[who], at=AT)]

    revision = publishing.submit(powers, effective_on=AT.date(), by=made["officer"], at=AT)
    client = signed_in(made, "reviewer")
    for page in ("", "page/"):
        assert "农村宅基地审批" in words(client.get(f"/desk/review/{revision.pk}/{page}")), page
    editorial.send_back(revision, reason="少了一项。", by=made["reviewer"], at=AT)
    assert waiting("officer") == ["《柳溪镇人民政府权责清单》被退回：少了一项。"]
    assert waiting("clerk") == []
    registers.put_row(powers, cells=power("QL-003"), by=made["officer"], at=AT)
    publishing.submit(powers, effective_on=AT.date(), by=made["officer"], at=AT)
    assert waiting("officer") == []


def test_a_long_list_of_registers_asks_no_more_than_a_short_one(made, powers):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            signed.get("/desk/registers/")
        return len(queries)

    signed = signed_in(made, "clerk")
    signed.get("/desk/registers/")
    few = asked()
    for number in range(20):
        facts = registers.Facts(f"清单 {number}")
        registers.set_up(unit=made.organ, slug=f"x{number}", kind="own", facts=facts, by=made["clerk"], at=AT)
    assert asked() == few
