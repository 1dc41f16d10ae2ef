"""县门户的页面：what waits and what stands there, as its readers see it; the same number of queries for any number."""

import zipfile
from datetime import timedelta
from io import BytesIO

from django.utils import timezone

from mingtang.listings.models import Listing
from mingtang.outlets.models import OutletRule
from mingtang.postings import queries
from mingtang.postings.actions import hand_in
from mingtang.postings.models import Posting
from mingtang.postings.pressing import pressing
from mingtang.ui import clock
from tests.builders import moment
from tests.listings.conftest import public
from tests.pages import errors, signed_in, words
from tests.postings.conftest import URL, for_the_portal, picture
from tests.postings.test_recording import withdrawn
from tests.roles import everything

QUERIES = 9
"""Four lists with what goes along, the working days, and the rows of today."""


def days_ago(count):
    """A moment some days ago, as the builders take it."""
    return (timezone.localtime(clock.now()) - timedelta(days=count)).strftime("%Y-%m-%d %H:%M")


def typed(*, url=URL, on=None, shot=True):
    told = {"url": url, "on": (on or clock.today()).isoformat()}
    return told | ({"screenshot": picture()} if shot else {})


def test_the_clerk_takes_the_package_and_records_it(made):
    published = for_the_portal(made, at=days_ago(2))
    client = signed_in(made, "clerk")
    assert "柳溪镇补贴公示" in words(client.get("/desk/postings/"))
    page = client.get(f"/desk/postings/{published.pk}/")
    assert page.context["package"].pasted.startswith("<h2>一、范围</h2>")
    packed = client.post(f"/desk/postings/{published.pk}/package/")
    assert zipfile.ZipFile(BytesIO(b"".join(packed.streaming_content))).testzip() is None
    answer = client.post(f"/desk/postings/{published.pk}/", typed(), follow=True)
    assert "已登记。《柳溪镇补贴公示》从登记的发布日期起算发布。" in words(answer)
    assert Listing.rows.get().url == URL
    assert "没有待录入的" in words(client.get("/desk/postings/"))


def test_what_was_typed_comes_back_with_every_reason(made):
    published = for_the_portal(made, at=days_ago(2))
    client = signed_in(made, "clerk")
    before = everything()
    answer = client.post(f"/desk/postings/{published.pk}/", typed(url="https://other.example/1"))
    assert (answer.status_code, errors(answer)) == (
        422,
        ["这个网址不在本机关的发布网站 www.qinghe.example 上，请核对。"],
    )
    assert 'value="https://other.example/1"' in answer.content.decode()
    answer = client.post(f"/desk/postings/{published.pk}/", typed(shot=False))
    assert errors(answer) == ["截图：请选择截图。"]
    assert everything() == before


def test_a_correction_says_that_the_portal_shows_the_edition_before(made):
    first = for_the_portal(made, at=days_ago(9))
    client = signed_in(made, "clerk")
    client.post(f"/desk/postings/{first.pk}/", typed())
    second = for_the_portal(made, title="柳溪镇补贴公示（更正）", html="<p>更正。</p>", at=days_ago(1))
    said = words(client.get("/desk/postings/"))
    assert ("更正版" in said, "还是上一版" in said, "县门户上还是上一版" in said) == (True, True, True)
    assert f"县门户上还是第 1 版： {URL}" in words(client.get(f"/desk/postings/{second.pk}/"))
    assert "请登记现行的一版" in words(client.get(f"/desk/postings/{first.pk}/"))


def test_what_is_withdrawn_is_shown_until_it_is_recorded_as_gone(made):
    published = for_the_portal(made, at=days_ago(9))
    client = signed_in(made, "clerk")
    client.post(f"/desk/postings/{published.pk}/", typed(on=clock.today() - timedelta(days=2)))
    withdrawn(made, published, at=days_ago(1))
    posting = Posting.rows.get()
    assert "请在县门户撤下" in words(client.get("/desk/postings/"))
    assert client.get(f"/desk/postings/{published.pk}/").status_code == 404
    address = f"/desk/postings/removals/{posting.pk}/"
    wrong = client.post(address, {"on": (clock.today() + timedelta(days=1)).isoformat()})
    assert (wrong.status_code, errors(wrong)) == (422, ["撤下的日期还没有到，请在县门户撤下以后再登记。"])
    done = client.post(address, {"on": clock.today().isoformat()}, follow=True)
    assert "已登记：《柳溪镇补贴公示》已在县门户撤下。" in words(done)
    again = client.post(address, {"on": clock.today().isoformat()})
    assert (again.status_code, errors(again)) == (422, ["这一条不用撤下，或者已经登记过撤下。"])


def test_a_document_of_this_site_has_no_page_there(made):
    here = public(made, at=days_ago(1))
    assert signed_in(made, "clerk").get(f"/desk/postings/{here.pk}/").status_code == 404


def test_the_entry_is_there_where_the_portal_is_used_or_something_stands_there(made):
    def shown(who):
        return 'href="/desk/postings/"' in signed_in(made, who).get("/desk/outlets/").content.decode()

    assert (shown("clerk"), shown("officer"), shown("neighbour-clerk")) == (True, False, False)
    OutletRule.rows.create(unit=made.organ, outlet="site", set_at=moment("2026-01-06"))
    assert shown("clerk") is False
    for_the_portal(made, at=days_ago(1))
    assert shown("clerk") is True


def test_today_tells_the_clerk_what_to_copy_and_what_to_take_down(made):
    at = moment("2026-03-09")
    withdrawn(made, recorded(made, 9, title="旧的"), at="2026-03-06")
    for serial in range(1, 8):
        for_the_portal(made, serial, title=f"第{serial}件", at=f"2026-03-0{min(serial, 5)}")
    rows = pressing([made.organ.pk], on=at.date())
    assert [(row.sentence, row.words, row.step) for row in (rows[0], *rows[4:])] == [
        ("《第1件》等录入县门户", "已等 6 个工作日", "取成品包"),
        ("《第5件》等录入县门户", "已等 2 个工作日", "取成品包"),
        ("还有 2 件等录入县门户", "待录入县门户", "去录入"),
        ("《旧的》不再公开，请在县门户撤下", "待撤下", "登记撤下"),
    ]
    assert pressing([made.neighbour.pk], on=at.date()) == []


def recorded(made, serial, **told):
    """A document that stands on the portal."""
    published = for_the_portal(made, serial, **told)
    asked = {"url": f"{URL}?{serial}", "on": moment("2026-03-03").date(), "screenshot": picture()}
    hand_in(published, **asked, by=made["clerk"], at=moment("2026-03-05"))
    return published


def test_any_number_takes_as_many_queries_as_one(made, django_assert_num_queries):
    at = moment("2026-03-09")
    clerk = made["clerk"]
    clerk.posts_on(at.date())

    def asked():
        waiting = [(row.published.title, row.unit.name, row.before) for row in queries.waiting(clerk, at=at)]
        told = [
            (row.published.title, getattr(row.document, "listing", None), row.screenshot.key, row.recorded_by.name)
            for row in queries.recorded(clerk, at=at)
        ]
        removals = [(row.published.title, row.document.unit.organ.code) for row in queries.to_remove(clerk, at=at)]
        existing = [(row.title, len(row.places.all())) for row in queries.existing(clerk, words="", at=at)]
        return len(waiting), len(told), len(removals), len(existing), len(pressing([made.organ.pk], on=at.date()))

    told = {"kind": "elsewhere", "title": "旧公示", "public_on": at.date(), "unit": made.organ}
    Listing.rows.create(elsewhere=URL, **told)
    recorded(made, 1)
    for_the_portal(made, 2)
    withdrawn(made, recorded(made, 3), at="2026-03-06")
    with django_assert_num_queries(QUERIES):
        assert asked() == (1, 2, 1, 1, 2)
    Listing.rows.bulk_create(Listing(elsewhere=f"{URL}?old={n}", **told) for n in range(299))
    recorded(made, 4)
    for_the_portal(made, 5)
    withdrawn(made, recorded(made, 6), at="2026-03-06")
    with django_assert_num_queries(QUERIES):
        assert asked() == (2, 4, 2, 300, 3)


def test_the_entry_of_the_navigation_asks_one_question(made, django_assert_num_queries):
    clerk = made["clerk"]
    clerk.posts_on(moment("2026-03-09").date())
    with django_assert_num_queries(1):
        assert queries.uses_the_portal(clerk, on=moment("2026-03-09").date()) is True
