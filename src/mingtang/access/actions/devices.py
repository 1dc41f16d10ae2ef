"""绑定手机的写入：a code is tried and counted, a phone is bound, changed and let go."""

from datetime import datetime

from django.db import transaction

from mingtang.access import codes
from mingtang.access.actions.sign_ins import shut
from mingtang.access.models import Device
from mingtang.access.words import WRONG, locked_until, wrong_code
from mingtang.law.rules import refuse_if_any
from mingtang.law.second_factor import FAILURES_ALLOWED, failures_left, opens_at
from mingtang.organs.actions.rules import note
from mingtang.organs.models import Person


@transaction.atomic
def tried(person: Person, *, code: str, at: datetime) -> tuple[str, ...]:
    """输入验证码：empty when it is right, which uses it up; otherwise why it is not. A failure is counted and stays so.

    Whoever guesses has the password already, so the lock is the account's wherever it is tried from.
    """
    device = Device.rows.select_for_update(no_key=True).in_force().filter(person=person).first()
    if device is None:
        return ("没有绑定手机，请重新登录。",)
    opens = opens_at(device.failures, device.failed_at)
    if opens is not None and at < opens:
        return (locked_until(opens),)
    if opens is not None:
        device.failures = 0
    step = codes.matching_step(device.seed, person.pk, code, after=device.last_step, at=at)
    if step is not None:
        device.last_step, device.failures, device.failed_at = step, 0, None
        device.save(update_fields=["last_step", "failures", "failed_at"])
        return ()
    device.failures, device.failed_at = device.failures + 1, at
    device.save(update_fields=["failures", "failed_at"])
    if device.failures < FAILURES_ALLOWED:
        return (wrong_code(failures_left(device.failures)),)
    unit, facts = person.unit, {"failures": device.failures}
    note(unit, by="sign-in", verb="access.code.locked", of=unit, at=at, facts=facts)
    return (locked_until(opens_at(device.failures, at)),)


def enrol(person: Person, *, seed: str, code: str, old_code: str = "", by: Person, at: datetime) -> Device:
    """绑定手机，或者换一部：the new phone shows a code of its own; a phone already bound is asked for one too.

    The code of the old phone is tried on its own, since a wrong one is counted though nothing else happens.
    Errors: ``RuleBroken`` when a code is wrong, or it is somebody else's account.
    """
    refuse_if_any([] if person.pk == by.pk else ["只能绑定自己的手机。"])
    step = codes.matching_step(seed, person.pk, code, after=-1, at=at)
    refuse_if_any([] if step is not None else [WRONG])
    if Device.rows.in_force().filter(person=person).exists():
        refuse_if_any(f"原来的手机：{reason}" for reason in tried(person, code=old_code, at=at))
        return _bind(person, seed=seed, step=step or 0, replacing=True, by=by, at=at)
    return _bind(person, seed=seed, step=step or 0, replacing=False, by=by, at=at)


@transaction.atomic
def _bind(person: Person, *, seed: str, step: int, replacing: bool, by: Person, at: datetime) -> Device:
    person = Person.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=person.pk)
    old = Device.rows.select_for_update(no_key=True).in_force().filter(person=person).first()
    refuse_if_any(["绑定的手机刚刚有变动，请重新打开本页。"] if (old is not None) != replacing else [])
    if old is not None:
        _remove(old, at=at)
    # 只凭密码进来的，别处的都中止。
    shut(person, but=getattr(by, "signed_in", None), at=at)
    device = Device.rows.create(person=person, seed=seed, confirmed_at=at, last_step=step)
    if replacing:
        note(person.unit, by=by, verb="access.device.change", of=person, at=at)
    else:
        note(person.unit, by=by, verb="access.device.bind", of=person, at=at)
    return device


def let_go(person: Person, *, at: datetime) -> bool:
    """解除绑定：of a person whose row is locked. Whether there was one."""
    device = Device.rows.select_for_update(no_key=True).in_force().filter(person=person).first()
    if device is not None:
        _remove(device, at=at)
    return device is not None


def _remove(device: Device, *, at: datetime) -> None:
    device.removed_at = at
    device.save(update_fields=["removed_at"])
