"""公开属性的源头认定：the drafter proposes, the office checks, the signer decides; three different people.

Law: 政府信息公开条例 第十条、第十三条至第十八条; 保守国家秘密法实施条例 第四十二条（先审查、后公开）.
"""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.editorial.models import Published
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import clean_name, clean_text
from mingtang.law.drafting_sheets import (
    Proposal,
    SheetState,
    joint_organs,
    reasons_against_changing,
    reasons_against_choosing,
    reasons_against_made_on,
    reasons_against_moving,
    reasons_against_proposal,
    review_due,
)
from mingtang.law.openness import Openness
from mingtang.law.policies import LONGEST_NUMBER, Act, PolicyState
from mingtang.law.policy_lengths import reasons_against_term
from mingtang.law.policy_signing import CHANGED_SINCE, reasons_against_deliberated, reasons_against_force
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.law.validity import Tie
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.policies.actions.opening import locked
from mingtang.policies.models import OpennessDecision, Policy, done_of
from mingtang.policies.queries.rules import lengths_of
from mingtang.policies.queries.shown import digest_shown
from mingtang.validity.actions.relations import reasons_against_others

CHECKERS = (PostKind.REVIEWER, PostKind.DISCLOSURE_CLERK)
NOT_PUBLIC = frozenset({Openness.ON_APPLICATION, Openness.WITHHELD})


def reasons_against_proposing(policy: Policy, *, by: Person, at: datetime) -> list[str]:
    """不能提公开属性的理由：of who asks, and of where the sheet is."""
    found = reasons_against_moving(policy.sheet_stands, SheetState.CHECKING)
    found += ["这份公文不再制定。"] if policy.stands is PolicyState.DROPPED else []
    if policy.drafter_id != by.in_whose_name.pk:
        found.append("公开属性由拟稿人先提。")
    return found


def propose(policy: Policy, *, proposal: Proposal, by: Person, at: datetime) -> Policy:
    """提公开属性，送核稿：with ground, reason and the secrecy look. What is wrong is said before anybody checks."""
    reason = clean_text(proposal.reason)
    refuse_classified(policy.unit, [reason], by=by, at=at)
    with transaction.atomic():
        policy = locked(policy)
        found = reasons_against_proposing(policy, by=by, at=at) + reasons_against_personal_data(reason)
        refuse_if_any(
            [*found, *_against_days(policy, at=at), *reasons_against_proposal(proposal, forwarded=_followed(policy))]
        )
        policy.proposed, policy.reason = proposal.openness.value, reason
        policy.ground = proposal.ground if proposal.openness is Openness.WITHHELD else ""
        policy.secrecy, policy.returned = dict(proposal.secrecy), ""
        policy.proposed_for = by.stands_for
        policy.checked_by = policy.checked_for = None
        _to(policy, SheetState.CHECKING, verb="policies.propose", by=by, at=at)
    return policy


def reasons_against_checking(policy: Policy, *, by: Person, at: datetime) -> list[str]:
    """不能核稿的理由：by the office, and never by the drafter."""
    found = reasons_against_moving(policy.sheet_stands, SheetState.CHECKED)
    if not any(by.holds(post, at_unit=policy.organ, on=day_of(at)) for post in CHECKERS):
        found.append(f"核稿由{policy.organ.name}的审核人或者政务公开专员办理。")
    return found + (["拟稿人不能核自己的稿，请由另一人办理。"] if by.hands & policy.hands else [])


@transaction.atomic
def check(policy: Policy, *, seen: str | None = None, by: Person, at: datetime) -> Policy:
    """核稿通过：the proposal is looked at once more, as the rules are today. ``seen``: the digest of what was shown."""
    policy = locked(policy)
    found = _against_unseen(policy, seen) + reasons_against_checking(policy, by=by, at=at)
    found += _against_days(policy, at=at)
    refuse_if_any([*found, *reasons_against_proposal(policy.proposal, forwarded=_followed(policy))])
    policy.checked_by, policy.checked_for = by, by.stands_for
    return _to(policy, SheetState.CHECKED, verb="policies.check", by=by, at=at)


def reasons_against_returning(policy: Policy, *, by: Person, at: datetime) -> list[str]:
    """不能退回的理由：whoever has it in hand may."""
    if policy.sheet_stands is SheetState.CHECKED:
        return reasons_against_signing(policy, by=by, at=at, opinions=False)
    if policy.sheet_stands is SheetState.SIGNED:
        return _against_reopening(policy, by=by, at=at)
    return reasons_against_checking(policy, by=by, at=at)


def _against_reopening(policy: Policy, *, by: Person, at: datetime) -> list[str]:
    """What was signed and is not public goes back to the drafter by a leader, to be decided again by three people."""
    found = [] if by.holds(PostKind.LEADER, at_unit=policy.organ, on=day_of(at)) else [
        f"签发了的，由{policy.organ.name}的分管领导退回。"]  # fmt: skip
    found += ["历史文件没有公文单，不用退回。"] if policy.is_historic else []
    found += ["这份公文不再制定。"] if policy.stands is PolicyState.DROPPED else []
    is_out = policy.stands is PolicyState.PUBLISHED
    return found + (["已经公布，不能退回；内容要改的，在稿件上更正。"] if is_out else [])


def send_back(policy: Policy, *, reason: str, by: Person, at: datetime) -> Policy:
    """退回：with the reason, to the drafter. What was signed is undecided again; its number and steps stay."""
    reason = clean_text(reason)
    refuse_classified(policy.unit, [reason], by=by, at=at)
    with transaction.atomic():
        policy = locked(policy)
        found = reasons_against_returning(policy, by=by, at=at)
        refuse_if_any([*found, *([] if reason else ["请写明为什么退回，要改什么。"])])
        policy.openness, policy.review_on = Openness.UNDECIDED.value, None
        policy.returned = reason[: Policy._meta.get_field("returned").max_length]
        return _to(policy, SheetState.RETURNED, verb="policies.return", by=by, at=at)


def reasons_against_signing(policy: Policy, *, by: Person, at: datetime, opinions: bool = True) -> list[str]:
    """不能签发的理由：by a leader who neither drafted nor checked, after every joint organ said what it thinks."""
    found = reasons_against_moving(policy.sheet_stands, SheetState.SIGNED)
    if not by.holds(PostKind.LEADER, at_unit=policy.organ, on=day_of(at)):
        found.append(f"签发由{policy.organ.name}的分管领导办理。")
    if by.hands & (policy.hands | policy.checking_hands):
        found.append("拟稿、核稿、签发要由三个人办理，请由另一人签发。")
    asked = joint_organs(policy.joint_with) if opinions else []
    told = {step.what for step in policy.steps.filter(act=Act.OPINION.value)} if asked else set()
    silent = [name for name in asked if name not in told]
    return found + ([f"联合发文的{'、'.join(silent)}还没有登记意见。"] if silent else [])


def sign(
    policy: Policy, *, openness: Openness, ground: str = "", reason: str = "", made_on: date, number: str = "",
    seen: str | None = None, by: Person, at: datetime,
) -> Policy:  # fmt: skip
    """签发：decides the openness; what was proposed, or something else with a reason of the signer's own.

    ``seen`` is the digest of what the signer was shown.

    Errors: ``RuleBroken``.
    """
    reason = clean_text(reason)
    refuse_classified(policy.unit, [reason], by=by, at=at)
    with transaction.atomic():
        policy = locked(policy)
        proposal = _chosen(policy.proposal, openness, ground, reason)
        found = _against_unseen(policy, seen) + reasons_against_signing(policy, by=by, at=at)
        found += reasons_against_personal_data(reason)
        found += reasons_against_proposal(proposal, forwarded=_followed(policy))
        found += reasons_against_made_on(made_on, opened=day_of(policy.opened_at), today=day_of(at))
        found += _against_days(policy, made_on=made_on, at=at) + _against_ties(policy, made_on)
        refuse_if_any([*found, *reasons_against_choosing(openness, ground, reason, policy.proposal)])
        policy.made_on, policy.number = made_on, clean_name(number)[:LONGEST_NUMBER] or policy.number
        _decide(policy, proposal, why="", by=by, at=at)
        return _to(policy, SheetState.SIGNED, verb="policies.sign", by=by, at=at)


def _chosen(proposed: Proposal, openness: Openness, ground: str, reason: str) -> Proposal:
    """What the signer decides: what is left empty is as it was proposed, where the openness is the same."""
    if openness is not proposed.openness:
        return Proposal(openness, ground, reason, proposed.secrecy)
    return Proposal(openness, ground or proposed.ground, reason or proposed.reason, proposed.secrecy)


def reasons_against_deciding_anew(policy: Policy, *, by: Person, at: datetime) -> list[str]:
    """不能重新认定的理由：the signer again, once it was decided."""
    if policy.sheet_stands is not SheetState.SIGNED or policy.is_historic:
        return ["签发以后才能重新认定公开属性。"]
    found = [] if by.holds(PostKind.LEADER, at_unit=policy.organ, on=day_of(at)) else [
        f"公开属性由{policy.organ.name}的分管领导重新认定。"]  # fmt: skip
    shares = by.hands & (policy.hands | policy.checking_hands)
    return found + (["拟稿人、核稿人不能重新认定，请由另一人办理。"] if shares else [])


def decide_anew(
    policy: Policy, *, proposal: Proposal, why: str, made_on: date | None = None, number: str = "",
    seen: str | None = None, by: Person, at: datetime,
) -> Policy:  # fmt: skip
    """重新认定：a new decision beside the old one, with what has changed. What is public is withdrawn first.

    A day or number that was signed wrongly is put right here too; the trail keeps both. All else that was signed
    wrongly goes back to the drafter.
    """
    reason, why = clean_text(proposal.reason), clean_text(why)
    refuse_classified(policy.unit, [reason, why], by=by, at=at)
    with transaction.atomic():
        policy = locked(policy)
        found = _against_unseen(policy, seen) + reasons_against_deciding_anew(policy, by=by, at=at)
        found += reasons_against_personal_data(reason, why)
        found += reasons_against_proposal(proposal, forwarded=_followed(policy))
        day, number = made_on or policy.made_on, clean_name(number)[:LONGEST_NUMBER] or policy.number
        corrects = (day, number) != (policy.made_on, policy.number)
        if day is not None and day != policy.made_on:
            found += reasons_against_made_on(day, opened=day_of(policy.opened_at), today=day_of(at))
            found += reasons_against_force(policy.of_kind, policy.in_force_on, made_on=day, today=None)
            found += reasons_against_deliberated(day, done_of(policy.steps.all())) + _against_ties(policy, day)
        public = is_public(policy)
        found += reasons_against_changing(policy.decided, proposal, why=why, is_public=public, corrects=corrects)
        refuse_if_any(found)
        facts = {"made_on": f"{policy.made_on} → {day}", "number": f"{policy.number} → {number}"} if corrects else {}
        policy.made_on, policy.number = day, number
        _decide(policy, proposal, why=why, by=by, at=at)
        policy.save()
        facts |= {"openness": policy.openness}
        record(policy.organ.code, by=by, verb="policies.decide-anew", of=policy, at=at, facts=facts)
    return policy


def is_public(policy: Policy) -> bool:
    """是否已经公开：what stands of its document."""
    if not policy.subject:
        return False
    return Published.public.filter(document__subject=policy.subject).standing().exists()


def _decide(policy: Policy, proposal: Proposal, *, why: str, by: Person, at: datetime) -> None:
    ground = proposal.ground if proposal.openness is Openness.WITHHELD else ""
    told = {"openness": proposal.openness.value, "ground": ground, "reason": proposal.reason, "why": why}
    OpennessDecision.rows.create(policy=policy, **told, decided_by=by, decided_for=by.stands_for, at=at)
    policy.openness = proposal.openness.value
    due = review_due(day_of(at), None, lengths_of(policy.organ).review_months)
    policy.review_on = due if proposal.openness in NOT_PUBLIC else None


def _against_unseen(policy: Policy, seen: str | None) -> list[str]:
    """A signature is on what was shown; whoever sends no digest was shown none."""
    return [CHANGED_SINCE] if seen is not None and seen != digest_shown(policy) else []


def _against_days(policy: Policy, *, made_on: date | None = None, at: datetime) -> list[str]:
    kind, days = policy.of_kind, (policy.in_force_on, policy.until_on)
    found = reasons_against_term(kind, *days, lengths_of(policy.organ), is_trial=policy.is_trial)
    found += reasons_against_force(kind, policy.in_force_on, made_on=made_on, today=day_of(at))
    return found + reasons_against_deliberated(made_on, done_of(policy.steps.all()))


def _against_ties(policy: Policy, made_on: date) -> list[str]:
    """What it is to do with others is signed with it: not with those of others, or made after it."""
    ties = policy.ties.filter(dropped_at=None).select_related("other__unit")
    return [it for tie in ties for it in reasons_against_others(Tie(tie.tie), tie.other, policy.organ, made=made_on)]


def _followed(policy: Policy) -> Openness | None:
    return Openness(policy.forwarded_openness) if policy.forwarded_openness else None


def _to(policy: Policy, then: SheetState, *, verb: str, by: Person, at: datetime) -> Policy:
    policy.sheet = then.value
    policy.save()
    told = {"openness": policy.openness, "proposed": policy.proposed}
    record(policy.organ.code, by=by, verb=verb, of=policy, at=at, facts=told)
    return policy
