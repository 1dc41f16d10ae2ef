"""口径只在内部：no public page, template, feed or list knows of it, and no room below can."""

import re

from django.test import Client
from django.urls import get_resolver

from mingtang.index.models import Entry
from mingtang.listings.models import Listing
from tests.crises.conftest import AT, LATER, PUBLIC, figure, line_of, page_released, published, text_of, tied
from tests.house.tree import ROOT, modules

ALLOWED = {"lines", "config", "cli"}
SECRET = ("口径专名", "咱们都这样讲", "口径")


def addresses(patterns, above=""):
    for pattern in patterns:
        address = above + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, address)
        else:
            yield address, pattern.callback.__module__


def test_no_other_room_reads_it():
    """Public pages live in rooms below, which may not import it; so no public view can."""
    found = {each.name for each in modules() if "mingtang.lines" in each.text and each.room not in ALLOWED}
    assert found == set()


def test_every_address_of_it_is_on_the_desk():
    own = [address for address, module in addresses(get_resolver().url_patterns) if module.startswith("mingtang.lines")]
    assert (len(own), [address for address in own if not address.startswith("desk/")]) == (9, [])


def test_no_public_template_names_it():
    public = re.compile(r'extends "(portal|library)/')
    templates = (ROOT / "src" / "mingtang").glob("*/templates/**/*.html")
    told = {path: path.read_text(encoding="utf-8") for path in templates}
    assert [path.name for path, text in told.items() if public.search(text) and "口径" in text] == []
    assert [path.name for path, text in told.items() if '"lines/' in text and path.parent.name != "lines"] == []


def test_no_public_page_knows_of_it(made, crisis):
    line_of(made, crisis, figure(), figure("9", name="口径专名", others=()), sentences=("咱们都这样讲",))
    page_released(made, crisis)
    manuscript = text_of(made)
    tied(made, crisis, manuscript)
    document = published(made, manuscript, at=LATER).document
    urls = ["/", "/liuxi/", "/liuxi/open/", "/liuxi/new/", "/liuxi/feed/", "/liuxi/topics/", PUBLIC, f"{PUBLIC}feed/"]
    urls += [document.address, "/sitemap.xml", "/sitemap/1.xml", "/liuxi/open/catalogue/catalogue.json"]
    urls += ["/search/?q=转移&organ=liuxi"]
    for url in urls:
        page = Client().get(url).content.decode()
        assert [word for word in SECRET if word in page] == [], url
    assert Client().get("/desk/crises/liuxi/heavy-rain/lines/").status_code == 302


def test_nothing_of_it_can_be_found(made, crisis):
    line_of(made, crisis, figure(name="口径专名"), sentences=("咱们都这样讲",), at=AT)
    page_released(made, crisis, at=LATER)
    told = [
        repr(list(model.objects.values() if hasattr(model, "objects") else model.rows.values()))
        for model in (Entry, Listing)
    ]
    assert [word for word in SECRET for rows in told if word in rows] == []
