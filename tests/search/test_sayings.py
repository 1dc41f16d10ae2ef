"""说法：added and ended by the clerk or the administrator, for the organ and what stands beneath it."""

import pytest

from mingtang.index import actions as index
from mingtang.organs.models import Unit
from mingtang.search import actions, queries
from mingtang.search.models import Saying
from mingtang.search.question import read
from tests import builders
from tests.builders import moment
from tests.refusals import refused
from tests.replay import Replay

AT = moment("2026-03-02")
TOWN = Replay(builders.town)
WAYS = ["水库移民后期扶持", "移民直补"]


@pytest.fixture
def made(db):
    return TOWN()


def ways(organ, typed="移民直补"):
    return read({"q": typed}).also(queries.sayings(organ))


def test_a_group_that_the_organ_adds_counts_for_it_and_for_what_stands_beneath(made):
    saying = actions.add_saying(made.organ, ways=WAYS, by=made["clerk"], at=AT)
    assert ways(made.organ) == {"移民直补": ["水库移民后期扶持"]}
    assert (ways(made.neighbour), ways(None)) == ({}, {})
    actions.end_saying(saying, by=made["administrator"], at=AT)
    assert ways(made.organ) == {}


def test_what_the_topmost_organ_adds_counts_everywhere(made):
    top = Unit.rows.get(parent=None)
    Saying.rows.create(unit=top, words="水库移民后期扶持 移民直补", added_by=made["clerk"], added_at=AT)
    assert ways(None) == ways(made.organ) == ways(made.neighbour) == {"移民直补": ["水库移民后期扶持"]}


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (["移民直补"], "至少写两种说法，用空格隔开，例如“低保 最低生活保障”。"),
        (["低保", "最低生活保障"], "这几种说法系统里已经有了，不用再添加。"),
        (["移民直补", "13912345678"], "文字里有手机号，请删去个人信息再提交。"),
    ],
)
def test_what_is_no_group_is_refused(made, told, reason):
    with refused(reason):
        actions.add_saying(made.organ, ways=told, by=made["clerk"], at=AT)


def test_the_same_group_is_added_once_and_ended_once(made):
    saying = actions.add_saying(made.organ, ways=WAYS, by=made["clerk"], at=AT)
    with refused("这一组已经添加过，正在用。"):
        actions.add_saying(made.organ, ways=WAYS, by=made["clerk"], at=AT)
    actions.end_saying(saying, by=made["clerk"], at=AT)
    with refused("这一组已经停用了。"):
        actions.end_saying(saying, by=made["clerk"], at=AT)
    again = actions.add_saying(made.organ, ways=WAYS, by=made["clerk"], at=AT)
    assert [row.pk for row in queries.sayings_of(made.organ)] == [again.pk, saying.pk]


def test_others_than_the_clerk_and_the_administrator_do_not_add(made):
    with refused("说法由柳溪镇人民政府的政务公开专员或者管理员添加和停用。"):
        actions.add_saying(made.organ, ways=WAYS, by=made["reviewer"], at=AT)


def test_what_was_looked_for_in_vain_is_listed_by_the_days_on_which_it_was(made):
    for day in ("2026-02-27", "2026-02-28"):
        index.miss("移民直补", organ=made.organ.code, at=moment(day))
    for _ in range(5):
        index.miss("灌渠清淤", organ=made.organ.code, at=AT)
    index.miss("很久以前", organ=made.organ.code, at=moment("2025-11-01"))
    index.miss("别处的", organ=made.neighbour.code, at=AT)
    told = [(row["text"], row["days"], row["all"]) for row in queries.missed(made.organ, on=AT.date())]
    assert told == [("移民直补", 2, 2), ("灌渠清淤", 1, 5)]
