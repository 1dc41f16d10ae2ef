"""搜索：every word, in the records one sees and in no others."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.desk.queries.search import KINDS, SHOWN, search
from mingtang.evidence.actions.evidence import write_note
from mingtang.workplan.models import Commitment
from tests import builders
from tests.builders import moment

AT = moment("2026-03-10")


@pytest.fixture
def records(town, plan):
    """Evidence, a note and a revision of 柳溪镇."""
    row = builders.commitment(plan)
    builders.evidence(row, by=town["officer"], title="第一批补贴公示")
    write_note(row, text="补贴名单已核对两遍。", by=town["officer"], at=AT)
    builders.released(town, plan, at=AT)
    return row


def told(town, words, username="clerk"):
    found = search(words, viewer=town[username], at=AT)
    return {part.label: [(hit.title, hit.url) for hit in part.hits] for part in found}


def test_what_bears_the_words_is_found_by_kind(town, records):
    place = "/desk/plans/liuxi/2026/1.1.1/"
    piece = records.evidence.get()
    assert told(town, "补贴") == {
        "任务": [("公开惠农补贴的政策、申报和发放结果。", place)],
        "佐证": [("第一批补贴公示", f"{place}#evidence-{piece.pk}")],
        "进展": [("补贴名单已核对两遍。", f"{place}#notes")],
    }
    assert list(told(town, "农业农村")) == ["任务", "单位"]
    assert told(town, "江承办") == {"人员": [("江承办", "/desk/people/officer/")]}
    assert list(told(town, "落实情况")) == ["送审件"]


def test_every_word_has_to_be_there_and_width_makes_no_difference(town, records):
    assert list(told(town, "补贴　批")) == ["佐证"]
    assert list(told(town, "１.１.１")) == ["任务"]
    assert told(town, "补贴 没有这个词") == {}
    assert told(town, "　 ") == {}


def test_nobody_finds_what_they_do_not_see(town, records):
    assert told(town, "补贴", "neighbour-clerk") == {}
    assert told(town, "补贴", "village-officer") == {}
    assert list(told(town, "村务", "village-officer")) == ["任务"]
    assert list(told(town, "补贴", "county-inspector")) == ["任务", "佐证", "进展"]
    assert told(town, "柳溪", "neighbour-clerk") == {}


def test_more_than_fit_are_cut_and_say_so(town, plan):
    section = builders.commitment(plan).section
    like = {"plan": plan, "section": section, "kind": "task", "rhythm": "once", "demand": "0"}
    Commitment.rows.bulk_create(
        Commitment(key=f"9.{n}", position=100 + n, text=f"第{n}件巡河的事。", **like) for n in range(300)
    )
    [found] = search("巡河", viewer=town["clerk"], at=AT)
    assert (len(found.hits), found.is_cut) == (SHOWN, True)


def test_one_hit_asks_as_often_as_three_hundred(town, records):
    client = Client()
    client.force_login(town["clerk"])

    def asked(words):
        with CaptureQueriesContext(connection) as counted:
            page = client.get("/desk/search/", {"q": words}).content.decode()
        return len(counted), page

    asked("补贴")
    few, page = asked("补贴")
    assert "第一批补贴公示" in page
    section = records.section
    like = {"plan": records.plan, "section": section, "kind": "task", "rhythm": "once", "demand": "0"}
    Commitment.rows.bulk_create(
        Commitment(key=f"9.{n}", position=100 + n, text=f"第{n}件补贴的事。", **like) for n in range(300)
    )
    assert asked("补贴")[0] == few


def test_nothing_found_says_what_to_do_and_signs_are_only_signs(town, plan):
    client = Client()
    client.force_login(town["clerk"])
    assert "没有找到" in client.get("/desk/search/", {"q": "<b>%_'"}).content.decode()
    assert len({kind.label for kind in KINDS}) == len(KINDS)
