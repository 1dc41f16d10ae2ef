"""找回：asked for by one, confirmed by another, neither the person concerned; refused, it changes nothing."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from mingtang.access import actions as access
from mingtang.access.models import Device, SignIn
from mingtang.audit.models import Entry
from mingtang.law.rules import RuleBroken
from mingtang.law.second_factor import Factors
from mingtang.law.units import PostKind
from mingtang.organs.actions import add_person, appoint, leave, set_password
from mingtang.organs.models import Person
from mingtang.recovery import actions
from mingtang.recovery.models import Recovery
from mingtang.ui import clock
from tests.access.phones import bound, shown
from tests.builders import FOUNDED, PASSWORD, moment
from tests.refusals import refused
from tests.roles import everything

AT = moment("2026-03-02")
LATER = moment("2026-03-02 15:00")
NEW = "yun-kai-wu-san-2026"
REASON = "手机丢失，本人当面提出。"
MANAGES = "只有本机关或上级机关的管理员可以管理单位、人员和岗位，请联系管理员。"
DECIDES = "由本机关或上级机关的另一名管理员，或者本机关分管领导确认。"
ALONE = "许审核的岗位能签名，又没有绑定手机，密码不能由一个人重设，请在“登录与找回”里申请，由另一人确认。"


@pytest.fixture
def person(made):
    bound(made["reviewer"], at=moment("2026-02-02"))
    return made["reviewer"]


@pytest.fixture
def asked(made, person):
    return actions.ask(person, reason=REASON, by=made["administrator"], at=AT)


def confirmed(made, row, who, *, at=LATER):
    return actions.confirm(row, password=NEW, by=made[who], at=at)


def verbs(subject):
    return [row.verb for row in Entry.rows.filter(subject=subject, verb__startswith="recovery.").order_by("seq")]


def test_asking_keeps_who_why_and_when_and_changes_nothing_yet(made, person, asked):
    told = (asked.person, asked.asked_by, asked.asked_at, asked.reason, asked.state)
    assert told == (person, made["administrator"], AT, REASON, "asked")
    assert verbs(f"recovery.recovery:{asked.pk}") == ["recovery.ask"]
    assert Device.rows.in_force().filter(person=person).exists()


@pytest.mark.parametrize("who", ["leader", "county-administrator"])
def test_another_person_confirms_and_everything_begins_anew(made, person, asked, who):
    row = confirmed(made, asked, who)
    assert (row.state, row.decided_by, row.decided_at) == ("confirmed", made[who], LATER)
    person = Person.rows.get(pk=person.pk)
    assert (person.check_password(NEW), person.password_is_temporary) == (True, True)
    assert Device.rows.get().removed_at == LATER
    assert verbs(f"recovery.recovery:{row.pk}") == ["recovery.ask", "recovery.confirm"]


def test_a_confirmed_recovery_ends_the_sessions_of_the_person(made):
    bound(made["officer"], at=clock.now() - timedelta(hours=1))
    client = Client()
    client.post("/desk/sign-in/", {"username": "officer", "password": PASSWORD})
    client.post("/desk/sign-in/code/", {"code": shown(made["officer"], at=clock.now())})
    assert client.get("/desk/people/").status_code == 200
    row = actions.ask(made["officer"], reason=REASON, by=made["administrator"], at=clock.now())
    confirmed(made, row, "leader", at=clock.now())
    assert client.get("/desk/people/").status_code == 302
    assert (SignIn.rows.get().ended_how, Session.objects.filter(pk=client.session.session_key).count()) == (
        "taken_away",
        0,
    )


def test_neither_the_person_nor_the_asker_nor_anybody_else_confirms(made, person, asked):
    for who, reasons in {
        "reviewer": ("许审核的找回不能由许审核本人确认。", DECIDES),
        "administrator": ("申请是您提出的，要由另一个人确认。",),
        "clerk": (DECIDES,),
        "inspector": (DECIDES,),
        "neighbour-leader": (DECIDES,),
    }.items():
        with refused(*reasons):
            confirmed(made, asked, who)


def test_a_leader_does_not_confirm_the_recovery_of_their_own_account(made):
    bound(made["leader"], at=moment("2026-02-02"))
    row = actions.ask(made["leader"], reason=REASON, by=made["administrator"], at=AT)
    with refused("方领导的找回不能由方领导本人确认。"):
        confirmed(made, row, "leader")


def test_a_weak_password_is_no_recovery(made, asked):
    with refused("密码太短，至少要 10 个字符。", "这个密码太常见，容易被猜到，请换一个。"):
        actions.confirm(asked, password="12345", by=made["leader"], at=LATER)


@pytest.mark.parametrize("who", ["reviewer", "administrator", "leader", "county-administrator"])
def test_the_person_the_asker_and_whoever_may_confirm_may_refuse(made, person, asked, who):
    row = actions.refuse(asked, by=made[who], at=LATER)
    assert (row.state, row.decided_by) == ("refused", made[who])
    assert Device.rows.in_force().filter(person=person).exists()
    assert verbs(f"recovery.recovery:{row.pk}")[-1] == "recovery.refuse"


def test_nobody_else_refuses(made, asked):
    with refused("由本人、申请人、管理员或者本机关分管领导拒绝。"):
        actions.refuse(asked, by=made["clerk"], at=LATER)


@pytest.mark.parametrize("then", [actions.refuse, lambda row, **told: actions.confirm(row, password=NEW, **told)])
def test_a_recovery_is_decided_once_and_within_a_day(made, asked, then):
    with refused("申请超过 24 小时没有人确认，已经过期，请重新申请。"):
        then(asked, by=made["leader"], at=AT + timedelta(hours=24))
    actions.refuse(asked, by=made["leader"], at=LATER)
    with refused("这次找回已拒绝，不能再改。"):
        then(asked, by=made["county-administrator"], at=LATER)


def test_a_lapsed_one_may_be_asked_for_again_and_an_open_one_not(made, person, asked):
    with refused("许审核的找回已经有人申请，正等另一人确认。"):
        actions.ask(person, reason=REASON, by=made["county-administrator"], at=LATER)
    again = actions.ask(person, reason=REASON, by=made["administrator"], at=AT + timedelta(hours=24))
    assert again.pk != asked.pk


def test_only_an_administrator_asks_and_never_for_themselves(made, person):
    for who in ("clerk", "leader", "neighbour-leader"):
        with refused(MANAGES):
            actions.ask(person, reason=REASON, by=made[who], at=AT)
    bound(made["administrator"], at=AT)
    with refused("不能为自己申请找回，请另一名管理员办理。"):
        actions.ask(made["administrator"], reason=REASON, by=made["administrator"], at=AT)


def test_a_reason_is_wanted_and_a_mark_of_secrecy_kept_out(made, person):
    with refused("请写明原因，确认的人要看。"):
        actions.ask(person, reason=" ", by=made["administrator"], at=AT)
    with pytest.raises(RuleBroken, match="原因里有密级标志。"):
        actions.ask(person, reason="机密★10年 手机丢失", by=made["administrator"], at=AT)
    assert Recovery.rows.count() == 0
    assert verbs(f"organs.person:{person.pk}")[-1] == "recovery.refuse_classified"


def test_whoever_has_no_phone_and_does_not_sign_needs_no_recovery(made, settings):
    settings.MINGTANG_SECOND_FACTOR = True
    with refused("林专员没有绑定手机，管理员一人重设密码就可以。"):
        actions.ask(made["clerk"], reason=REASON, by=made["administrator"], at=AT)
    set_password(made["clerk"], password=NEW, by=made["administrator"], at=AT)


def test_somebody_who_left_is_not_recovered(made, person, asked):
    leave(person, on=AT.date(), by=made["administrator"], at=AT)
    with refused("许审核已经离岗，不再登录。"):
        confirmed(made, asked, "leader")
    with refused("许审核已经离岗，不再登录。", "许审核的找回已经有人申请，正等另一人确认。"):
        actions.ask(made["reviewer"], reason=REASON, by=made["administrator"], at=LATER)


def signed_in(person):
    access.begin(person, factors=Factors.PASSWORD, browser="电脑", session_key="", at=AT)


def test_one_person_does_not_take_over_an_account_that_signs(made, settings):
    settings.MINGTANG_SECOND_FACTOR = True
    signed_in(made["reviewer"])
    with refused(ALONE):
        set_password(made["reviewer"], password=NEW, by=made["administrator"], at=LATER)
    row = actions.ask(made["reviewer"], reason="忘了密码。", by=made["administrator"], at=LATER)
    confirmed(made, row, "leader")
    assert made["reviewer"].check_password(NEW)


def test_a_new_password_leaves_the_phone_in_force(made, person, settings):
    settings.MINGTANG_SECOND_FACTOR = True
    signed_in(person)
    set_password(person, password=NEW, by=made["administrator"], at=LATER)
    client = Client()
    assert client.post("/desk/sign-in/", {"username": "reviewer", "password": NEW}).url == "/desk/sign-in/code/"
    assert access.tried(person, code=shown(person, at=LATER), at=LATER) == ()


def test_one_administrator_sets_up_a_new_organ(made, settings):
    settings.MINGTANG_SECOND_FACTOR = True
    by, unit = made["administrator"], made.units["liuxi-dzb"]
    new = add_person(username="xinlai", name="新来人", unit=unit, password=PASSWORD, by=by, at=AT)
    appoint(new, unit=made.organ, kind=PostKind.REVIEWER, since_on=AT.date(), by=by, at=AT)
    set_password(new, password=NEW, by=by, at=AT)
    signed_in(new)
    with pytest.raises(RuleBroken):
        set_password(new, password=PASSWORD, by=by, at=AT)


def test_at_the_machine_somebody_is_let_in_again_and_the_trail_says_so(made, person):
    actions.recover_by_hand(person, password=NEW, by="cli", at=LATER)
    assert (made["reviewer"].check_password(NEW), Device.rows.in_force().count()) == (True, 0)
    entry = Entry.rows.get(verb="recovery.by_hand")
    assert (entry.actor, entry.subject) == ("system:cli", f"organs.person:{person.pk}")
    leave(person, on=FOUNDED.date(), by=made["administrator"], at=LATER)
    with refused("许审核已经离岗，不再登录。"):
        actions.recover_by_hand(person, password=NEW, by="cli", at=LATER)
    assert SignIn.rows.count() == 0
    assert everything()["recovery.Recovery"] == []
