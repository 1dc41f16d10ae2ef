"""公文的各步：each with its day, its paper and a note; 统一编号 from the organ's own series, without a gap.

Law: 国办发〔2018〕37号; 国办发〔2018〕115号; 优化营商环境条例 第六十二条、第六十三条; 山东省政府令353号（三统一）.
"""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.drafting.reasons import is_clerk
from mingtang.files.models import Attachment
from mingtang.holidays.queries import calendar
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import clean_name, clean_text
from mingtang.law import policies as law
from mingtang.law import policy_lengths as lengths_law
from mingtang.law.drafting_sheets import joint_organs
from mingtang.law.policies import Act
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.policies.actions.opening import locked
from mingtang.policies.models import Policy, PolicySerial, PolicyStep, done_of
from mingtang.policies.queries.rules import lengths_of


def reasons_against_keeping(policy: Policy, *, by: Person, at: datetime) -> list[str]:
    """此人不能登记的理由：the drafter and the clerk keep the steps."""
    found = ["历史文件没有这些步骤。"] if policy.is_historic else []
    if policy.drafter_id == by.in_whose_name.pk or is_clerk(by, policy.organ, at=at):
        return found
    return [*found, "各步由拟稿人或者政务公开专员登记。"]


def take_step(
    policy: Policy, *, act: Act, on: date, note: str = "", what: str = "", paper: Attachment | None = None,
    by: Person, at: datetime,
) -> Policy:  # fmt: skip
    """登记一步：lengths are checked, what must come before is there, and the document moves on.

    Errors: ``RuleBroken``.
    """
    note, what = clean_text(note), clean_name(what)
    refuse_classified(policy.unit, [note], titles=[what], by=by, at=at)
    with transaction.atomic():
        policy = locked(policy)
        done = done_of(policy.steps.all())
        found = reasons_against_keeping(policy, by=by, at=at) + reasons_against_personal_data(note, what)
        found += law.reasons_against_day(on, since=_since(policy, act), today=day_of(at))
        market = policy.touches_market
        found += law.reasons_against_act(policy.stands, act, policy.of_kind, done, on=on, touches_market=market)
        found += [f"说明超过 {law.LONGEST_WORDS} 个字，请缩短。"] if len(note) > law.LONGEST_WORDS else []
        refuse_if_any([*found, *_against_this(policy, act, done, on=on, note=note, what=what)])
        if act is Act.REGISTRATION:
            policy.register_number = next_number(policy.organ, year=on.year)
            note = note or policy.register_number
        told = {"on": on, "what": what, "note": note, "paper": paper, "by": by, "stands_for": by.stands_for}
        PolicyStep.rows.create(policy=policy, act=act.value, at=at, **told)
        policy.state = law.after(policy.stands, act).value
        policy.save(update_fields=["state", "register_number"])
        facts = {"act": act.value, "on": on.isoformat()}
        record(policy.organ.code, by=by, verb="policies.step", of=policy, at=at, facts=facts)
    return policy


def _since(policy: Policy, act: Act) -> date:
    if act is Act.FILING and policy.published_on:
        return policy.published_on
    return law.earliest_day(day_of(policy.opened_at))


def _against_this(policy: Policy, act: Act, done: list[law.Done], *, on: date, note: str, what: str) -> list[str]:
    lengths, before = lengths_of(policy.organ), {one.act: one.on for one in done}
    if act is Act.COMMENTS_CLOSE and Act.COMMENTS_OPEN in before:
        told = {"touches_market": policy.touches_market, "note": note}
        return lengths_law.reasons_against_comments(before[Act.COMMENTS_OPEN], on, lengths, **told)
    if act is Act.LEGALITY_OPINION and Act.LEGALITY_SENT in before:
        return lengths_law.reasons_against_legality(before[Act.LEGALITY_SENT], on, lengths, calendar(), note=note)
    if act is Act.PASS_OVER:
        return law.reasons_against_passing(policy.of_kind, what, done, reason=note)
    if act is Act.OPINION:
        joint = joint_organs(policy.joint_with)
        return ([] if what in joint else ["请选择是哪个联合发文机关的意见。"]) + ([] if note else ["请写明它的意见。"])
    if act is Act.DELIBERATION and not note:
        return ["请写明是哪次会议审议的。"]
    return []


def next_number(organ: Unit, *, year: int) -> str:
    """下一个统一编号：the counter's row is locked, so that two never get the same and none is left out.

    Call it in the transaction that keeps the number: rolled back, the number is given to the next.
    """
    PolicySerial.rows.get_or_create(organ=organ, year=year)
    serial = PolicySerial.rows.select_for_update(no_key=True).get(organ=organ, year=year)
    serial.last += 1
    serial.save(update_fields=["last"])
    return law.register_number(organ.code, year, serial.last)
