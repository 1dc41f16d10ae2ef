"""已更正：whoever reads what was corrected is told so first, wherever it is read, at once."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from mingtang.crises.actions.ties import Tying, tie_document, tie_manuscript, untie
from mingtang.crises.models import Tie
from mingtang.index.queries import match
from mingtang.law.crises import Section
from mingtang.law.editorial import WithdrawalKind
from mingtang.listings.mending import mend
from mingtang.listings.models import Listing
from mingtang.withdrawals.actions import withdraw
from tests.crises.conftest import LATER, PUBLIC, crisis, files_dir, line_of, made, page_released, published, text_of

__all__ = ["crisis", "files_dir", "made"]
WRONG, RIGHT = "桃园村道路中断", "桃园村道路单向通行"
SAID = "<p>原来说“桃园村道路中断”，应当是桃园村道路单向通行。</p>"
MARK = "2026年7月21日已更正"


@pytest.fixture
def both(made, crisis):
    """A notice and its correction, both public, the correction not yet tied."""
    line_of(made, crisis)
    page_released(made, crisis)
    first = text_of(made, html=f"<p>{WRONG}。</p>", title="柳溪镇道路情况通告")
    notice = Tying(Section.STATEMENT)
    tie_manuscript(first, crisis=crisis, tying=notice, by=made["officer"], at=LATER)
    told = published(made, first, at=LATER).document
    return told, published(made, text_of(made, html=SAID, title="关于道路情况的更正"), at=LATER).document


def correct(made, crisis, both):
    target, correction = both
    tying = Tying(Section.CORRECTION, target, WRONG, RIGHT)
    return tie_document(correction, crisis=crisis, tying=tying, by=made["clerk"], at=LATER)


def marks(target):
    """Where it is said: on the notice, on the topic, in the list, in the feed, among what is found."""
    pages = [
        Client().get(url) for url in (target.address, PUBLIC, "/liuxi/new/", "/liuxi/feed/", "/search/?q=道路情况通告")
    ]
    assert [page.status_code for page in pages] == [200] * 5
    return ["已更正" in page.content.decode() for page in pages]


def test_a_correction_is_told_on_what_it_corrects_in_lists_feeds_and_search_at_once(made, crisis, both):
    target, correction = both
    assert marks(target) == [False] * 5
    tie = correct(made, crisis, both)
    assert marks(target) == [True] * 5
    listing = Listing.rows.get(document=target)
    assert (listing.corrected_on, listing.correction) == (date(2026, 7, 21), correction.address)
    assert "已更正" not in Client().get(correction.address).content.decode()
    untie(tie, by=made["clerk"], at=LATER)
    assert marks(target) == [False] * 5


def test_the_mark_stands_before_the_text_and_leads_to_the_correction(made, crisis, both):
    target, correction = both
    correct(made, crisis, both)
    page = Client().get(target.address).content.decode()
    assert page.index("请以更正为准") < page.index('<h1 class="document-title">')
    for url in (target.address, PUBLIC, "/liuxi/new/", "/search/?q=道路情况通告"):
        text = Client().get(url).content.decode()
        assert f'href="{correction.address}">看更正' in text or f'href="{correction.address}">{MARK}' in text


def test_a_correction_that_is_taken_back_corrects_nothing_any_more(made, crisis, both):
    target, correction = both
    correct(made, crisis, both)
    told = {"public_reason": "情况有变", "asked_by": made["clerk"], "by": made["leader"], "at": LATER}
    withdraw(correction, kind=WithdrawalKind.NOTICE, target="", **told)
    assert marks(target) == [False] * 5


def test_a_correction_counts_from_its_release_and_not_from_its_tie(made, crisis):
    line_of(made, crisis)
    page_released(made, crisis)
    target = published(made, text_of(made, html=f"<p>{WRONG}。</p>", title="柳溪镇道路情况通告"), at=LATER).document
    manuscript = text_of(made, html=SAID, title="关于道路情况的更正")
    tying = Tying(Section.CORRECTION, target, WRONG, RIGHT)
    tie_manuscript(manuscript, crisis=crisis, tying=tying, by=made["officer"], at=LATER)
    assert Listing.rows.get(document=target).corrected_on is None
    published(made, manuscript, at=LATER)
    assert Listing.rows.get(document=target).corrected_on == date(2026, 7, 21)


def test_what_was_corrected_before_there_was_a_mark_gets_it_with_the_update(made, crisis, both):
    target = both[0]
    correct(made, crisis, both)
    Listing.rows.filter(document=target).update(corrected_on=None, correction="")
    import_module("mingtang.crises.migrations.0002_corrected_documents").tell(apps, None)
    assert (Tie.rows.count(), match("道路情况通告").total, mend(on=LATER.date())) == (2, 0, 1)
    assert marks(target)[:1] + marks(target)[4:] == [True, True]
