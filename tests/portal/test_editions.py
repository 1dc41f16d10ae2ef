"""历次发布：what was once published stays as it was, at an address of its own, and says what it is."""

import pytest

from mingtang.evidence.actions.public import keep_internal
from mingtang.evidence.models import Evidence
from tests import builders
from tests.builders import commitment, moment
from tests.portal.conftest import publish, show

PLAN = "/liuxi/plans/2026/"


@pytest.fixture
def second(town, plan, published):
    """The second edition: one piece more, one taken back."""
    show(town, commitment(plan, "1.3.1"), by="clerk", title="专区开放公告")
    taken_back = Evidence.rows.get(title="补贴发放公示")
    keep_internal(taken_back, by=town["reviewer"], at=moment("2026-03-10"))
    return publish(town, plan, at="2026-03-20")


def test_the_address_of_the_plan_shows_the_newest_edition(second, read):
    page = read(PLAN)
    assert page.words(".facts-line div")[2:6] == [
        "截至日期2026年3月20日",
        "发布日期2026年3月20日",
        "签发经审核、领导签发",
        "版次第 2 版",
    ]
    assert page.words(".notice") == []


def test_a_past_edition_stays_as_it_was_and_says_that_it_is_past(second, read):
    page = read(f"{PLAN}v/1/")
    assert page.words(".notice") == ["这是 2026年3月9日 的历史版本，查看最新。"]
    assert page.links(".notice a") == [("查看最新", PLAN)]
    assert page.words(".facts-line div")[2:6] == [
        "截至日期2026年3月9日",
        "发布日期2026年3月9日",
        "签发经审核、领导签发",
        "版次第 1 版",
    ]
    assert page.links(".plan-mark a")[0] == ("已完成1 份佐证，任务 1.1.1", f"{PLAN}v/1/1.1.1/")


def test_a_task_of_a_past_edition_shows_what_was_public_then(second, read):
    then, now = read(f"{PLAN}v/1/1.1.1/"), read(f"{PLAN}1.1.1/")
    assert then.words(".event-what") == ["补贴发放公示外部链接：www.example", "已完成"]
    assert now.words(".event-what") == ["已完成"]
    assert then.links(".notice a") == [("查看最新", f"{PLAN}#i-1.1.1")]


def test_the_editions_are_listed_newest_first(second, read):
    listed = [("第 1 版", f"{PLAN}v/1/")]
    assert read(PLAN).words(".editions li") == ["2026年3月20日第 2 版（正在看）", "2026年3月9日第 1 版"]
    assert read(PLAN).links(".editions a") == listed
    assert read(f"{PLAN}v/1/").links(".editions a") == [("第 2 版（最新）", PLAN)]


def test_the_newest_edition_has_an_address_that_will_stay(second, read):
    page = read(f"{PLAN}v/2/")
    assert page.status == 200
    assert page.words(".notice") == []
    assert page.words(".plan-line") == read(PLAN).words(".plan-line")


@pytest.mark.parametrize("address", [PLAN, f"{PLAN}?state=done", f"{PLAN}v/1/"])
def test_search_engines_are_led_to_the_newest(second, read, address):
    assert read(address).tree.xpath("//link[@rel='canonical']/@href") == [f"http://testserver{PLAN}"]


@pytest.fixture
def shortened(town, plan, published):
    """The second edition, of the plan printed anew without its last sentence."""
    shorter = builders.reading(builders.SENTENCES[:-1])
    again = builders.plan_of(town, told=shorter, at=moment("2026-03-15"))
    return publish(town, again, at="2026-03-20")


def test_the_address_of_what_is_no_longer_in_the_plan_leads_to_the_edition_that_has_it(shortened, read):
    page = read(f"{PLAN}1.3.2/")
    assert (page.status, page.word("h1")) == (410, "编号是“1.3.2”的这一条已不再列入")
    assert "第 1 版里有。" in page.source
    assert page.links("main .ways a") == [
        ("看第 1 版里的这一条", f"{PLAN}v/1/1.3.2/"),
        ("看全部任务", PLAN),
    ]
    assert read(f"{PLAN}v/1/1.3.2/").status == 200


@pytest.mark.parametrize("address", [f"{PLAN}9.9.9/", f"{PLAN}1.3/", f"{PLAN}%25/", f"{PLAN}v/1/9.9.9/"])
def test_what_never_was_is_not_found(shortened, read, address):
    assert read(address).status == 404
