"""发布目录跟着发布走：listed in the releasing transaction, gone with the withdrawal, and made anew the same."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from mingtang.editorial.models import Published
from mingtang.index.queries import match
from mingtang.law.editorial import WithdrawalKind
from mingtang.listings import queries
from mingtang.listings.actions import list_anew, list_elsewhere, record_elsewhere, unlist_elsewhere
from mingtang.listings.due import PastShowing
from mingtang.listings.evidence import ReleasedUnderItem
from mingtang.listings.models import Listing, Place
from mingtang.withdrawals.actions import withdraw
from tests.builders import moment
from tests.listings.conftest import public, signed

DAY = date(2026, 3, 2)
PLACES = [{"column": "butie", "item": "she-nong-butie"}, {"column": "gongshi", "item": ""}]


def titles(rows):
    return [row.title for row in rows]


def found(words):
    return [hit.title for hit in match(words).hits]


def test_what_is_signed_is_listed_nowhere_before_it_is_released(made):
    signed(made, places=PLACES)
    assert Listing.rows.count() == 0
    assert found("补贴") == []


def test_what_is_released_stands_in_its_columns_under_its_item_and_can_be_found(made):
    published = public(made, places=PLACES)
    assert titles(queries.in_columns(made.organ, ["butie", "gongshi"], on=DAY)) == ["柳溪镇补贴公示"]
    assert titles(queries.under_item(made.organ, "she-nong-butie", on=DAY)) == ["柳溪镇补贴公示"]
    assert titles(queries.in_columns(made.neighbour, ["butie"], on=DAY)) == []
    assert found("每亩一百元") == ["柳溪镇补贴公示"]
    listing = Listing.rows.get()
    assert (listing.public_on, listing.index_number, listing.summary) == (DAY, "X/2026-1", "每亩一百元。")
    assert listing.published == published


def test_a_table_is_not_run_into_the_line_of_the_summary(made):
    table = "<table><tbody><tr><td>受淹农田</td><td>1400亩</td></tr></tbody></table>"
    public(made, html=f"<p>截至8时的情况如下。</p>{table}<p>正在排水。</p>", places=PLACES)
    assert Listing.rows.get().summary == "截至8时的情况如下。 正在排水。"
    assert found("受淹农田") == ["柳溪镇补贴公示"]


def test_what_is_found_tells_the_day_of_the_lists_and_begins_with_the_text(made):
    public(made, places=PLACES, metadata={"issuer": "柳溪镇人民政府", "number": "柳政发〔2026〕3号"})
    told = {"title": "柳溪镇补贴公示", "html": "<p>新标准：每亩一百二十元。</p>", "change": {"note": "标准改了"}}
    public(made, **told, metadata={"issuer": "柳溪镇人民政府", "number": "柳政发〔2026〕3号"}, at="2026-04-01")
    (hit,) = match("补贴公示").hits
    assert (localdate(hit.released_at), hit.snippet) == (DAY, "新标准：每亩一百二十元。")
    assert [found(words) for words in ("柳政发〔2026〕3号", "柳溪镇人民政府", "标准改了")] == [["柳溪镇补贴公示"]] * 3


def test_a_corrected_edition_takes_the_place_of_the_one_before_and_keeps_the_first_day(made):
    public(made, places=PLACES)
    public(made, title="柳溪镇补贴公示（更正）", html="<p>每亩一百二十元。</p>", places=PLACES[1:], at="2026-04-01")
    listing = Listing.rows.get()
    assert (listing.title, listing.public_on, listing.is_changed) == ("柳溪镇补贴公示（更正）", DAY, True)
    assert [(place.column, place.item) for place in listing.places.all()] == [("gongshi", "")]
    assert (found("一百元"), found("一百二十元")) == ([], ["柳溪镇补贴公示（更正）"])


@pytest.mark.parametrize("how", list(WithdrawalKind))
def test_what_is_withdrawn_is_gone_from_every_list_at_once(made, how):
    published = public(made, places=PLACES)
    told = {"public_reason": "数字有误。", "internal_reason": "个人信息。", "target": "https://example.cn/"}
    asked = {"asked_by": made["clerk"], "by": made["reviewer"]}
    withdraw(published.document, kind=how, **told, **asked, at=moment("2026-03-05"))
    assert (Listing.rows.count(), Place.rows.count()) == (0, 0)
    assert found("每亩一百元") == []
    assert list(Published.public.all()) == []


def test_rows_made_anew_are_the_same(made):
    public(made, 1, places=PLACES)
    public(made, 2, title="第二件")
    told = list(Listing.rows.order_by("pk").values("title", "public_on", "address", "changed_at"))
    assert list_anew(at=moment("2026-05-01")) == 2
    assert list(Listing.rows.order_by("pk").values("title", "public_on", "address", "changed_at")) == told


def test_what_the_county_portal_publishes_counts_from_the_day_recorded_there(made):
    published = public(made, outlet="county", places=PLACES)
    later = date(2026, 3, 9)
    assert titles(queries.of_unit(made.organ, on=later)) == []
    assert found("每亩一百元") == []
    record_elsewhere(published.document, url="https://www.qinghe.example/1.html", on=later, at=moment("2026-03-09"))
    assert titles(queries.of_unit(made.organ, on=date(2026, 3, 8))) == []
    (row,) = queries.of_unit(made.organ, on=later)
    assert row.url == "https://www.qinghe.example/1.html"
    assert match("每亩一百元").hits[0].address == "https://www.qinghe.example/1.html"


def test_something_that_stands_elsewhere_is_listed_once_and_put_right(made):
    told = {"url": "https://www.qinghe.example/2.html", "on": DAY, "places": [("butie", "")]}
    list_elsewhere(made.organ, **told, title="旧公示", at=moment("2026-03-02"))
    listing = list_elsewhere(made.organ, **told, title="旧公示（改）", at=moment("2026-03-03"))
    assert titles(queries.in_columns(made.organ, ["butie"], on=DAY)) == ["旧公示（改）"]
    unlist_elsewhere(listing)
    assert (Listing.rows.count(), found("旧公示")) == (0, [])


def test_what_is_past_its_last_day_is_shown_no_more(made):
    public(made, metadata={"shown_until_on": "2026-03-06"})
    assert titles(queries.of_unit(made.organ, on=date(2026, 3, 6))) == ["柳溪镇补贴公示"]
    assert titles(queries.of_unit(made.organ, on=date(2026, 3, 7))) == []
    task = PastShowing()
    assert list(task.due(on=date(2026, 3, 6), at=moment("2026-03-06"))) == []
    (row,) = task.due(on=date(2026, 3, 7), at=moment("2026-03-07"))
    assert task.do(row, at=moment("2026-03-07")) == "展示到期，已撤下"
    assert list(task.due(on=date(2026, 3, 7), at=moment("2026-03-07"))) == []
    assert found("每亩一百元") == []


def test_a_document_under_an_item_is_evidence_for_what_is_bound_to_the_item(made):
    public(made, places=PLACES)
    source = ReleasedUnderItem()
    (row,) = source.find(made.units["liuxi-nyb"], "she-nong-butie", since=DAY, until=DAY)
    assert (row.title, row.address, row.on) == ("柳溪镇补贴公示", "/liuxi/documents/2026-1/", DAY)
    assert list(source.find(made.neighbour, "she-nong-butie", since=DAY, until=DAY)) == []
    assert list(source.find(made.organ, "bie-de", since=DAY, until=DAY)) == []


def test_a_list_takes_as_many_queries_for_thirty_as_for_one(made, django_assert_num_queries):
    public(made, 1, places=PLACES)
    with django_assert_num_queries(1):
        [(row.url, row.unit.name, row.is_changed) for row in queries.in_columns(made.organ, ["butie"], on=DAY)]
    for serial in range(2, 6):
        public(made, serial, places=PLACES)
    with django_assert_num_queries(1):
        rows = [(row.url, row.unit.name, row.is_changed) for row in queries.in_columns(made.organ, ["butie"], on=DAY)]
    assert len(rows) == 5
