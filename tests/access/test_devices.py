"""绑定手机：whose code counts, when, how often, and what a phone needs to be bound."""

from datetime import timedelta

import pytest

from mingtang.access import actions, codes
from mingtang.access.models import Device
from mingtang.access.words import WRONG
from mingtang.audit.models import Entry
from tests.access.phones import authenticator, bound, shown, wrong
from tests.builders import moment
from tests.refusals import refused
from tests.roles import everything

AT = moment("2026-03-02")
LATER = moment("2026-03-02 10:00")


@pytest.fixture
def person(made):
    bound(made["reviewer"], at=AT)
    return made["reviewer"]


def verbs():
    return [row.verb for row in Entry.rows.filter(verb__startswith="access.").order_by("seq")]


def test_a_phone_is_bound_by_a_code_of_its_own(made):
    person = made["reviewer"]
    seed = codes.new_seed()
    with refused(WRONG):
        actions.enrol(person, seed=seed, code=wrong(codes.code_at(seed, person.pk, at=AT)), by=person, at=AT)
    device = actions.enrol(person, seed=seed, code=codes.code_at(seed, person.pk, at=AT), by=person, at=AT)
    assert (device.person, device.confirmed_at, device.removed_at, verbs()) == (
        person,
        AT,
        None,
        ["access.device.bind"],
    )


def test_nobody_binds_a_phone_for_somebody_else(made):
    seed, person = codes.new_seed(), made["reviewer"]
    with refused("只能绑定自己的手机。"):
        actions.enrol(person, seed=seed, code=codes.code_at(seed, person.pk, at=AT), by=made["administrator"], at=AT)


@pytest.mark.parametrize(("steps", "counts"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(person, steps, counts):
    reasons = actions.tried(person, code=shown(person, at=LATER, later=steps), at=LATER)
    assert (reasons == ()) is counts


def test_a_code_counts_once_and_no_earlier_one_after_it(person):
    code = shown(person, at=LATER)
    assert actions.tried(person, code=code, at=LATER) == ()
    again = (f"{WRONG}再错 4 次，要等 30 分钟。",)
    assert actions.tried(person, code=code, at=LATER + timedelta(seconds=1)) == again
    assert actions.tried(person, code=shown(person, at=LATER, later=-1), at=LATER) != ()
    assert actions.tried(person, code=shown(person, at=LATER, later=1), at=LATER) == ()


def test_the_code_that_bound_the_phone_signs_nobody_in(person):
    assert actions.tried(person, code=shown(person, at=AT), at=AT) != ()


@pytest.mark.parametrize("told", ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345", "1234.5"])
def test_what_is_no_code_is_wrong(person, told):
    assert actions.tried(person, code=told, at=LATER) == (f"{WRONG}再错 4 次，要等 30 分钟。",)


def test_a_code_may_be_typed_in_two_groups(person):
    code = shown(person, at=LATER)
    assert actions.tried(person, code=f" {code[:3]} {code[3:]} ", at=LATER) == ()


def test_five_wrong_codes_lock_the_codes_and_a_right_one_does_not_help(person):
    bad = wrong(shown(person, at=LATER))
    locked = ("验证码连续输错，2026年3月2日10:30以后才能再试。手机不在身边的，请本单位管理员办理找回。",)
    told = [actions.tried(person, code=bad, at=LATER) for _ in range(5)]
    assert told == [*((f"{WRONG}再错 {left} 次，要等 30 分钟。",) for left in (4, 3, 2, 1)), locked]
    before = everything()
    assert actions.tried(person, code=shown(person, at=LATER), at=LATER) == locked
    assert everything() == before
    entry = Entry.rows.get(verb="access.code.locked")
    assert (entry.actor, entry.subject) == ("system:sign-in", f"organs.unit:{person.unit_id}")


def test_the_lock_opens_after_half_an_hour_and_counts_from_the_beginning(person):
    for _ in range(5):
        actions.tried(person, code=wrong(shown(person, at=LATER)), at=LATER)
    after = LATER + timedelta(minutes=30)
    assert actions.tried(person, code=wrong(shown(person, at=after)), at=after) == (
        f"{WRONG}再错 4 次，要等 30 分钟。",
    )
    assert actions.tried(person, code=shown(person, at=after), at=after) == ()
    assert Device.rows.get().failures == 0


def test_another_phone_takes_a_code_of_the_old_one(person):
    seed = codes.new_seed()
    new = codes.code_at(seed, person.pk, at=LATER)
    bad = wrong(shown(person, at=LATER))
    with pytest.raises(Exception, match=f"原来的手机：{WRONG}再错 4 次"):
        actions.enrol(person, seed=seed, code=new, old_code=bad, by=person, at=LATER)
    assert (Device.rows.count(), Device.rows.get().failures) == (1, 1)
    actions.enrol(person, seed=seed, code=new, old_code=shown(person, at=LATER), by=person, at=LATER)
    assert [(row.removed_at, row.seed == seed) for row in Device.rows.order_by("pk")] == [(LATER, False), (None, True)]
    assert verbs() == ["access.device.bind", "access.device.change"]


def test_a_wrong_code_of_the_new_phone_uses_up_none_of_the_old(person):
    seed = codes.new_seed()
    bad = wrong(codes.code_at(seed, person.pk, at=LATER))
    with refused(WRONG):
        actions.enrol(person, seed=seed, code=bad, old_code=shown(person, at=LATER), by=person, at=LATER)


def test_whoever_has_no_phone_has_no_code(made):
    assert actions.tried(made["clerk"], code="123456", at=AT) == ("没有绑定手机，请重新登录。",)


def test_the_database_alone_tells_no_code(person, settings):
    code = shown(person, at=LATER)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [], "another-installation"
    assert actions.tried(person, code=code, at=LATER) != ()


def test_a_new_key_of_the_installation_leaves_phones_bound_while_the_old_one_holds(person, settings):
    code = shown(person, at=LATER)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a-newer-key"
    assert actions.tried(person, code=code, at=LATER) == ()


def test_the_code_is_the_one_that_any_phone_computes_from_the_key(person):
    device = Device.rows.get()
    key = codes.typed_key(device.seed, person.pk)
    assert authenticator(key, at=LATER) == shown(person, at=LATER)
    assert f"secret={key.replace(' ', '')}" in codes.address(device.seed, person.pk, person.username)


def test_the_drawing_is_a_square_with_a_quiet_edge():
    side, path = codes.drawn(codes.address("seed", 1, "clerk"))
    assert side > 40
    assert path.startswith("M4 4h1v1h-1z")
    assert not any(move.startswith(("0 ", "1 ", "2 ", "3 ")) for move in path.split("M")[1:])
