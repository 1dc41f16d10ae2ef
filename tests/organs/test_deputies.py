"""代岗：who may arrange it, what the deputy holds and for how long, and what the trail and the database say."""

import json
from datetime import date, timedelta

import pytest

from mingtang.audit.queries import entries_of
from mingtang.law.deputies import AbsenceKind
from mingtang.law.units import PostKind
from mingtang.organs.actions import (
    appoint,
    arrange_deputy,
    begin_standing_in,
    change_unit,
    end_deputy,
    end_post,
    leave,
    name_usual_deputy,
    revoke_post,
)
from mingtang.organs.models import Post
from tests.builders import moment
from tests.refusals import refused, sql, stopped
from tests.standing import at_work

AT = moment("2026-03-02")
FIRST, LAST = date(2026, 3, 3), date(2026, 3, 6)
DURING = moment("2026-03-04")


def post_of(made, username):
    return Post.rows.get(person=made[username])


def arranged(made, *, post="leader", person="reviewer", by=None, at=AT, **told):
    days = {"since_on": FIRST, "until_on": LAST, "reason": AbsenceKind.LEAVE} | told
    return arrange_deputy(post_of(made, post), person=made[person], **days, by=made[by or post], at=at)


def test_the_holder_arranges_a_deputy_and_the_trail_tells(made):
    deputy = arranged(made)
    assert (str(deputy), deputy.made_by, deputy.post.kind) == ("许审核代方领导", made["leader"], "leader")
    facts = {"person": made["reviewer"].pk, "post": deputy.post_id, "since_on": "2026-03-03", "until_on": "2026-03-06"}
    assert [(entry.verb, json.loads(entry.facts)) for entry in entries_of(deputy)] == [("organs.deputy.arrange", facts)]


def test_the_administrator_arranges_for_anyone_but_not_for_themselves_to_stand_in(made):
    assert arranged(made, by="administrator").made_by == made["administrator"]
    with refused("不能安排自己代岗，请由岗位本人或者另一名管理员办理。"):
        arranged(made, post="clerk", person="administrator", by="administrator")


def test_nobody_else_arranges(made):
    with refused("代岗由岗位本人或者管理员安排。"):
        arranged(made, by="clerk")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"person": "leader"}, "代岗的须是另一个人。"),
        ({"person": "neighbour-leader"}, "代岗的须是本机关的人。"),
        ({"since_on": date(2026, 3, 1)}, "第一天不能早于今天，代岗不能补到过去。"),
        ({"until_on": date(2026, 3, 2)}, "最后一天不能早于第一天2026年3月3日。"),
        (
            {"person": "administrator"},
            "管理员不审核、不签发：已任柳溪镇管理员的，不能再任分管领导。请改由另一个人担任，或者先结束原来的岗位。",
        ),
    ],
)
def test_what_the_rules_refuse_changes_nothing(made, told, reason):
    with refused(reason):
        arranged(made, **told)


def test_a_post_has_one_deputy_on_a_day_in_the_database_too(made):
    deputy = arranged(made)
    with refused("2026年3月3日至2026年3月6日已安排许审核代岗，日子不能重叠。"):
        arranged(made, person="clerk", since_on=LAST, until_on=LAST)
    row = (deputy.post_id, made["clerk"].pk, LAST, LAST, "leave", AT)
    insert = (
        "INSERT INTO organs_deputy (post_id, person_id, since_on, until_on, reason, made_at) "
        "VALUES (%s, %s, %s, %s, %s, %s)"
    )
    with stopped("一个岗位同一天只能有一个人代岗"):
        sql(insert, *row)
    with stopped("代岗的须是另一个人"):
        sql(insert, deputy.post_id, made["leader"].pk, "2026-05-01", "2026-05-02", "leave", AT)
    end_deputy(deputy, by=made["leader"], at=AT)
    assert arranged(made, person="clerk").person == made["clerk"]


def test_an_arrangement_is_never_changed_only_ended(made):
    deputy = arranged(made)
    with stopped("代岗安排不得改动，只能结束"):
        sql("UPDATE organs_deputy SET until_on = %s WHERE id = %s", date(2026, 4, 1), deputy.pk)
    with stopped("代岗只能结束，不能删除"):
        sql("DELETE FROM organs_deputy WHERE id = %s", deputy.pk)
    end_deputy(deputy, by=made["administrator"], at=DURING)
    with stopped("代岗安排不得改动，只能结束"):
        sql("UPDATE organs_deputy SET ended_at = NULL WHERE id = %s", deputy.pk)
    with refused("这次代岗已提前结束。"):
        end_deputy(deputy, by=made["leader"], at=DURING)


def test_no_deputy_for_a_post_that_has_ended_was_revoked_or_whose_holder_left(made):
    end_post(post_of(made, "clerk"), until_on=date(2026, 3, 1), by=made["administrator"], at=AT)
    with refused("这个岗位已于2026年3月1日结束，不必代岗。"):
        arranged(made, post="clerk", by="administrator")
    to_come = appoint(made["officer"], unit=made.organ, kind=PostKind.REVIEWER, since_on=LAST,
                      by=made["administrator"], at=AT)  # fmt: skip
    revoke_post(to_come, by=made["administrator"], at=AT)
    told = {"person": made["reviewer"], "since_on": FIRST, "until_on": FIRST, "reason": AbsenceKind.TRIP}
    with refused("这项任命已撤销，不必代岗。"):
        arrange_deputy(to_come, **told, by=made["administrator"], at=AT)


def test_whoever_stands_in_holds_the_represented_post_and_no_other(made):
    deputy, organ = arranged(made), made.organ
    own = made["reviewer"]
    acting = at_work(made, deputy)

    def holds(person, on):
        return [person.holds(kind, at_unit=organ, on=on) for kind in (PostKind.REVIEWER, PostKind.LEADER)]

    assert holds(own, FIRST) == [True, False]
    assert [holds(acting, on) for on in (FIRST, LAST)] == [[False, True], [False, True]]
    assert holds(acting, LAST + timedelta(days=1)) == [False, False]
    assert (acting.stands_for, acting.in_whose_name) == (made["leader"], made["leader"])
    assert (own.stands_for, own.in_whose_name) == (None, own)
    assert acting.hands == {own.pk, made["leader"].pk}


ENDINGS = {
    "ended early": lambda made, deputy: end_deputy(deputy, by=made["leader"], at=DURING),
    "post ended": lambda made, deputy: end_post(deputy.post, until_on=FIRST, by=made["administrator"], at=DURING),
    "represented left": lambda made, deputy: leave(made["leader"], on=FIRST, by="install", at=DURING),
    "deputy left": lambda made, deputy: leave(made["reviewer"], on=FIRST, by="install", at=DURING),
}


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_standing_in_ends_with_the_arrangement_the_post_or_the_stay_of_either(made, ending):
    deputy = arranged(made)
    assert at_work(made, deputy).posts_on(DURING.date()) == [deputy.post]
    ENDINGS[ending](made, deputy)
    assert at_work(made, deputy).posts_on(DURING.date()) == []


def test_the_end_of_a_post_bounds_its_deputy(made):
    end_post(post_of(made, "leader"), until_on=LAST, by=made["administrator"], at=AT)
    with refused("这个岗位到2026年3月6日结束，代岗不能晚于这一天。"):
        arranged(made, until_on=LAST + timedelta(days=1))


def test_beginning_is_refused_outside_the_days_and_to_others(made):
    deputy = arranged(made)
    with refused("这次代岗还没开始，今天不能代。"):
        begin_standing_in(deputy, by=made["reviewer"], at=AT)
    with refused("这次代岗不是安排给您的。"):
        begin_standing_in(deputy, by=made["clerk"], at=DURING)
    begin_standing_in(deputy, by=made["reviewer"], at=DURING)
    assert [entry.verb for entry in entries_of(deputy)] == ["organs.deputy.begin", "organs.deputy.arrange"]


def test_the_trail_says_for_whom(made):
    acting = at_work(made, arranged(made, post="administrator", person="clerk"))
    unit = change_unit(made.units["liuxi-sfs"], duties="调解", by=acting, at=DURING)
    told = entries_of(unit)[0]
    assert told.actor == f"person:{made['clerk'].pk}"
    assert json.loads(told.facts) == {"fields": ["duties"], "stands_for": f"organs.person:{made['administrator'].pk}"}


def test_a_deputy_neither_arranges_deputies_nor_gives_posts_to_the_represented(made):
    acting = at_work(made, arranged(made, post="administrator", person="clerk"))
    with refused("您正在代岗，请先结束代岗，再安排代岗。"):
        arrange_deputy(post_of(made, "officer"), person=made["reviewer"], since_on=LAST, until_on=LAST,
                       reason=AbsenceKind.TRIP, by=acting, at=DURING)  # fmt: skip
    with refused("不能给自己任岗，请由另一名管理员办理。"):
        appoint(made["administrator"], unit=made.organ, kind=PostKind.INSPECTOR, since_on=LAST, by=acting, at=DURING)


def test_nobody_gets_a_post_that_does_not_go_with_what_they_stand_in_for(made):
    arranged(made, person="clerk")
    reason = "管理员不审核、不签发：已任柳溪镇分管领导的，不能再任管理员。请改由另一个人担任，或者先结束原来的岗位。"
    with refused(reason):
        appoint(made["clerk"], unit=made.organ, kind=PostKind.ADMINISTRATOR, since_on=FIRST,
                by=made["administrator"], at=AT)  # fmt: skip


def test_the_usual_deputy_is_noted_and_gives_no_power(made):
    post = name_usual_deputy(post_of(made, "leader"), person=made["reviewer"], by=made["leader"], at=AT)
    assert (post.usual_deputy, made["reviewer"].holds(PostKind.LEADER, at_unit=made.organ, on=FIRST)) == (
        made["reviewer"],
        False,
    )
    with refused("代岗的须是另一个人。"):
        name_usual_deputy(post, person=made["leader"], by=made["administrator"], at=AT)
    assert name_usual_deputy(post, person=None, by=made["leader"], at=AT).usual_deputy is None
    assert [entry.verb for entry in entries_of(post)][:2] == ["organs.post.usual_deputy"] * 2
