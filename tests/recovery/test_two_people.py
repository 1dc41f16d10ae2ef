"""两个人：whoever confirms a recovery is not the asker under another name."""

from datetime import timedelta

import pytest

from mingtang.law.units import PostKind
from mingtang.organs.actions import add_person, appoint, set_password
from mingtang.recovery import actions, queries
from tests.access.phones import bound
from tests.builders import PASSWORD, moment
from tests.pages import signed_in, words
from tests.refusals import refused, sql, stopped
from tests.standing import standing_in

AT = moment("2026-03-02")
LATER = moment("2026-03-02 15:00")
NEW = "yun-kai-wu-san-2026"
TIED = "30 天之内，您和申请人当中一人的账号、密码或者岗位是另一人经手给的，这次找回要由别的管理员或者分管领导确认。"
STANDS_IN = "代岗的人不能确认找回，请由管理员或者分管领导本人确认。"


@pytest.fixture
def person(made):
    bound(made["reviewer"], at=moment("2026-02-02"))
    return made["reviewer"]


def asked(made, person, *, by="administrator", at=AT):
    return actions.ask(person, reason="手机丢失。", by=made[by], at=at)


def confirmed(row, by, *, at=LATER):
    return actions.confirm(row, password=NEW, by=by, at=at)


def registered(made, username, *, by, kind, at=AT):
    """A new person with a post of the organ, both from one hand."""
    made.people[username] = add_person(
        username=username, name="新来人", unit=made.organ, password=PASSWORD, by=by, at=at
    )
    appoint(made[username], unit=made.organ, kind=kind, since_on=at.date(), by=by, at=at)
    return made[username]


def test_nobody_confirms_standing_in_for_a_leader(made, person):
    row = asked(made, person)
    deputy = standing_in(made, "clerk", of="leader")
    with refused(STANDS_IN):
        confirmed(row, deputy)
    assert list(queries.to_decide(deputy, at=LATER)) == []
    assert list(queries.to_decide(made["leader"], at=LATER)) == [row]


def test_nobody_confirms_whom_the_asker_registered_and_appointed(made, person):
    new = registered(made, "new-leader", by=made["administrator"], kind=PostKind.LEADER)
    row = asked(made, person)
    with refused(TIED):
        confirmed(row, new)
    assert confirmed(row, made["leader"]).state == "confirmed"


def test_nobody_confirms_whom_the_asker_appointed_or_gave_a_password(made, person):
    for name in ("officer", "leader"):
        set_password(made[name], password=PASSWORD, by=made["administrator"], at=AT)
    appoint(made["clerk"], unit=made.organ, kind=PostKind.LEADER, since_on=AT.date(), by=made["administrator"], at=AT)
    row = asked(made, person)
    for name in ("leader", "clerk"):
        with refused(TIED):
            confirmed(row, made[name])


def test_nobody_confirms_what_somebody_asked_whom_they_registered_themselves(made, person):
    registered(made, "new-administrator", by=made["administrator"], kind=PostKind.ADMINISTRATOR)
    row = asked(made, person, by="new-administrator")
    with refused(TIED):
        confirmed(row, made["administrator"])
    assert confirmed(row, made["county-administrator"]).state == "confirmed"


def test_an_account_in_between_makes_no_two_people_of_one(made, person):
    middle = registered(made, "middle", by=made["administrator"], kind=PostKind.ADMINISTRATOR)
    new = registered(made, "new-leader", by=middle, kind=PostKind.LEADER)
    row = asked(made, person)
    with refused(TIED):
        confirmed(row, new)


def test_after_thirty_days_they_are_two(made, person):
    new = registered(made, "new-leader", by=made["administrator"], kind=PostKind.LEADER)
    for days, may in ((30, False), (31, True)):
        at = AT + timedelta(days=days)
        row = asked(made, person, at=at)
        if may:
            assert confirmed(row, new, at=at).state == "confirmed"
        else:
            with refused(TIED):
                confirmed(row, new, at=at)


def test_a_post_that_decides_nothing_ties_nobody(made, person):
    kind = PostKind.INSPECTOR
    appoint(made["leader"], unit=made.organ, kind=kind, since_on=AT.date(), by=made["administrator"], at=AT)
    assert confirmed(asked(made, person), made["leader"]).state == "confirmed"


def test_what_a_deputy_asks_is_not_confirmed_by_whoever_is_represented(made, person):
    row = actions.ask(person, reason="手机丢失。", by=standing_in(made, "clerk", of="administrator"), at=AT)
    assert (row.asked_by, row.asked_for, row.asker) == (made["clerk"], made["administrator"], "林专员（代管管理）")
    with refused("申请是您提出的，要由另一个人确认。"):
        confirmed(row, made["administrator"])
    with stopped():
        told = (LATER, made["administrator"].pk, row.pk)
        sql("UPDATE recovery_recovery SET state='confirmed', decided_at=%s, decided_by_id=%s WHERE id=%s", *told)
    assert list(queries.to_decide(made["administrator"], at=LATER)) == []
    assert "林专员（代管管理）" in words(signed_in(made, "administrator").get(f"/desk/recoveries/{row.pk}/"))
    assert actions.refuse(row, by=made["administrator"], at=LATER).state == "refused"
