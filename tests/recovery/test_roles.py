"""岗位 × 地址：the sign-ins of a person, and recoveries."""

from mingtang.recovery.actions import ask
from mingtang.ui import clock
from tests.access.phones import bound
from tests.roles import got, others, posted, strangers

MANAGERS = {"administrator", "county-administrator"}


def test_the_sign_ins_of_a_person_are_for_whoever_administers_the_account(made):
    assert got(made, "/desk/access/officer/") == {"sign-in": strangers(), 200: MANAGERS, 404: others(*MANAGERS)}


def test_a_recovery_is_asked_for_by_whoever_administers_the_account(made):
    bound(made["officer"], at=clock.now())
    data = {"reason": "手机丢失，本人当面提出。"}
    assert posted(made, "/desk/access/officer/recover/", data) == {
        "sign-in": strangers(),
        302: MANAGERS,
        404: others(*MANAGERS),
    }


def asked(made):
    bound(made["officer"], at=clock.now())
    return ask(made["officer"], reason="手机丢失。", by=made["administrator"], at=clock.now()).pk


def test_a_recovery_is_shown_to_the_three_it_is_about_and_confirmed_by_the_second(made):
    pk = asked(made)
    shown = {*MANAGERS, "leader", "officer"}
    rest = {"sign-in": strangers(), 404: others(*shown)}
    assert got(made, f"/desk/recoveries/{pk}/") == {200: shown, **rest}
    confirms = {"leader", "county-administrator"}
    confirmed = posted(made, f"/desk/recoveries/{pk}/confirm/", done=200)
    assert confirmed == {200: confirms, 422: shown - confirms, **rest}
    assert posted(made, f"/desk/recoveries/{pk}/refuse/") == {302: shown, **rest}
