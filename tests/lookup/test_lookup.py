"""公开的清单：made from published versions alone, the version of a day, any two side by side."""

import io
import json

import openpyxl
import pytest
from django.test import Client

from mingtang.editorial import actions as editorial
from mingtang.index.models import Entry
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, WithdrawalKind
from mingtang.law.registers import reasons_against_early_effect
from mingtang.lookup.holding import VersionsOfToday
from mingtang.lookup.queries import listing_at
from mingtang.organs.sight import day_of
from mingtang.registers.actions import publishing, registers
from mingtang.registers.queries.register import order_of
from mingtang.ui import clock
from mingtang.withdrawals.actions import ask, grant, withdraw
from tests.builders import moment
from tests.pages import words
from tests.refusals import refused
from tests.registers.conftest import AT, PUBLIC, made, power, powers, released, row  # noqa: F401

SECOND = moment("2026-03-20")


@pytest.fixture
def two(made, powers):  # noqa: F811
    """Two versions: the second from 1 April on."""
    first = released(made, powers)
    by = {"by": made["clerk"], "at": SECOND}
    registers.put_row(powers, cells=power(name="宅基地审批"), row=row(powers, "QL-001"), **by)
    registers.drop_row(row(powers, "QL-002"), **by)
    registers.put_row(powers, cells=power("QL-003", "临时用地审批"), **by)
    second = released(made, powers, at=SECOND, effective_on=moment("2026-04-01").date(), note="职权调整")
    return first, second


def test_nothing_of_a_draft_is_public(made, powers):  # noqa: F811
    for path in (PUBLIC, f"{PUBLIC}rows/QL-001/", f"{PUBLIC}versions/", f"{PUBLIC}table.json", f"{PUBLIC}table.xlsx"):
        assert Client().get(path).status_code == 404
    assert "还没有公开清单" in words(Client().get("/liuxi/registers/"))
    assert "清单和办事指南" not in words(Client().get("/liuxi/open/"))


def test_a_published_list_stands_where_the_public_looks(made, powers):  # noqa: F811
    released(made, powers)
    registers.put_row(powers, cells=power("QL-003", "草稿里的一项"), by=made["clerk"], at=AT)
    page = words(Client().get(PUBLIC))
    assert ["农村宅基地审批" in page, "草稿里的一项" in page, "第 1 版" in page] == [True, False, True]
    for path in ("/liuxi/registers/", "/sitemap.xml", "/liuxi/new/"):
        assert PUBLIC in Client().get(path).content.decode(), path
    assert "/liuxi/registers/" in Client().get("/liuxi/open/").content.decode()
    assert PUBLIC in Client().get("/search/?q=乡村建设规划许可&organ=liuxi").content.decode()
    assert "没有含“救助”的" in words(Client().get(f"{PUBLIC}?q=救助"))
    assert "乡村建设规划许可" not in words(Client().get(f"{PUBLIC}?q=宅基地"))


def test_a_row_has_a_page_of_its_own(made, powers):  # noqa: F811
    released(made, powers)
    page = words(Client().get(f"{PUBLIC}rows/QL-001/"))
    assert ["设定依据" in page, "土地管理法" in page] == [True, True]
    assert "清单里没有这一项" in words(Client().get(f"{PUBLIC}rows/QL-999/"))


def test_the_version_of_a_day_is_told_and_what_changed_between_any_two(two):
    before, after = (words(Client().get(f"{PUBLIC}?on={day}")) for day in ("2026-03-25", "2026-04-02"))
    assert ["农村宅基地审批" in before, "临时用地审批" in before] == [True, False]
    assert ["农村宅基地审批" in after, "临时用地审批" in after] == [False, True]
    assert "还没有生效的版本" in words(Client().get(f"{PUBLIC}?on=2025-01-01"))
    page = words(Client().get(f"{PUBLIC}versions/?from=1&to=2"))
    assert "新增 1 行，修改 1 行，取消 1 行。" in page
    assert "事项名称 ： 农村宅基地审批 改成 宅基地审批" in page
    assert "农村宅基地审批" in words(Client().get(f"{PUBLIC}v/1/"))
    assert Client().get(f"{PUBLIC}v/9/").status_code == 404


def test_the_table_and_the_data_are_of_the_version_asked_for(two):
    data = Client().get(f"{PUBLIC}table.json?on=2026-03-25").json()
    assert (data["version"], data["effective_on"], len(data["rows"])) == (1, "2026-03-10", 2)
    assert [column["title"] for column in data["columns"]][:2] == ["事项编码", "事项名称"]
    book = openpyxl.load_workbook(io.BytesIO(Client().get(f"{PUBLIC}table.xlsx?version=2").content))
    assert [cell.value for cell in book.worksheets[0]["B"]] == ["事项名称", "宅基地审批", "临时用地审批"]


def test_a_list_that_was_taken_down_says_why_and_for_safety_nothing(made, two):  # noqa: F811
    document = two[1].document
    request = ask(document, kind=WithdrawalKind.NOTICE, public_reason="数据有误。", by=made["clerk"], at=SECOND)
    grant(request, by=made["reviewer"], at=SECOND)
    gone = Client().get(PUBLIC)
    assert (gone.status_code, "数据有误" in words(gone)) == (410, True)
    assert Client().get(f"{PUBLIC}table.json").status_code == 404


def test_a_safety_withdrawal_leaves_an_address_that_never_was(made, two):  # noqa: F811
    never = Client().get("/liuxi/registers/never/")
    withdraw(
        two[1].document,
        kind=WithdrawalKind.SAFETY,
        internal_reason="有隐私",
        asked_by=made["clerk"],
        by=made["clerk"],
        at=SECOND,
    )
    gone = Client().get(PUBLIC)
    assert (gone.status_code, words(gone)) == (404, words(never))


def test_a_version_that_is_only_announced_does_not_stand_in_the_list_yet(two, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: SECOND.date())
    told = words(Client().get("/liuxi/registers/"))
    assert "第 1 版，2026年3月10日起生效 第 2 版从2026年4月1日起生效" in told
    assert "现在有效的是另一版" not in words(Client().get(f"{PUBLIC}v/1/"))
    monkeypatch.setattr(clock, "today", lambda: moment("2026-04-01").date())
    told = words(Client().get("/liuxi/registers/"))
    assert ["第 2 版，2026年4月1日起生效" in told, "第 1 版" in told] == [True, False]


def test_a_version_between_today_and_an_announced_one_holds_until_that_day(made, powers, two):  # noqa: F811
    at = moment("2026-03-23")
    registers.put_row(powers, cells=power("QL-004", "临时的一项"), by=made["clerk"], at=at)
    between = released(made, powers, at=at, effective_on=moment("2026-03-25").date())
    assert order_of(powers, on=at.date()).after(moment("2026-03-25").date()) == (
        "从2026年3月25日起按这一版，从2026年4月1日起按第 2 版。"
    )
    days = ("2026-03-24", "2026-03-26", "2026-04-02")
    assert [Client().get(f"{PUBLIC}table.json?on={day}").json()["version"] for day in days] == [1, between.number, 2]


def test_search_finds_the_version_that_holds_and_the_next_from_its_day(two):
    before, on = SECOND.date(), moment("2026-04-01")
    listing = listing_at(PUBLIC, on=before)
    entry = Entry.rows.get(key=f"document:{listing.document_id}")
    told = " ".join(entry.chunks.values_list("text", flat=True))
    assert ["农村宅基地审批" in told, "临时用地审批" in told, "职权调整" in told] == [True, False, False]
    assert day_of(entry.released_at) == AT.date()
    task = VersionsOfToday()
    assert list(task.due(on=before, at=SECOND)) == []
    assert list(task.due(on=on.date(), at=on)) == [listing.document_id]
    assert task.do(listing.document_id, at=on) == "检索改为有效的一版清单。"
    entry.refresh_from_db()
    told = " ".join(entry.chunks.values_list("text", flat=True))
    assert ["农村宅基地审批" in told, "临时用地审批" in told, "职权调整" in told] == [False, True, True]
    assert (day_of(entry.released_at), entry.facets["year"]) == (on.date(), "2026")
    assert list(task.due(on=on.date(), at=on)) == []


def test_a_version_that_reaches_back_says_since_when_it_is_public_and_what_stood_open_then(made, powers):  # noqa: F811
    released(made, powers)
    registers.put_row(powers, cells=power("QL-003", "临时用地审批"), by=made["clerk"], at=SECOND)
    on = moment("2026-03-15").date()
    with refused(*reasons_against_early_effect(on, on=SECOND.date(), why="")):
        released(made, powers, at=SECOND, effective_on=on)
    released(made, powers, at=SECOND, effective_on=on, why_early="县里从这天起下放。")
    told = words(Client().get(f"{PUBLIC}?on=2026-03-16"))
    assert "这是2026年3月16日有效的一版，2026年3月20日才公开。那一天公众看到的是 第 1 版 。" in told
    assert "这一版2026年3月20日才公开，从2026年3月15日起生效。理由：县里从这天起下放。" in told
    assert "才公开" not in words(Client().get(f"{PUBLIC}v/1/"))


def test_a_version_that_is_released_after_its_day_says_why_or_goes_back(made, powers):  # noqa: F811
    told = {"effective_on": AT.date(), "by": made["clerk"], "at": AT}
    revision = publishing.submit(powers, **told)
    later = {"at": moment("2026-03-12")}
    with refused(*reasons_against_early_effect(AT.date(), on=later["at"].date(), why="")):
        editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], **later)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("?on=2026-13-45", "“2026-13-45”不是日期，没有照它找。"),
        ("?on=昨天", "“昨天”不是日期，没有照它找。"),
        ("?on=2099-01-01", "2099年1月1日还没有到，按现在公开的各版，那一天有效的是这一版。"),
        ("?from=2026-01-01", "这一页不能按“from”筛选，没有照它办。"),
        ("versions/?from=2&to=2", "“从”和“到”选的是同一版，没有差别可比，请选两个不同的版本。"),
        ("versions/?from=9&to=1", "“版本”里没有“9”，没有照它筛选，请重新选。"),
        ("table.json?on=昨天", "“昨天”不是日期，没有照它找。"),
    ],
)
def test_what_an_address_asks_in_vain_is_said(two, path, said):
    response = Client().get(f"{PUBLIC}{path}")
    assert said in (words(response) if "json" not in path else json.loads(response.content)["error"])


def test_within_a_register_other_ways_of_saying_it_are_found_too(made, powers):  # noqa: F811
    registers.put_row(powers, cells=power("QL-003", "最低生活保障的初审"), by=made["clerk"], at=AT)
    released(made, powers)
    assert "最低生活保障的初审" in words(Client().get(f"{PUBLIC}?q=低保"))
