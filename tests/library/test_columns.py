"""栏目与最新公开：lists with filters and paging, for people, for feed readers and for programs."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.catalogue.actions import close_column
from mingtang.catalogue.models import Column
from mingtang.listings.models import Listing
from tests.builders import moment
from tests.library.conftest import many, public

COLUMN = "/liuxi/columns/butie/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def two(made):
    public(
        made, 1, title="耕地补贴公示", at="2025-12-01", metadata={"number": "柳政发〔2025〕3号", "validity": "expired"}
    )
    public(made, 2, title="农机补贴公示")
    return made


def titles(page):
    return [words for words, _ in page.links("main .entries a")]


def test_a_column_lists_what_it_and_the_columns_beneath_it_hold(two, read):
    page = read("/liuxi/columns/fdzdgk/")
    assert titles(page) == ["农机补贴公示", "耕地补贴公示"]
    assert page.word("main .finding") == "共 2 件。"
    assert page.words("main .inline-list li") == ["农业农村2 件"]
    assert page.words("main .entry-facts") == ["无文号有效", "柳政发〔2025〕3号失效"]
    assert titles(read("/liuxi/columns/nianbao/")) == []


@pytest.mark.parametrize(
    ("query", "found", "said"),
    [
        ("q=农机", ["农机补贴公示"], "按“农机”找到 1 件。"),
        ("q=〔2025〕3号", ["耕地补贴公示"], "按“〔2025〕3号”找到 1 件。"),
        ("year=2025&validity=expired", ["耕地补贴公示"], "按2025年、失效找到 1 件。"),
        ("q=种粮", [], "按“种粮”没有找到。"),
        ("year=1999&page=abc", ["农机补贴公示", "耕地补贴公示"], "共 2 件。"),
    ],
)
def test_a_list_is_narrowed_and_counted_in_words(two, read, query, found, said):
    page = read(f"{COLUMN}?{query}")
    assert (titles(page), page.word("main .finding")) == (found, said)
    items = json.loads(read(f"{COLUMN}index.json?{query}").source)["items"]
    assert [row["title"] for row in items] == found


def test_what_cannot_be_chosen_is_said(two, read):
    assert read(f"{COLUMN}?year=1999").words("main .notice") == ["这里没有年份是“1999”的，已列出全部。"]


def test_programs_find_the_same_names_always(two, read):
    told = json.loads(read(f"{COLUMN}index.json").source)
    assert sorted(told) == ["column", "items", "page", "pages", "remarks", "total", "unit"]
    first = told["items"][0]
    assert first | {"type": "", "changed_at": ""} == {
        "title": "农机补贴公示",
        "url": "http://testserver/liuxi/documents/2026-2/",
        "index_number": "X/2026-2",
        "number": "无文号",
        "issuer": "柳溪镇人民政府",
        "type": "",
        "subjects": ["agriculture"],
        "validity": "valid",
        "corrected_on": None,
        "correction": "",
        "made_on": "2025-11-28",
        "in_force_on": None,
        "public_on": "2026-03-02",
        "changed_at": "",
        "summary": "每亩一百元。",
        "unit": {"code": "liuxi", "name": "柳溪镇人民政府"},
    }


def test_a_closed_column_keeps_its_address_and_says_so(two, read):
    column = Column.rows.get(slug="butie")
    close_column(column, reason="并入惠民栏目。", by=two["clerk"], at=moment("2026-03-10"))
    page = read(COLUMN)
    assert titles(page) == ["农机补贴公示", "耕地补贴公示"]
    said = "这个栏目已于2026年3月10日关闭，不再更新。并入惠民栏目。 以前公开的仍然可以看。"
    assert page.words("main .notice") == [said]
    assert titles(read("/liuxi/columns/sannong/")) == ["农机补贴公示", "耕地补贴公示"]
    assert read("/liuxi/columns/sannong/").words("main .inline-list li") == []


def test_what_is_new_is_the_same_list_of_everything(two, read):
    assert titles(read("/liuxi/new/")) == ["农机补贴公示", "耕地补贴公示"]
    assert read("/liuxi/new/?q=农机").word("main .finding") == "按“农机”找到 1 件。"


def test_feeds_tell_what_is_new_with_its_day(two, read):
    for path in ("/liuxi/feed/", f"{COLUMN}feed/"):
        page = read(path)
        assert page.response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        entries = ElementTree.fromstring(page.source).findall(f"{ATOM}entry")
        assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["农机补贴公示", "耕地补贴公示"]
        assert entries[0].find(f"{ATOM}link").get("href") == "http://testserver/liuxi/documents/2026-2/"
        assert page.response.headers["Last-Modified"] == "Mon, 02 Mar 2026 01:00:00 GMT"
        items = ElementTree.fromstring(read(f"{path}rss/").source).findall("channel/item")
        assert [item.findtext("link") for item in items] == [
            "http://testserver/liuxi/documents/2026-2/",
            "http://testserver/liuxi/documents/2026-1/",
        ]


def test_a_feed_escapes_what_readers_take_for_html_and_leaves_out_what_no_feed_may_carry(made, read):
    public(made, 1, html="<p>面积&lt;5亩&gt;的A&amp;B户</p>")
    Listing.rows.update(title="耕地\x01补贴\ufffe公示", issuer="柳溪镇\x02人民政府", public_on=date(2026, 3, 4))
    entry = ElementTree.fromstring(read("/liuxi/feed/").source).find(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}{name}") for name in ("title", "summary", "published", "updated")] == [
        "耕地补贴公示", "面积&lt;5亩&gt;的A&amp;B户", "2026-03-04T00:00:00+08:00", "2026-03-04T00:00:00+08:00",
    ]  # fmt: skip
    item = ElementTree.fromstring(read("/liuxi/feed/rss/").source).find("channel/item")
    assert item.findtext("description") == "面积&lt;5亩&gt;的A&amp;B户"


def test_an_empty_feed_tells_no_moment_of_its_own(made, read):
    feed = ElementTree.fromstring(read("/liuxi/feed/").source)
    assert feed.findtext(f"{ATOM}updated") == "2019-05-14T16:00:00+00:00"


def test_pages_say_where_their_feeds_are(two, read):
    told = read(COLUMN).tree.xpath("//link[@rel='alternate']/@href")
    assert told == ["/liuxi/feed/", "/liuxi/feed/rss/", f"{COLUMN}feed/", f"{COLUMN}feed/rss/"]


@pytest.mark.parametrize("path", ["/liuxi/columns/mei-you/", "/liuxi/columns/mei-you/feed/", "/mei-you/new/"])
def test_what_is_not_there_is_said_to_be_missing(made, read, path):
    assert read(path).status == 404


def test_an_office_leads_to_its_organ(made, read):
    page = read("/liuxi-nyb/open/")
    assert (page.status, page.links("main .ways a")[0][1]) == (404, "/liuxi/open/")


def test_a_thousand_documents_cost_no_more_queries_than_one(two, read):
    paths = [
        *(COLUMN, f"{COLUMN}?q=补贴&year=2026", f"{COLUMN}?page=2", f"{COLUMN}index.json", f"{COLUMN}feed/"),
        *(f"{COLUMN}feed/rss/", "/liuxi/feed/", "/liuxi/new/", "/liuxi/open/", "/liuxi/", "/", "/sitemap.xml"),
    ]
    few = [queries(read, path) for path in paths]
    many(two, 1000)
    assert [queries(read, path) for path in paths] == few
    assert len(titles(read(f"{COLUMN}?page=2"))) == 20
    told = json.loads(read(f"{COLUMN}index.json?page=11").source)
    assert (told["total"], told["pages"], len(told["items"])) == (1002, 11, 2)


def queries(read, path):
    with CaptureQueriesContext(connection) as found:
        assert read(path).status == 200
    return len(found)
