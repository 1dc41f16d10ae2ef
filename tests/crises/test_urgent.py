"""首页上的门：an emergency that goes on stands at the head of the home pages of its people, until it has ended."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.crises.actions import crises
from mingtang.crises.urgent import CrisisDoors
from mingtang.law.crises import Section
from mingtang.law.editorial import WithdrawalKind
from mingtang.organs.models import Unit
from mingtang.portal.ports import News, UrgentDoor, urgent
from mingtang.ui import clock
from mingtang.withdrawals.actions import withdraw
from tests.crises.conftest import AT, LATER, PUBLIC, facts, line_of, page_released, published, text_of, tied
from tests.pages import words
from tests.portal.pages import Reader

ON = date(2026, 7, 22)
HEADING = "正在应对的突发事件"
DOOR = UrgentDoor("柳溪镇强降雨应对", PUBLIC, "柳溪镇人民政府", date(2026, 7, 20), None)


def doors(made, *codes, on=ON):
    return CrisisDoors().doors([made.units[code] for code in codes], on=on)


def seen(*addresses):
    return [HEADING in words(Client().get(address)) for address in addresses]


@pytest.fixture
def released(made, crisis):
    """The page is public, and a line holds."""
    line_of(made, crisis)
    page_released(made, crisis)
    return crisis


def test_nothing_is_said_before_the_page_is_released(made, crisis):
    line_of(made, crisis)
    assert (doors(made, "liuxi"), seen("/", "/liuxi/", "/taoyuan/")) == ([], [False] * 3)


def test_the_door_stands_with_the_organ_those_above_and_those_beneath_and_nobody_else(made, released):
    assert [doors(made, code) for code in ("liuxi", "qinghe", "shanqian")] == [[DOOR], [DOOR], []]
    assert urgent([], on=ON) == []
    pages = ["/", "/qinghe/", "/liuxi/", "/liuxi-nyb/", "/liuxi-dong/", "/taoyuan/", "/shanqian/"]
    assert seen(*pages) == [True] * 6 + [False]


def test_the_emergency_of_a_county_stands_with_its_towns(made, released):
    Unit.rows.filter(pk=made.units["shanqian"].pk).update(path=f"{made.organ.path}shanqian/")
    made.units["shanqian"].refresh_from_db()
    assert doors(made, "shanqian") == [DOOR]


def test_the_newest_that_was_released_is_named_with_its_time(made, released):
    first = text_of(made, title="柳溪镇关于群众转移的通告")
    tied(made, released, first)
    tied(made, released, second := text_of(made, title="柳溪镇返家安排"), section=Section.GUIDE)
    tied(made, released, text_of(made, title="还在写的一份"))
    published(made, first, at=LATER)
    newest = published(made, second, at=LATER + timedelta(hours=1)).document
    assert doors(made, "liuxi")[0].newest == News("柳溪镇返家安排", newest.address, LATER + timedelta(hours=1))
    page = Reader(Client())("/liuxi/")
    assert page.links(".urgent a") == [("柳溪镇强降雨应对", PUBLIC), ("柳溪镇返家安排", newest.address)]
    assert page.words(".urgent p") == [
        "柳溪镇人民政府，2026年7月20日起",
        "2026年7月21日 10:00最新发布：柳溪镇返家安排",
    ]
    told = {"public_reason": "情况有变", "asked_by": made["clerk"], "by": made["leader"], "at": LATER}
    withdraw(newest, kind=WithdrawalKind.NOTICE, target="", **told)
    assert doors(made, "liuxi")[0].newest.title == "柳溪镇关于群众转移的通告"


def test_it_is_gone_the_day_after_the_last_day_that_was_released(made, released):
    crises.change(released, facts=facts(until_on=date(2026, 7, 25)), by=made["clerk"], at=LATER)
    days = [date(2026, 7, day) for day in (24, 25, 26)]
    assert [len(doors(made, "liuxi", on=on)) for on in days] == [1, 1, 1]
    page_released(made, released, at=LATER)
    assert [len(doors(made, "liuxi", on=on)) for on in days] == [1, 1, 0]
    assert seen("/liuxi/") == [clock.today() <= date(2026, 7, 25)]


def test_a_reader_who_has_the_page_is_sent_it_anew_when_something_is_released(made, crisis):
    read, pages = Reader(Client()), ("/", "/liuxi/", "/taoyuan/")
    tags = [read(page).response.headers["ETag"] for page in pages]
    line_of(made, crisis)
    page_released(made, crisis)
    assert [read(page, if_none_match=tag).status for page, tag in zip(pages, tags, strict=True)] == [200] * 3
    tags = [read(page).response.headers["ETag"] for page in pages]
    assert [read(page, if_none_match=tag).status for page, tag in zip(pages, tags, strict=True)] == [304] * 3
    manuscript = text_of(made)
    tied(made, crisis, manuscript)
    published(made, manuscript, at=LATER)
    assert [read(page, if_none_match=tag).status for page, tag in zip(pages, tags, strict=True)] == [200] * 3


def test_it_costs_one_query_however_many_there_are(made, released):
    def asked():
        with CaptureQueriesContext(connection) as counted:
            found = doors(made, "liuxi", "qinghe")
        return len(counted), len(found)

    assert asked() == (1, 1)
    told = facts(title="柳溪镇山洪应对", begun_on=date(2026, 7, 21))
    other = crises.register(unit=made.organ, slug="flood", facts=told, by=made["clerk"], at=AT)
    line_of(made, other)
    page_released(made, other)
    tied(made, other, manuscript := text_of(made))
    published(made, manuscript, at=LATER)
    assert asked() == (1, 2)
    assert [door.title for door in doors(made, "liuxi")] == ["柳溪镇山洪应对", "柳溪镇强降雨应对"]
