"""任命与撤销：which posts one person may hold together, and how one given by mistake is taken back."""

from datetime import date

import pytest

from mingtang.audit.queries import entries_of
from mingtang.law.units import PostKind
from mingtang.organs import queries
from mingtang.organs.actions import appoint, change_person, close_unit, end_post, leave, revoke_post
from mingtang.organs.models import Post
from tests.builders import moment
from tests.refusals import refused, sql, stopped

AT = moment("2026-03-02")
ON = date(2026, 3, 2)
LATER = date(2027, 1, 1)


def to_come(made, username="clerk", *, kind=PostKind.REVIEWER, unit="liuxi"):
    return appoint(made[username], unit=made.units[unit], kind=kind, since_on=LATER, by=made["administrator"], at=AT)


def test_a_post_to_come_is_revoked_and_stays_in_the_trail(made):
    post = revoke_post(to_come(made), by=made["administrator"], at=AT)
    assert (post.since_on, post.until_on, post.revoked_on) == (LATER, date(2026, 3, 1), ON)
    assert [made["clerk"].holds(PostKind.REVIEWER, at_unit=made.organ, on=on) for on in (ON, LATER)] == [False, False]
    assert [(entry.verb, entry.facts) for entry in entries_of(post).order_by("seq")][1:] == [
        ("organs.post.revoke", "{}")
    ]
    with refused("这项任命已于2026年3月2日撤销。"):
        revoke_post(post, by=made["administrator"], at=AT)


def test_a_post_that_was_revoked_can_be_given_again_and_holds_no_unit_open(made):
    end_post(Post.rows.get(person=made["other-officer"]), until_on=date(2026, 3, 1), by=made["administrator"], at=AT)
    told = {"kind": PostKind.OFFICE_OFFICER, "unit": "liuxi-sfs"}
    revoke_post(to_come(made, **told), by=made["administrator"], at=AT)
    again = to_come(made, **told)
    assert again.until_on is None
    revoke_post(again, by=made["administrator"], at=AT)
    assert close_unit(made.units["liuxi-sfs"], on=ON, by=made["administrator"], at=AT).closed_on == ON


def test_a_post_that_has_begun_is_ended_and_not_revoked(made):
    with refused("这个岗位从2020年1月2日起已经开始，不能撤销任命，请填最后一天来结束它。"):
        revoke_post(Post.rows.get(person=made["clerk"]), by=made["administrator"], at=AT)


def test_only_an_administrator_revokes(made):
    post = to_come(made)
    with refused("只有本机关或上级机关的管理员可以管理单位、人员和岗位，请联系管理员。"):
        revoke_post(post, by=made["clerk"], at=AT)


def test_the_only_administrator_to_come_can_be_taken_back(made):
    post = appoint(made["neighbour-clerk"], unit=made.neighbour, kind=PostKind.ADMINISTRATOR, since_on=LATER,
                   by=made["county-administrator"], at=AT)  # fmt: skip
    assert revoke_post(post, by=made["county-administrator"], at=AT).revoked_on == ON


def test_whoever_leaves_never_begins_what_was_to_come(made):
    to_come(made)
    leave(made["clerk"], on=ON, by=made["administrator"], at=AT)
    assert list(Post.rows.filter(person=made["clerk"]).order_by("id").values_list("until_on", "revoked_on")) == [
        (ON, None),
        (date(2026, 3, 1), ON),
    ]


def test_whoever_has_left_holds_no_post_from_that_moment(made):
    person = leave(made["clerk"], on=ON, by=made["administrator"], at=AT)
    held, ended = queries.posts_of(person, on=ON)
    assert (held, [str(post) for post in ended]) == ([], ["柳溪镇政务公开专员"])


@pytest.mark.parametrize("days", ["until_on = '2019-01-01'", "revoked_on = '2026-03-02'", "revoked_on = '2019-01-01'"])
def test_the_database_knows_that_only_what_never_began_is_revoked(made, days):
    with stopped():
        sql(f"UPDATE organs_post SET {days} WHERE person_id = %s", made["clerk"].pk)


@pytest.mark.parametrize(
    ("username", "kind", "unit", "sentence"),
    [
        ("reviewer", PostKind.ADMINISTRATOR, "liuxi",
         "管理员不审核、不签发：已任柳溪镇审核人的，不能再任管理员。请改由另一个人担任，或者先结束原来的岗位。"),
        ("leader", PostKind.ADMINISTRATOR, "qinghe",
         "管理员不审核、不签发：已任柳溪镇分管领导的，不能再任管理员。请改由另一个人担任，或者先结束原来的岗位。"),
        ("office-reviewer", PostKind.ADMINISTRATOR, "liuxi",
         "管理员不审核、不签发：已任党政办公室审核人的，不能再任管理员。请改由另一个人担任，或者先结束原来的岗位。"),
        ("administrator", PostKind.REVIEWER, "liuxi-dzb",
         "管理员不审核、不签发：已任柳溪镇管理员的，不能再任审核人。请改由另一个人担任，或者先结束原来的岗位。"),
        ("county-administrator", PostKind.LEADER, "liuxi",
         "管理员不审核、不签发：已任清河县管理员的，不能再任分管领导。请改由另一个人担任，或者先结束原来的岗位。"),
    ],
)  # fmt: skip
def test_whoever_administers_neither_reviews_nor_signs_there(made, username, kind, unit, sentence):
    with refused(sentence):
        appoint(made[username], unit=made.units[unit], kind=kind, since_on=ON, by="install", at=AT)


def test_the_other_post_is_open_once_the_first_has_ended(made):
    end_post(Post.rows.get(person=made["reviewer"]), until_on=date(2026, 3, 31), by=made["administrator"], at=AT)
    told = {"unit": made.organ, "kind": PostKind.ADMINISTRATOR, "by": made["administrator"], "at": AT}
    with refused(
        "管理员不审核、不签发：已任柳溪镇审核人的，不能再任管理员。请改由另一个人担任，或者先结束原来的岗位。"
    ):
        appoint(made["reviewer"], since_on=date(2026, 3, 31), **told)
    assert appoint(made["reviewer"], since_on=date(2026, 4, 1), **told).until_on is None


def test_an_administrator_may_review_for_a_neighbour_and_a_reviewer_may_lead(made):
    told = {"since_on": ON, "by": "install", "at": AT}
    elsewhere = appoint(made["administrator"], unit=made.neighbour, kind=PostKind.REVIEWER, **told)
    both = appoint(made["reviewer"], unit=made.organ, kind=PostKind.LEADER, **told)
    assert (str(elsewhere), str(both)) == ("山前镇审核人", "柳溪镇分管领导")


def test_whoever_holds_a_post_here_stays_in_sight_wherever_they_work(made):
    """The county moves the town's clerk elsewhere; the town's administrator still finds and ends the post."""
    change_person(made["clerk"], name="林专员", unit=made.units["qinghe"], by=made["county-administrator"], at=AT)
    seen = [queries.person("clerk", made[who], at=AT) for who in ("administrator", "leader", "neighbour-leader")]
    assert seen == [made["clerk"], made["clerk"], None]
    post = queries.post(Post.rows.get(person=made["clerk"]).pk, made["administrator"], at=AT)
    end_post(post, until_on=ON, by=made["administrator"], at=AT)
    later = moment("2026-03-03")
    assert queries.person("clerk", made["administrator"], at=later) is None


def test_a_post_begins_within_a_year_from_today(made):
    told = {"unit": made.organ, "kind": PostKind.REVIEWER, "by": made["administrator"], "at": AT}
    with refused("起始日期最晚在 365 天以后，再晚的到时候再任命。"):
        appoint(made["clerk"], since_on=date(2027, 3, 3), **told)
    assert appoint(made["clerk"], since_on=date(2027, 3, 2), **told).until_on is None


def test_a_post_does_not_end_in_the_past(made):
    post = Post.rows.get(person=made["clerk"])
    with refused("最后一天不能早于昨天，岗位不能在过去结束。"):
        end_post(post, until_on=date(2026, 2, 28), by=made["administrator"], at=AT)
    assert end_post(post, until_on=date(2026, 3, 1), by=made["administrator"], at=AT).until_on == date(2026, 3, 1)
