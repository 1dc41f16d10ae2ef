"""网站地图：everything public with its last change; in parts when long; a demo has none."""

from xml.etree import ElementTree

from mingtang.library.views import sitemap
from tests.library.conftest import address, in_force, many, public

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def places(page):
    tree = ElementTree.fromstring(page.source)
    return {place.findtext(f"{SPACE}loc"): place.findtext(f"{SPACE}lastmod") for place in tree}


def test_columns_and_documents_stand_with_their_last_change(made, read):
    public(made)
    found = places(read("/sitemap.xml"))
    assert found[f"http://testserver{address()}"] == "2026-03-02T09:00:00+08:00"
    assert found["http://testserver/liuxi/columns/butie/"] == "2026-03-02T09:00:00+08:00"
    assert found["http://testserver/liuxi/columns/zhinan/"] is None
    assert "http://testserver/taoyuan/open/" in found


def test_the_fixed_pages_of_a_unit_stand_in_the_map(made, read):
    in_force(made)
    found = {url.removeprefix("http://testserver") for url in places(read("/sitemap.xml"))}
    pages = ("open/", "open/guide/", "open/apply/", "fees/", "open/catalogue/", "new/")
    for code, has in (("liuxi", "111111"), ("qinghe", "111101"), ("taoyuan", "100001")):
        assert [page for page in pages if f"/{code}/{page}" in found] == [
            page for page, there in zip(pages, has, strict=True) if there == "1"
        ]


def test_what_stands_elsewhere_is_not_ours_to_map(made, read):
    many(made, 3)
    assert [url for url in places(read("/sitemap.xml")) if "example" in url] == []


def test_a_long_map_comes_in_parts(made, read, monkeypatch):
    public(made)
    whole = list(places(read("/sitemap.xml")))
    monkeypatch.setattr(sitemap, "IN_ONE", 10)
    parts = list(places(read("/sitemap.xml")))
    assert parts == [f"http://testserver/sitemap/{number}.xml" for number in range(1, len(parts) + 1)]
    told = [url for part in parts for url in places(read(part.removeprefix("http://testserver")))]
    assert told == whole
    assert (read(f"/sitemap/{len(parts) + 1}.xml").status, read("/sitemap/0.xml").status) == (404, 404)


def test_a_short_map_has_no_parts_and_a_demo_no_map(made, read, settings):
    assert read("/sitemap/1.xml").status == 404
    settings.DEMO = True
    assert read("/sitemap.xml").status == 404
    assert read("/liuxi/feed/").response.headers["X-Robots-Tag"] == "noindex, nofollow"
