"""文件页：what stands, what stood before, and what is said where nothing stands any more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.law.editorial import WithdrawalKind
from mingtang.listings.actions import record_elsewhere
from tests.builders import moment
from tests.library.conftest import BUTIE, address, attached, public, taken_back

TAKEN = [kind for kind in WithdrawalKind if kind is not WithdrawalKind.SAFETY]


def facts(page):
    return dict(zip(page.words("main .document-facts dt"), page.words("main .document-facts dd"), strict=True))


def test_a_document_says_everything_of_itself(made, read):
    metadata = {"number": "柳政发〔2026〕1号", "in_force_on": "2026-04-01"}
    public(made, attachments=[attached(made)], metadata=metadata)
    page = read(address())
    assert page.status == 200
    assert page.word("h1") == "柳溪镇补贴公示"
    assert page.words("main .validity") == ["有效"]
    assert facts(page) == {
        "索引号": "X/2026-1",
        "标题": "柳溪镇补贴公示",
        "发布机构": "柳溪镇人民政府",
        "发文字号": "柳政发〔2026〕1号",
        "文件种类": "通知公告",
        "主题分类": facts(page)["主题分类"],
        "成文日期": "2025年11月28日",
        "施行日期": "2026年4月1日",
        "有效性": "有效",
        "公开方式": "主动公开",
        "发布日期": "2026年3月2日",
    }
    assert page.words("main .document-body") == ["每亩一百元。"]
    assert page.words("main .document-files li a") == ["名单.csv"]
    (url,) = page.attribute(".document-files a", "href")
    assert b"".join(read(url).response.streaming_content) == b"name,yuan\n"
    assert page.response.headers["Content-Language"] == "zh-Hans"


def test_the_way_to_a_document_leads_through_its_column(made, read):
    public(made)
    assert read(address()).links(".crumbs a") == [
        ("首页", "/"),
        ("柳溪镇", "/liuxi/"),
        ("政府信息公开", "/liuxi/open/"),
        ("法定主动公开内容", "/liuxi/columns/fdzdgk/"),
        ("农业农村", "/liuxi/columns/sannong/"),
        ("涉农补贴", "/liuxi/columns/butie/"),
    ]


def test_the_code_to_scan_is_drawn_in_the_page_and_by_no_other_host(made, read, settings):
    settings.MINGTANG_SITE_URL = "https://www.liuxi.example"
    public(made)
    page = read(address())
    assert len(page.attribute(".qr svg", "class")) == 1
    assert page.word(".qr-address") == "https://www.liuxi.example/liuxi/documents/2026-1/"
    assert "style=" not in page.source


def test_an_earlier_edition_can_be_read_and_says_that_a_newer_one_stands(made, read):
    public(made)
    note = {"size": "major", "note": "补贴标准写错，已更正。"}
    public(made, title="柳溪镇补贴公示（更正）", html="<p>每亩一百二十元。</p>", change=note, at="2026-03-03")
    page, past = read(address()), read(f"{address()}v/1/")
    assert facts(page)["最后更新"] == "2026年3月3日"
    assert page.words("main .editions li") == [
        "2026年3月3日第 2 版（正在看）内容有变动：补贴标准写错，已更正。",
        "2026年3月2日第 1 版首次公开",
    ]
    assert past.words("main .document-body") == ["每亩一百元。"]
    assert past.words("main .notice")[0] == "这是 2026年3月2日 的第 1 版，后来有更新，看现在的。"
    assert [shown.word(".qr figcaption").partition("，")[0] for shown in (page, past)] == [
        "扫码在手机上看这一页",
        "扫码看现行版",
    ]
    assert past.attribute("meta", "content").count("noindex") == 1
    assert read(f"{address()}v/3/").status == 404


@pytest.mark.parametrize("kind", TAKEN)
def test_where_something_was_withdrawn_its_reason_stands_and_its_text_does_not(made, read, kind):
    public(made)
    published = public(made, html="<p>每亩一百二十元。</p>", at="2026-03-03")
    target = public(made, 2, title="柳溪镇新的公示").document.address if kind.needs_target else ""
    taken_back(made, published, kind, target=target)
    for path in (address(), f"{address()}v/1/", f"{address()}v/2/"):
        page = read(path)
        assert page.status == 410
        assert page.word("h1") == "柳溪镇补贴公示"
        assert page.words("main .validity") == [kind.public_label]
        assert "数字有误。" in page.word("main")
        assert "核对时发现" not in page.source
        assert "每亩" not in page.source
        assert page.words("main .entries time") == ["2026年3月5日", "2026年3月3日", "2026年3月2日"]
        assert ("《柳溪镇新的公示》，2026年3月2日公开。" in page.word("main")) is bool(target)
        assert [url for _, url in page.links("main .ways a")] == [*filter(None, [target]), "/liuxi/open/"]


@pytest.mark.parametrize("edition", ["", "v/1/"])
def test_what_was_taken_for_safety_answers_like_what_never_was(made, read, edition):
    published = public(made)
    taken_back(made, published, WithdrawalKind.SAFETY)
    gone, never = read(f"{address(1)}{edition}").response, read(f"{address(9)}{edition}").response
    assert (gone.status_code, never.status_code) == (404, 404)
    assert gone.content.replace(b"2026-1", b"2026-9") == never.content
    assert dict(gone.headers) == dict(never.headers)


def test_what_is_past_its_last_day_is_gone_with_its_text(made, read):
    public(made, metadata={"shown_until_on": "2026-03-06"})
    page = read(address())
    assert page.status == 410
    assert page.words("main .validity") == ["展示到期"]
    assert "每亩" not in page.source
    assert read(f"{address()}v/1/").status == 410


def test_what_the_county_portal_publishes_is_nowhere_until_it_stands_there(made, read):
    published = public(made, outlet="county")
    before, never = read(address()).response, read(address(9)).response
    assert (before.status_code, before.content.replace(b"2026-1", b"2026-9")) == (404, never.content)
    url = "https://www.qinghe.example/1.html"
    record_elsewhere(published.document, url=url, on=moment("2026-03-09").date(), at=moment("2026-03-09"))
    page = read(address())
    assert page.status == 200
    assert page.links("main .ways a") == [("到县门户看全文", url)]
    assert "每亩" not in page.source


def test_what_never_stood_on_the_county_portal_leaves_no_notice(made, read):
    taken_back(made, public(made, outlet="county"), WithdrawalKind.NOTICE)
    gone, never = read(address()).response, read(address(9)).response
    assert (gone.status_code, gone.content.replace(b"2026-1", b"2026-9")) == (404, never.content)


def test_a_village_document_stands_under_the_affairs_of_the_village(made, read):
    public(made, unit="taoyuan", places=[])
    assert read(address(1, "taoyuan")).links(".crumbs a")[-1] == ("村务公开", "/taoyuan/open/")


def test_a_document_with_many_editions_costs_no_more_queries(made, read):
    public(made, places=BUTIE)
    first = queries(read, address())
    for day in range(3, 7):
        public(made, html=f"<p>{day}</p>", at=f"2026-03-0{day}")
    assert [first, queries(read, address()), queries(read, f"{address()}v/1/")] == [first, first, first + 1]
    assert first <= 7


def queries(read, path):
    with CaptureQueriesContext(connection) as found:
        assert read(path).status == 200
    return len(found)
