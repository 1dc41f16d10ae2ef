"""跟着公文走：its ties, its publication with what follows from it, the reviews of what is not public, and settings."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.editorial.models import Document, Published
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import clean_name, clean_text
from mingtang.law.drafting_sheets import LONGEST_REASON, OPEN_TO_THE_DRAFTER, reasons_against_starting, review_due
from mingtang.law.policies import PolicyState
from mingtang.law.policy_lengths import Lengths, reasons_against_lengths
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.law.validity import Tie, reasons_against_relating
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.policies.actions.deciding import NOT_PUBLIC
from mingtang.policies.actions.opening import locked
from mingtang.policies.actions.steps import reasons_against_keeping
from mingtang.policies.models import Policy, PolicyRule, PolicyTie, WithheldReview
from mingtang.policies.queries.rules import first_sheet_on, lengths_of
from mingtang.validity.actions.lives import set_term
from mingtang.validity.actions.relations import reasons_against_others, relate

DERIVED = "derived"
LONGEST_NOTE = 40


def tie_to(
    policy: Policy, *, tie: Tie | None, other: Document | None = None, title: str = "", number: str = "",
    by: Person, at: datetime,
) -> PolicyTie:  # fmt: skip
    """登记要做的关系：kept with the draft, in force once it is published."""
    title, number = clean_name(title), clean_name(number)
    refuse_classified(policy.unit, [number], titles=[title], by=by, at=at)
    with transaction.atomic():
        policy = locked(policy)
        found = reasons_against_tying(policy, by=by, at=at) + reasons_against_personal_data(title, number)
        is_same = other is not None and other.subject == policy.subject
        told = {"has_document": other is not None, "title": title, "number": number, "is_same": is_same}
        found += reasons_against_others(tie, other, policy.organ, made=policy.made_on)
        refuse_if_any([*found, *reasons_against_relating(tie, **told)])
        assert tie is not None
        made = PolicyTie.rows.create(policy=policy, tie=tie.value, other=other, title=title, number=number)
        record(policy.organ.code, by=by, verb="policies.tie", of=policy, at=at, facts={"tie": tie.value})
    return made


def reasons_against_tying(policy: Policy, *, by: Person, at: datetime) -> list[str]:
    """不能登记关系的理由：signed with the sheet, and not any more once it went to be checked."""
    if policy.stands is PolicyState.PUBLISHED:
        found = ["已经公布，请到“有效性”里登记关系。"]
    elif policy.is_historic or policy.sheet_stands in OPEN_TO_THE_DRAFTER:
        found = []
    else:
        stands = f"公文单现在是“{policy.sheet_stands.label}”"
        found = [f"{stands}，和其他文件的关系跟着公文单签发，不能再改；需要改的，请退回。"]
    return found + reasons_against_keeping(policy, by=by, at=at)


@transaction.atomic
def untie(tie: PolicyTie, *, by: Person, at: datetime) -> PolicyTie:
    """去掉关系。"""
    policy = locked(tie.policy)
    tie = PolicyTie.rows.get(pk=tie.pk)
    gone = ["这条关系已经去掉。"] if tie.dropped_at else []
    refuse_if_any([*reasons_against_tying(policy, by=by, at=at), *gone])
    tie.dropped_at = at
    tie.save(update_fields=["dropped_at"])
    record(policy.organ.code, by=by, verb="policies.untie", of=policy, at=at, facts={"tie": tie.tie})
    return tie


@transaction.atomic
def publish(published: Published, *, at: datetime) -> None:
    """已公布：in the releasing transaction; its last day, number and ties take effect with it."""
    policy = Policy.rows.filter(subject=published.document.subject).exclude(subject="").first()
    if policy is None:
        return
    policy = locked(policy)
    is_first = policy.published_on is None
    if is_first:
        policy.state, policy.published_on = PolicyState.PUBLISHED.value, day_of(at)
        policy.save(update_fields=["state", "published_on"])
    document = published.document
    if is_first and (policy.until_on or policy.register_number):
        set_term(document, until_on=policy.until_on, register_number=policy.register_number, at=at)
    for tie in policy.ties.filter(dropped_at=None).select_related("other__unit__organ") if is_first else ():
        told = {"tie": Tie(tie.tie), "other": tie.other, "title": tie.title, "number": tie.number}
        relate(document, **told, by=DERIVED, at=at)
    if is_first:
        record(policy.organ.code, by=DERIVED, verb="policies.publish", of=policy, at=at)


def reasons_against_reviewing(policy: Policy, *, by: Person, at: datetime) -> list[str]:
    """不能登记复查的理由. Law: 政府信息公开条例 第十八条."""
    found = [] if policy.decided in NOT_PUBLIC else ["主动公开的不用这样复查。"]
    posts = (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER)
    if not any(by.holds(post, at_unit=policy.organ, on=day_of(at)) for post in posts):
        found.append(f"不公开的复查由{policy.organ.name}的政务公开专员或者审核人办理。")
    return found


def review_withheld(policy: Policy, *, keeps: bool, note: str, by: Person, at: datetime) -> WithheldReview:
    """登记复查：may it be public by now? If so, the signer decides anew; until then nothing changes."""
    note = clean_text(note)
    refuse_classified(policy.unit, [note], by=by, at=at)
    with transaction.atomic():
        policy = locked(policy)
        found = reasons_against_reviewing(policy, by=by, at=at) + ([] if note else ["请写明复查的情况和理由。"])
        found += [f"情况超过 {LONGEST_REASON} 个字，请缩短。"] if len(note) > LONGEST_REASON else []
        refuse_if_any([*found, *reasons_against_personal_data(note)])
        made = WithheldReview.rows.create(policy=policy, keeps=keeps, note=note, by=by, at=at)
        policy.review_on = review_due(day_of(at), None, lengths_of(policy.organ).review_months)
        policy.save(update_fields=["review_on"])
        record(policy.organ.code, by=by, verb="policies.review", of=policy, at=at, facts={"keeps": keeps})
    return made


def reasons_against_setting(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能改公文设置的理由。"""
    posts = (PostKind.ADMINISTRATOR, PostKind.DISCLOSURE_CLERK)
    if any(by.holds(post, at_unit=organ, on=day_of(at)) for post in posts):
        return []
    return [f"公文设置由{organ.name}的管理员或者政务公开专员改动。"]


@transaction.atomic
def set_rule(
    organ: Unit, *, lengths: Lengths, withheld_note: str, starts_on: date | None, by: Person | str, at: datetime
) -> PolicyRule:
    """公文设置：for what is done from now on."""
    note = clean_name(withheld_note)
    found = reasons_against_setting(organ, by=by, at=at) if isinstance(by, Person) else []
    found += [] if 0 < len(note) <= LONGEST_NOTE else [f"请填写不予公开的附注，不超过 {LONGEST_NOTE} 个字。"]
    found += reasons_against_starting(starts_on, first=first_sheet_on(organ), today=day_of(at))
    refuse_if_any([*found, *reasons_against_lengths(lengths)])
    told = {"lengths": asdict(lengths), "withheld_note": note, "starts_on": starts_on}
    rule, _ = PolicyRule.rows.update_or_create(organ=organ, defaults=told)
    record(organ.code, by=by, verb="policies.rule", of=rule, at=at, facts=told | {"starts_on": str(starts_on)})
    return rule
