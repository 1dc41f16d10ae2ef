"""设立：what an organ still lacks is told in words, and three hands are needed to publish."""

from dataclasses import replace

import pytest

from mingtang.law.setting_up import Facts, Step, is_done, missing, missing_posts
from mingtang.law.units import PostKind

ALL = {
    PostKind.ADMINISTRATOR: frozenset({1}),
    PostKind.DISCLOSURE_CLERK: frozenset({2}),
    PostKind.REVIEWER: frozenset({3}),
    PostKind.LEADER: frozenset({4}),
}
READY = Facts(units=5, holders=ALL, officers=2, left_over=1, has_plan=True, tasks=40, without_owner=0)
EMPTY = Facts(units=0, holders={}, officers=0, left_over=0, has_plan=False, tasks=0, without_owner=0)


def test_an_organ_that_has_everything_lacks_nothing():
    assert set(missing(READY).values()) == {()}
    assert is_done(READY)


def test_an_empty_organ_is_told_every_step():
    assert missing(EMPTY) == {
        Step.UNITS: ("还没有科室、管理区或者村。",),
        Step.PEOPLE: ("还没有管理员、政务公开专员、审核人、分管领导。", "还没有科室承办人，任务没有人交佐证。"),
        Step.LAST_YEAR: ("没有登记；上年都办完的，不用办这一步。",),
        Step.PLAN: ("今年的要点还没有导入。",),
        Step.OWNERS: ("导入要点以后，再明确责任单位。",),
    }


@pytest.mark.parametrize("told", [{"left_over": 0}, {"without_owner": 7}])
def test_what_may_be_missing_does_not_keep_an_organ_from_being_set_up(told):
    assert is_done(replace(READY, **told))


@pytest.mark.parametrize("told", [{"units": 0}, {"officers": 0}, {"has_plan": False}])
def test_what_is_needed_keeps_an_organ_from_being_set_up(told):
    assert not is_done(replace(READY, **told))


@pytest.mark.parametrize(
    ("writes", "reviews", "signs", "enough"),
    [({2}, {3}, {4}, True), ({2}, {2, 3}, {2, 3}, False), ({2}, {3}, {3}, False), ({2, 5}, {2, 3}, {3, 2}, True)],
)
def test_writing_reviewing_and_signing_need_three_people(writes, reviews, signs, enough):
    posts = (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER)
    holders = ALL | dict(zip(posts, map(frozenset, (writes, reviews, signs)), strict=True))
    wanted = () if enough else ("送审、审核、签发要由三个不同的人办，现在凑不齐三个人。",)
    assert missing_posts(holders, 1) == wanted


def test_a_reviewer_of_an_office_alone_is_told_to_be_set_on_the_organ():
    within = "已登记的审核人设在科室、管理区或者村，只管那个单位；还要有设在机关的审核人，登记时单位写机关。"
    told = missing(replace(READY, holders=ALL | {PostKind.REVIEWER: frozenset()}, office_reviewers=1))
    assert told[Step.PEOPLE] == ("还没有审核人。", within)
    assert missing(replace(READY, office_reviewers=1))[Step.PEOPLE] == ()
