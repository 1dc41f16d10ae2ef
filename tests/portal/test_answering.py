"""送出：no page is shown again without asking, it is fetched again only when something in it has changed, and costs
no more queries for a long plan than for a short one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.organs.actions import change_unit
from tests import builders
from tests.builders import moment
from tests.portal.conftest import publish

PLAN = "/liuxi/plans/2026/"
PAGES = ("/", "/liuxi/", "/liuxi-nyb/", "/taoyuan/", "/liuxi/plans/", PLAN, f"{PLAN}v/1/", f"{PLAN}1.1.1/")


@pytest.mark.parametrize("address", [*PAGES, f"{PLAN}?state=done", "/about/accessibility/"])
def test_a_page_may_be_kept_by_anyone_who_asks_before_showing_it(published, read, address):
    response = read(address).response
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["Vary"] == "Cookie"
    assert response.cookies == {}


@pytest.mark.parametrize("address", [*PAGES, f"{PLAN}?state=done"])
def test_an_unchanged_page_is_not_sent_again(published, read, address):
    etag = read(address).response.headers["ETag"]
    again = read(address, if_none_match=etag).response
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert again.headers["Cache-Control"] == "public, no-cache"


def test_a_new_edition_is_sent(town, plan, published, read):
    pages = ["/", "/liuxi/", "/liuxi-nyb/", "/liuxi/plans/", PLAN, f"{PLAN}v/1/", f"{PLAN}1.1.1/"]
    etags = {address: read(address).response.headers["ETag"] for address in pages}
    publish(town, plan, at="2026-03-20")
    assert [read(address, if_none_match=etags[address]).status for address in pages] == [200] * len(pages)


def test_large_type_is_another_page(published, read, client):
    etag = read(PLAN).response.headers["ETag"]
    client.cookies["care"] = "1"
    page = read(PLAN, if_none_match=etag)
    assert page.status == 200
    assert page.attribute("html", "class") == ["public care"]


def test_another_filter_is_another_page(published, read):
    etag = read(f"{PLAN}?state=done").response.headers["ETag"]
    assert read(f"{PLAN}?state=stale", if_none_match=etag).status == 200


def test_a_changed_unit_is_another_page(town, published, read):
    etag = read("/liuxi/").response.headers["ETag"]
    change_unit(town.organ, hours="周一至周五", by="install", at=moment("2026-03-10"))
    assert read("/liuxi/", if_none_match=etag).status == 200


def test_nothing_but_reading_is_allowed(published, client):
    assert {address: client.post(address).status_code for address in PAGES} == dict.fromkeys(PAGES, 405)


def test_a_long_plan_costs_no_more_queries_than_a_short_one(town, read):
    asked = {}
    for count, year in ((10, 2026), (1000, 2027)):
        told = [builders.sentence(f"公布第{n}类事项。", offices=["农业农村办公室"]) for n in range(count)]
        made = builders.plan_of(town, told=builders.reading(told, year=year), at=moment(f"{year}-02-02"))
        publish(town, made, at=f"{year}-03-09")
        address = f"/liuxi/plans/{year}/"
        pages = ("/", "/liuxi/", "/liuxi/plans/", "/liuxi-nyb/", address, f"{address}?q=9", f"{address}1.1.1/")
        asked[count] = [queries(read, page) for page in pages]
    assert asked[10] == asked[1000] == [4, 9, 2, 5, 5, 5, 3]


def queries(read, address):
    with CaptureQueriesContext(connection) as found:
        assert read(address).status == 200
    return len(found)
