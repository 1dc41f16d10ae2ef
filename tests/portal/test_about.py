"""关于本站：how to read it with difficulty, and what search engines are told."""

from xml.etree import ElementTree


def test_the_accessibility_page_says_how_and_what_is_missing(db, read):
    page = read("/about/accessibility/")
    assert page.word("h1") == "无障碍说明"
    assert page.words("h2") == [
        "怎样把字放大",
        "怎样只用键盘",
        "怎样听",
        "我们还做了什么",
        "还没有做到的",
        "遇到困难怎么办",
    ]


def test_every_page_leads_to_it(town, read):
    assert [read(a).links("footer a") for a in ("/", "/liuxi/", "/nowhere/")] == [
        [("无障碍说明", "/about/accessibility/")]
    ] * 3


def test_a_demo_asks_search_engines_to_stay_away(db, settings, read):
    settings.DEMO = True
    assert read("/robots.txt").source == "User-agent: *\nDisallow: /\n"
    assert read("/sitemap.xml").status == 404
    assert read("/").attribute("meta", "content")[-1] == "noindex, nofollow"


def test_a_real_site_shows_search_engines_all_but_the_workbench(db, read):
    assert read("/robots.txt").source == "User-agent: *\nDisallow: /desk/\nSitemap: http://testserver/sitemap.xml\n"


def test_the_sitemap_names_every_unit_and_everything_published(published, read):
    tree = ElementTree.fromstring(read("/sitemap.xml").source)
    places = [place.text.removeprefix("http://testserver") for place in tree.iter() if place.tag.endswith("loc")]
    assert places == [
        "/",
        *_organ("qinghe"),
        *_organ("liuxi"),
        *("/liuxi-dong/", "/liuxi-dong/open/", "/liuxi-dong/new/"),
        *("/taoyuan/", "/taoyuan/open/", "/taoyuan/new/", "/liuxi-dzb/", "/liuxi-nyb/", "/liuxi-sfs/"),
        *_organ("shanqian"),
        "/shanqian-dzb/",
        "/liuxi/plans/2026/",
    ]


def _organ(code):
    """The fixed pages of an organ without a catalogue in force."""
    return [f"/{code}/{page}" for page in ("", "open/", "open/guide/", "open/apply/", "fees/", "new/")]
