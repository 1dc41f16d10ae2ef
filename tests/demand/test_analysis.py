"""申请分析：a small year counted by hand, what stays inside, and the same number of queries for many cases."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from mingtang.applications.models import Application, Event, Particulars
from mingtang.demand.models import Topic
from mingtang.demand.queries.analysis import analysis
from tests.demand.conftest import AT, case
from tests.pages import signed_in, words

ON = date(2026, 7, 2)
LAND, FARM = "subject:land", "subject:agriculture"


@pytest.fixture
def year(made):
    """Eight cases of 2026, of which one was split, and one of another year and one of another organ."""
    case(made, person="p1", topic=LAND, name="国土资源、能源")
    case(made, person="p1", topic=LAND, name="国土资源、能源", channel="post", ended_on=date(2026, 3, 6))
    case(made, person="p2", topic=FARM, name="农业、林业、水利", kind="business", outcome="R3.2")
    case(made, person="p3", topic=FARM, name="农业、林业、水利", ended_on=date(2026, 4, 1))
    case(made, person="p4", outcome="R6.3", state="closed")
    paid = case(made, person="p5", state="handling", outcome="", ended_on=None, due_on=date(2026, 7, 1))
    case(made, person="p6", state="joined", outcome="", ended_on=None)
    case(made, person="p7", state="split", outcome="", ended_on=None)
    case(made, person="p8", year=2025, form_key="old")
    case(made, person="p8", unit="shanqian")
    told = {"application": paid, "on": date(2026, 4, 1), "state": "handling", "at": AT}
    notice = Event.rows.create(**told, act="notify_fee", facts={"yuan": "120"})
    Event.rows.create(**told, act="pay", about=notice, facts={"yuan": "100"})
    Event.rows.create(**told, act="pay", about=notice)
    return made


def shown(table):
    return {row[0]: row[1:] for row in table.rows if row[-1] != "0"}


def test_a_small_year_is_counted_as_by_hand(year):
    told = analysis(year.organ, 2026, inside=True, on=ON)
    assert (told.total, told.going, told.overdue, told.in_time, told.late) == (7, 1, 1, 4, 1)
    assert analysis(year.organ, 2026, inside=True, on=date(2026, 7, 1)).overdue == 0
    assert shown(told.topics) == {"农业、林业、水利": ("2",), "国土资源、能源": ("2",), "还没有归类": ("3",)}
    assert shown(told.channels) == {"邮寄（签收）": ("1",), "网上": ("6",)}
    assert shown(told.kinds) == {"公民": ("6",), "商业企业": ("1",)}
    assert shown(told.outcomes) == {
        "（一）予以公开": ("3",),
        "（三）不予公开 2.其他法律行政法规禁止公开": ("1",),
        "（六）其他处理 3.其他": ("1",),
        "并入另一件": ("1",),
        "还在办": ("1",),
    }
    assert told.quarters == (10.0, 10.0, 10.0)
    assert [one.total for one in told.bins] == [1, 3, 0, 0, 1, 0]
    assert [one.late for one in told.bins] == [0, 0, 0, 0, 1, 0]
    assert told.repeated == (1, 2)
    assert told.paid == Decimal(220)
    assert told.crossing.heads == ("主题", "公民", "商业企业")
    assert shown(told.crossing)["农业、林业、水利"] == ("1", "1")


def test_what_has_no_result_yet_is_no_finding(made):
    for number in range(2):
        case(made, state="handling", outcome="", ended_on=None, form_key=f"open-{number}")
    assert "按办理结果：还没有办结的" in words(signed_in(made, "clerk").get("/desk/applications/analysis/?year=2026"))
    case(made, outcome="R5.2")
    page = words(signed_in(made, "clerk").get("/desk/applications/analysis/?year=2026"))
    assert "按办理结果：“（五）不予处理 2.重复申请”最多，1 件" in page
    assert "重复申请的件数" not in page


def test_sums_of_every_table_agree(year):
    told = analysis(year.organ, 2026, inside=True, on=ON)
    assert [sum(int(row[-1]) for row in table.rows) for table in told.drawn] == [told.total] * 4
    assert sum(int(cell) for row in told.crossing.rows for cell in row[1:]) == told.total
    assert told.in_time + told.late + sum(one.unknown for one in told.bins) == sum(one.total for one in told.bins)


def test_outside_the_organ_small_numbers_of_topic_by_kind_are_not_told(year):
    told = analysis(year.organ, 2026, inside=False, on=ON)
    assert told.crossing.rows == (
        ("农业、林业、水利", "不显示", "不显示"),
        ("国土资源、能源", "不显示", "不显示"),
        ("还没有归类", "3", "0"),
    )
    assert shown(told.topics) == {"农业、林业、水利": ("2",), "国土资源、能源": ("2",), "还没有归类": ("3",)}


def test_a_year_without_cases_is_drawn_without_a_number_that_is_not_there(made):
    told = analysis(made.organ, 2026, inside=True, on=ON)
    assert (told.total, told.quarters, told.crossing.rows) == (0, None, ())
    page = words(signed_in(made, "clerk").get("/desk/applications/analysis/"))
    assert "还没有办结的申请" in page
    assert "这一年还没有申请" in page


def test_the_page_and_the_files_tell_numbers_and_no_name(year):
    client = signed_in(year, "clerk")
    page = client.get("/desk/applications/analysis/?year=2026")
    assert "甄申请" not in page.content.decode()
    assert "一半在 10 个工作日以内办结，超期 1 件" in words(page)
    table = client.get("/desk/applications/analysis/table/?year=2026")
    book = load_workbook(io.BytesIO(table.content))
    drawn = ["按主题", "按办理结果", "按提出方式", "按申请人类别"]
    assert book.sheetnames == ["总表", *drawn, "办理天数（工作日）", "主题和申请人类别"]
    assert [[cell.value for cell in row] for row in book["按主题"].rows][1:] == [
        ["农业、林业、水利", 2], ["国土资源、能源", 2], ["还没有归类", 3]
    ]  # fmt: skip
    told = client.get("/desk/applications/analysis/table/?year=2026&format=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert ["收到", "7"] in rows
    assert ["收到的信息处理费（元）", "220"] in rows
    assert all("甄申请" not in cell and "p1" not in cell for row in rows for cell in row)


def test_an_inspectors_file_hides_what_the_page_hides(year):
    client = signed_in(year, "county-inspector")
    told = client.get("/desk/applications/analysis/table/?organ=liuxi&year=2026&format=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert ["农业、林业、水利", "不显示", "不显示"] in rows


def test_three_hundred_cases_take_as_many_queries_as_one(made):
    clients = {role: signed_in(made, role) for role in ("clerk", "county-inspector")}

    def queries(role, address):
        with CaptureQueriesContext(connection) as counted:
            assert clients[role].get(address).status_code == 200
        return len(counted)

    pages = [
        ("clerk", "/desk/applications/analysis/?year=2026"), ("clerk", "/desk/applications/topics/"),
        ("county-inspector", "/desk/applications/analysis/?organ=liuxi&year=2026"),
    ]  # fmt: skip
    case(made, title="征地补偿", topic=LAND)
    case(made, title="灌渠")
    before = [queries(*page) for page in pages]
    first = Application.rows.get(serial=1)
    fields = {field.attname: getattr(first, field.attname) for field in Application._meta.concrete_fields}
    made_ = Application.rows.bulk_create(
        Application(**fields | {"id": None, "serial": number, "form_key": f"k{number}"}) for number in range(3, 303)
    )
    Particulars.rows.bulk_create(Particulars(application=one, person_key=f"p{one.serial % 7}") for one in made_)
    Topic.rows.bulk_create(
        Topic(application=one, code=LAND, name="国土资源、能源", by=made["clerk"], at=AT) for one in made_[:150]
    )
    assert [queries(*page) for page in pages] == before
