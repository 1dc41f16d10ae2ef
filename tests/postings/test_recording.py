"""县门户发布：nothing counts before it is recorded there, a correction waits, and what is withdrawn has to go there."""

from datetime import date

import pytest

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.drafting.actions.writing import start
from mingtang.editorial.models import Published
from mingtang.index.queries import match
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.rules import RuleBroken
from mingtang.listings import queries as listings
from mingtang.listings.actions import list_anew, list_elsewhere
from mingtang.listings.due import PastShowing
from mingtang.listings.evidence import ReleasedDocuments, ReleasedUnderItem
from mingtang.listings.models import Listing
from mingtang.postings import queries
from mingtang.postings.actions import hand_in, note_package, record_removal
from mingtang.postings.models import Posting, Removal
from mingtang.withdrawals.actions import withdraw
from tests.builders import moment
from tests.listings.conftest import public
from tests.postings.conftest import PLACES, URL, for_the_portal, picture
from tests.refusals import refused, stopped

FIRST, LATER = date(2026, 3, 3), date(2026, 4, 2)
CORRECTED = {"title": "柳溪镇补贴公示（更正）", "html": "<p>每亩一百二十元。</p>", "places": PLACES, "at": "2026-04-01"}


def record(made, published, *, url=URL, on=FIRST, at="2026-03-05", by="clerk"):
    return hand_in(published, url=url, on=on, screenshot=picture(), by=made[by], at=moment(at))


def evidence(made, *, until="2026-12-31"):
    asked = {"since": date(2026, 1, 1), "until": date.fromisoformat(until)}
    by_words = ReleasedDocuments().find(made.organ, "补贴公示", **asked)
    by_item = ReleasedUnderItem().find(made.organ, "she-nong-butie", **asked)
    return [(row.title, row.address, row.on) for found in (by_words, by_item) for row in found]


def listed(made):
    return [(row.title, row.url) for row in listings.in_columns(made.organ, ["butie"], on=date(2026, 12, 31))]


def withdrawn(made, published, *, how=WithdrawalKind.NOTICE, at="2026-05-06"):
    told = {"public_reason": "数字有误。", "internal_reason": "数字有误。", "target": "https://www.qinghe.example/x/"}
    return withdraw(published.document, kind=how, **told, asked_by=made["clerk"], by=made["reviewer"], at=moment(at))


def test_a_new_draft_is_meant_for_where_its_organ_publishes(made):
    at = moment("2026-03-02")
    assert start(made.organ, by=made["clerk"], at=at).outlet == "county"
    assert start(made.neighbour, by=made["neighbour-clerk"], at=at).outlet == "site"


def test_a_document_for_the_portal_is_no_evidence_before_it_is_recorded_there(made):
    published = for_the_portal(made)
    assert (evidence(made), listed(made), match("每亩一百元").hits) == ([], [], ())
    record(made, published)
    told = ("柳溪镇补贴公示", URL, FIRST)
    assert evidence(made) == [told, told]
    assert listed(made) == [told[:2]]
    assert evidence(made, until="2026-03-02") == []


def test_what_waits_is_counted_in_working_days_from_its_release(made):
    for_the_portal(made, 2, at="2026-03-06 16:00", title="第二件")
    for_the_portal(made, 1, at="2026-03-02")
    rows = queries.waiting(made["clerk"], at=moment("2026-03-09"))
    assert [(row.published.title, row.days, row.is_correction) for row in rows] == [
        ("柳溪镇补贴公示", 5, False),
        ("第二件", 1, False),
    ]
    assert queries.waiting(made["neighbour-clerk"], at=moment("2026-03-09")) == []


def test_a_correction_leaves_the_edition_that_the_portal_shows_until_it_is_recorded_too(made):
    record(made, for_the_portal(made))
    corrected = for_the_portal(made, **CORRECTED)
    assert listed(made) == [("柳溪镇补贴公示", URL)]
    assert evidence(made) == [("柳溪镇补贴公示", URL, FIRST)] * 2
    assert [hit.title for hit in match("每亩一百元").hits] == ["柳溪镇补贴公示"]
    (row,) = queries.waiting(made["clerk"], at=moment("2026-04-02"))
    assert (row.published, row.before, row.days) == (corrected, URL, 1)
    record(made, corrected, url=f"{URL}?2", on=LATER, at="2026-04-02")
    listing = Listing.rows.get()
    assert (listing.title, listing.url, listing.public_on) == ("柳溪镇补贴公示（更正）", f"{URL}?2", FIRST)
    assert [hit.title for hit in match("一百二十元").hits] == ["柳溪镇补贴公示（更正）"]
    assert queries.waiting(made["clerk"], at=moment("2026-04-02")) == []


def test_rows_made_anew_are_the_same_recorded_or_waiting(made):
    record(made, for_the_portal(made))
    for_the_portal(made, 2, title="等着的")
    told = list(Listing.rows.order_by("pk").values())
    list_anew(at=moment("2026-05-01"))
    assert list(Listing.rows.order_by("pk").values()) == told


def test_what_moves_from_the_portal_to_this_site_leads_here_and_has_to_go_there(made):
    posting = record(made, for_the_portal(made))
    moved = public(made, title="柳溪镇补贴公示（更正）", html="<p>每亩一百二十元。</p>", places=PLACES, at="2026-04-01")
    listing = Listing.rows.get()
    assert (listing.url, listing.public_on, listing.published) == ("/liuxi/documents/2026-1/", FIRST, moved)
    assert queries.to_remove(made["clerk"], at=moment("2026-04-02")) == [posting]


def test_what_moves_from_this_site_to_the_portal_stays_here_until_it_is_recorded(made):
    public(made, places=PLACES)
    moved = for_the_portal(made, **CORRECTED)
    assert listed(made) == [("柳溪镇补贴公示", "/liuxi/documents/2026-1/")]
    (row,) = queries.waiting(made["clerk"], at=moment("2026-04-02"))
    assert (row.before, row.stood_here, row.is_correction) == ("", True, True)
    record(made, moved, on=LATER, at="2026-04-02")
    assert listed(made) == [("柳溪镇补贴公示（更正）", URL)]


def test_a_record_that_was_wrong_is_made_again_and_the_last_one_counts(made):
    published = for_the_portal(made)
    record(made, published, on=date(2026, 3, 2))
    record(made, published, url=f"{URL}?right", on=date(2026, 3, 4))
    assert (Listing.rows.get().url, Listing.rows.get().public_on) == (f"{URL}?right", date(2026, 3, 4))
    (shown,) = queries.recorded(made["clerk"], at=moment("2026-03-06"))
    assert shown.url == f"{URL}?right"
    with stopped("县门户发布的登记不得改动"):
        Posting.rows.all().update(url=URL)


def test_a_record_is_refused_with_every_reason_and_keeps_nothing_of_the_picture(made):
    published = for_the_portal(made)
    asked = {"screenshot": picture("截图.pdf"), "by": made["clerk"], "at": moment("2026-03-05")}
    with refused(
        "这个网址不在本机关的发布网站 www.qinghe.example 上，请核对。",
        "发布日期还没有到，请在县门户发布以后再登记。",
        "截图请上传图片（JPG、PNG 或者 WebP），看得清网址、标题和日期。",
    ):
        hand_in(published, url="https://www.qinghe.example.evil/1.html", on=date(2026, 3, 6), **asked)
    with refused("发布日期早于本机关签发发布的日期 2026-03-02，请核对。"):
        record(made, published, on=date(2026, 3, 1))
    with refused("县门户发布由柳溪镇人民政府的政务公开专员登记。"):
        record(made, published, by="leader")
    here = public(made, 2)
    with refused("这一件在本站发布，不用登记县门户的地址。"):
        record(made, here)


def test_an_address_belongs_to_one_document_or_to_one_imported_title(made):
    record(made, for_the_portal(made))
    second = for_the_portal(made, 2, title="第二件")
    with refused("这个网址已经登记给《柳溪镇补贴公示》，请核对。"):
        record(made, second)
    told = {"url": f"{URL}?old", "on": FIRST, "places": [], "at": moment("2026-03-04")}
    list_elsewhere(made.organ, title="旧公示", **told)
    with refused("这个网址已经作为已有条目《旧公示》导入过，请先在“已有条目”里移除它，再登记。"):
        record(made, second, url=f"{URL}?old")


def test_an_edition_that_stands_no_more_is_neither_recorded_nor_packed(made):
    first = for_the_portal(made)
    for_the_portal(made, **CORRECTED)
    first = Published.rows.get(pk=first.pk)
    with refused("这一版已经不是现行的一版，请登记现行的一版。"):
        record(made, first, on=LATER, at="2026-04-02")
    with refused("这一版已经不是现行的一版，请取现行的一版。"):
        note_package(first, by=made["clerk"], at=moment("2026-04-02"))


def test_an_address_with_a_mark_of_secrecy_is_refused_and_only_that_is_noted(made):
    published = for_the_portal(made)
    with pytest.raises(RuleBroken) as told:
        record(made, published, url="https://www.qinghe.example/方案（机密）.docx")
    assert told.value.reasons == (CLASSIFIED,)
    assert Posting.rows.count() == 0
    assert Entry.rows.order_by("-pk").first().verb == "postings.refuse_classified"


@pytest.mark.parametrize("how", list(WithdrawalKind))
def test_what_is_withdrawn_has_to_go_from_the_portal_until_somebody_saw_that_it_did(made, how):
    published = for_the_portal(made)
    posting = record(made, published)
    with refused("这一条不用撤下，或者已经登记过撤下。"):
        record_removal(posting, on=LATER, by=made["clerk"], at=moment("2026-05-07"))
    withdrawn(made, published, how=how)
    assert (evidence(made), listed(made)) == ([], [])
    assert queries.to_remove(made["clerk"], at=moment("2026-05-06")) == [posting]
    with refused("县门户撤下由柳溪镇人民政府的政务公开专员登记。", "撤下的日期还没有到，请在县门户撤下以后再登记。"):
        record_removal(posting, on=date(2026, 6, 1), by=made["leader"], at=moment("2026-05-07"))
    with refused("撤下的日期早于县门户的发布日期 2026-03-03，请核对。"):
        record_removal(posting, on=date(2026, 3, 2), by=made["clerk"], at=moment("2026-05-07"))
    record_removal(posting, on=date(2026, 5, 7), by=made["clerk"], at=moment("2026-05-07"))
    assert queries.to_remove(made["clerk"], at=moment("2026-05-07")) == []
    with stopped("县门户撤下的登记不得改动"):
        Removal.rows.all().delete()


def test_what_is_published_again_after_a_withdrawal_counts_from_its_new_day(made):
    published = for_the_portal(made)
    posting = record(made, published)
    withdrawn(made, published)
    again = for_the_portal(made, **CORRECTED | {"at": "2026-06-01"})
    assert queries.to_remove(made["clerk"], at=moment("2026-06-01")) == [posting]
    record(made, again, on=date(2026, 6, 2), at="2026-06-02")
    assert Listing.rows.get().public_on == date(2026, 6, 2)
    assert queries.to_remove(made["clerk"], at=moment("2026-06-02")) == []


def test_what_is_past_its_last_day_has_to_go_from_the_portal_too(made):
    posting = record(made, for_the_portal(made, metadata={"shown_until_on": "2026-03-20"}))
    at = moment("2026-03-21")
    (row,) = PastShowing().due(on=at.date(), at=at)
    PastShowing().do(row, at=at)
    assert queries.to_remove(made["clerk"], at=at) == [posting]
