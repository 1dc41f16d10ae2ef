"""密码的写入：one's own password, and what the trail tells of a lock-out. Failures are counted, never named."""

from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.db import transaction

from mingtang.access.actions.sign_ins import shut
from mingtang.law.rules import refuse_if_any
from mingtang.organs.actions.passwords import store_password
from mingtang.organs.actions.rules import note, password_reasons
from mingtang.organs.models import Person


@transaction.atomic
def change_own_password(person: Person, *, old: str, new: str, by: Person, at: datetime) -> Person:
    """修改自己的密码；登录在别处的都中止。

    Errors: ``RuleBroken`` when the old one is wrong, or the new one weak or the same.
    """
    person = Person.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=person.pk)
    reasons = [] if check_password(old, person.password) else ["原密码不对，请重新输入。"]
    if old == new:
        reasons.append("新密码和原密码一样，请换一个。")
    refuse_if_any([*reasons, *password_reasons(new, person)])
    shut(person, but=getattr(by, "signed_in", None), at=at)
    return store_password(person, new, temporary=False, by=by, at=at)


def note_lock_out(username: str, *, failures: int, at: datetime) -> None:
    """登录锁定：told of the unit, not of the person; of an account that does not exist nothing is told."""
    person = Person.rows.select_related("unit__organ").filter(username=username).first()
    if person is not None:
        note(
            person.unit, by="sign-in", verb="access.sign_in.locked", of=person.unit, at=at, facts={"failures": failures}
        )
