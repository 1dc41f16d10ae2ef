"""通知设置的写入：an address counts once its owner has read a code there; it goes at once when they say so or leave."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare

from mingtang.audit.actions import record
from mingtang.language.width import narrow, squeeze
from mingtang.law.mail import CODE_LASTS, CODE_TRIES, CODE_WAIT, CODES_A_DAY, HOURS, NoticeKind, Quiet
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person
from mingtang.outbox.actions.queueing import is_set_up, queue
from mingtang.outbox.actions.sending import drop_all_of
from mingtang.outbox.models import Mail, Preference
from mingtang.outbox.texts import code_key, code_of

NOT_SET_UP = "系统还没有设置邮件服务器，通知只留在工作台。请联系系统管理人员。"


def _locked(person: Person) -> Preference:
    Preference.rows.get_or_create(person=person)
    return Preference.rows.select_for_update(no_key=True).get(person=person)


def _note(person: Person, *, verb: str, at: datetime) -> None:
    record(person.unit.organ.code, by=person, verb=verb, of=person, at=at)


def reasons_against_mailing() -> list[str]:
    """不能设邮件地址的理由。"""
    return [] if is_set_up() else [NOT_SET_UP]


@transaction.atomic
def set_address(*, address: str, by: Person, at: datetime) -> Preference:
    """设置邮件地址：a code goes to it, and nothing else before that code has come back."""
    preference = _locked(by)
    reasons = reasons_against_mailing()
    asked = preference.code_asked_at
    if asked is not None and at - asked < CODE_WAIT:
        reasons.append("验证码刚刚发过，请等一分钟再试。")
    sent = Mail.rows.filter(person=by, kind=Mail.CODE, made_at__gt=at - timedelta(days=1)).count()
    if sent >= CODES_A_DAY:
        reasons.append(f"一天最多发 {CODES_A_DAY} 次验证码，请明天再试。")
    if preference.takes_mail and preference.address == address.strip():
        reasons.append("这个地址已经验证过，不必再设。")
    refuse_if_any(reasons)
    preference.address, preference.verified_at = address.strip(), None
    preference.code_asked_at, preference.code_tries = at, 0
    preference.save(update_fields=["address", "verified_at", "code_asked_at", "code_tries"])
    queue(code_key(preference), person=by, kind=Mail.CODE, title="政务公开工作台：验证邮件地址", at=at)
    _note(by, verb="outbox.address.set", at=at)
    return preference


def verify_address(*, code: str, by: Person, at: datetime) -> Preference:
    """验证：the code that was mailed; five wrong ones and another must be asked for. A wrong one is counted."""
    with transaction.atomic():
        preference = _locked(by)
        refuse_if_any(_reasons_against_verifying(preference, at=at))
        is_right = constant_time_compare(code_of(preference), squeeze(narrow(code)))
        if is_right:
            preference.verified_at, preference.code_asked_at, preference.code_tries = at, None, 0
            _note(by, verb="outbox.address.verify", at=at)
        else:
            preference.code_tries += 1
        preference.save(update_fields=["verified_at", "code_asked_at", "code_tries"])
    if not is_right:
        raise RuleBroken("验证码不对，请核对邮件里的六位数字。")
    return preference


def _reasons_against_verifying(preference: Preference, *, at: datetime) -> list[str]:
    if preference.code_asked_at is None:
        return ["没有等待验证的地址。"]
    if at - preference.code_asked_at > CODE_LASTS:
        return ["验证码已过期，请重新填写地址，再发一次。"]
    return ["填错的次数太多，请重新填写地址，再发一次验证码。"] if preference.code_tries >= CODE_TRIES else []


@transaction.atomic
def remove_address(*, by: Person, at: datetime) -> None:
    """删除邮件地址：nothing is sent any more, and the address is nowhere any more."""
    preference = _locked(by)
    refuse_if_any([] if preference.address else ["没有设置邮件地址。"])
    _erase(preference, at=at)
    _note(by, verb="outbox.address.remove", at=at)


def _erase(preference: Preference, *, at: datetime) -> None:
    preference.address, preference.verified_at, preference.code_asked_at, preference.code_tries = "", None, None, 0
    preference.save(update_fields=["address", "verified_at", "code_asked_at", "code_tries"])
    drop_all_of(preference.person, at=at)


@transaction.atomic
def choose(*, at_once: Collection[NoticeKind], digest: bool, digest_hour: int, quiet: Quiet, by: Person) -> Preference:
    """选择什么时候寄：the kinds that are mailed at once, the hour of the digest, the hours without any."""
    hours = (digest_hour, quiet.since, quiet.until)
    refuse_if_any([] if all(hour in HOURS for hour in hours) else ["钟点在 0 至 23 之间。"])
    preference = _locked(by)
    preference.at_once = [kind.value for kind in NoticeKind if kind in at_once]
    preference.digest, preference.digest_hour = digest, digest_hour
    preference.quiet_since, preference.quiet_until, preference.quiet_days_off = quiet.since, quiet.until, quiet.days_off
    preference.save()
    return preference


class MailOfLeavers:
    """离岗的人（端口 organs.Farewell）：the address goes with the access."""

    def forget(self, person: Person, *, at: datetime) -> None:
        """In the transaction of the leaving."""
        preference = Preference.rows.select_for_update(no_key=True).filter(person=person).first()
        if preference is not None:
            _erase(preference, at=at)
