"""佐证规则的写入：set a rule, look what it brings, end it."""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.evidence import ports
from mingtang.evidence.actions.evidence import bring
from mingtang.evidence.models import EvidenceRule
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.workplan.models import Commitment


def reasons_against_ruling(commitment: Commitment, *, by: Person, at: datetime) -> list[str]:
    """不能设置佐证规则的理由。"""
    unit = commitment.plan.unit
    reasons = []
    if not by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at)):
        reasons.append(f"佐证规则由{unit.name}的政务公开专员设置。")
    if not commitment.is_task:
        reasons.append("这一条是表述，不需要佐证。")
    if commitment.withdrawn_at is not None:
        reasons.append("这项任务已移出要点，不再收佐证和进展。")
    return reasons


@transaction.atomic
def set_rule(commitment: Commitment, *, source: str, words: str, by: Person, at: datetime) -> EvidenceRule:
    """设置规则：let a source bring evidence whose words match; each piece still waits for acceptance."""
    standing = Commitment.rows.select_for_update(of=("self",), no_key=True).select_related("plan__unit__organ")
    commitment = standing.get(pk=commitment.pk)
    reasons = reasons_against_ruling(commitment, by=by, at=at)
    if source not in ports.sources():
        reasons.append("请选择佐证来源。")
    if len(words.strip()) < 2:
        reasons.append("匹配词至少两个字，以免带入无关的材料。")
    if EvidenceRule.rows.filter(commitment=commitment, source=source, words=words.strip(), ended_at=None).exists():
        reasons.append("同样的规则已经设置。")
    refuse_if_any(reasons)
    rule = EvidenceRule.rows.create(commitment=commitment, source=source, words=words.strip(), made_by=by, made_at=at)
    record(commitment.plan.unit.organ.code, by=by, verb="evidence.rule.set", of=rule, at=at, facts={"source": source})
    return rule


@transaction.atomic
def end_rule(rule: EvidenceRule, *, by: Person, at: datetime) -> EvidenceRule:
    """停用规则：what it brought stays."""
    rule = _locked(rule.pk)
    unit = rule.commitment.plan.unit
    reasons = []
    if not by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at)):
        reasons.append(f"佐证规则由{unit.name}的政务公开专员停用。")
    if rule.ended_at is not None:
        reasons.append("这条规则已停用。")
    refuse_if_any(reasons)
    rule.ended_at = at
    rule.save(update_fields=["ended_at"])
    record(unit.organ.code, by=by, verb="evidence.rule.end", of=rule, at=at)
    return rule


@transaction.atomic
def hand_rules_over(person: Person, *, to: Person, by: Person | str, at: datetime) -> None:
    """交接规则：from now on the successor answers for what they bring; called within the hand-over that allowed it."""
    rules = EvidenceRule.rows.select_for_update(of=("self",), no_key=True).select_related(
        "commitment__plan__unit__organ"
    )
    for rule in rules.filter(made_by=person, ended_at=None).order_by("pk"):
        rule.made_by = to
        rule.save(update_fields=["made_by"])
        organ = rule.commitment.plan.unit.organ
        record(organ.code, by=by, verb="evidence.rule.hand_over", of=rule, at=at, facts={"to": to.pk})


@transaction.atomic
def look(rule_id: int, *, at: datetime) -> int:
    """按规则查找：bring what the source has that matches and is not there yet; how many were brought."""
    rule = _locked(rule_id)
    if rule.ended_at is not None or rule.source not in ports.sources():
        return 0
    plan = rule.commitment.plan
    since, until = date(plan.year, 1, 1), min(day_of(at), date(plan.year, 12, 31))
    found = ports.sources()[rule.source].find(plan.unit, rule.words, since=since, until=until)
    # 要点自己的公开页不能证明要点里的任务。
    others = [one for one in found if not one.address.startswith(plan.address)]
    brought = [bring(rule.commitment, source=rule.source, found=one, answers=rule.made_by, at=at) for one in others]
    return sum(1 for one in brought if one)


def _locked(pk: int) -> EvidenceRule:
    rules = EvidenceRule.rows.select_for_update(of=("self",), no_key=True).select_related(
        "commitment__plan__unit__organ"
    )
    return rules.get(pk=pk)
