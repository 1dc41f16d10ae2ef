"""重点工作的设立、修改、办结、终止、恢复和移交。"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.dossiers.actions.typed import fit
from mingtang.dossiers.models import SLUG, Binding, Dossier, Partner
from mingtang.dossiers.parts import Part, is_clerk, works_in
from mingtang.dossiers.told import Facts
from mingtang.law import dossiers as law
from mingtang.law.dossiers import MOVES, DossierState
from mingtang.law.moves import may_move
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit


def reasons_against_creating(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能设立的理由。"""
    reasons = [] if organ.is_organ else ["重点工作由行政机关设立。"]
    if not is_clerk(by, organ, at=at):
        reasons.append(f"重点工作由{organ.name}的政务公开专员设立。")
    return reasons


@fit
@transaction.atomic
def create(organ: Unit, *, slug: str, facts: Facts, by: Person, at: datetime) -> Dossier:
    """设立：a key work with its goal, its units and whoever keeps it up to date."""
    organ = Unit.rows.select_for_update(of=("self",), no_key=True).select_related("organ").get(pk=organ.pk)
    reasons = reasons_against_creating(organ, by=by, at=at)
    if not SLUG.regex.match(slug):
        reasons.append(f"地址末段{SLUG.message}")
    if Dossier.rows.filter(unit=organ, slug=slug).exists():
        reasons.append("这个地址末段已经用过，请换一个。")
    refuse_if_any([*reasons, *_reasons_against_facts(facts, organ, at=at)])
    dossier = Dossier.rows.create(unit=organ, slug=slug, state=DossierState.OPEN.value, made_at=at, **_columns(facts))
    _bind(dossier, facts)
    record(organ.code, by=by, verb="dossiers.create", of=dossier, at=at)
    return dossier


def reasons_against_changing(dossier: Dossier, *, by: Person, at: datetime) -> list[str]:
    """不能修改的理由。"""
    return [*_against_closed(dossier), *_against_not_managing(dossier, "修改", by=by, at=at)]


@fit
@transaction.atomic
def change(dossier: Dossier, *, facts: Facts, by: Person, at: datetime) -> Dossier:
    """修改：the public sees it from the next confirmed edition on; the address stays."""
    dossier = locked(dossier)
    reasons = reasons_against_changing(dossier, by=by, at=at)
    refuse_if_any([*reasons, *_reasons_against_facts(facts, dossier.unit, at=at)])
    for name, value in _columns(facts).items():
        setattr(dossier, name, value)
    dossier.save(update_fields=list(_columns(facts)))
    dossier.shares.all().delete()
    dossier.bindings.all().delete()
    _bind(dossier, facts)
    record(dossier.unit.code, by=by, verb="dossiers.change", of=dossier, at=at)
    return dossier


def reasons_against_finishing(dossier: Dossier, *, by: Person, at: datetime) -> list[str]:
    """不能办结的理由。"""
    left = [milestone.title for milestone in dossier.milestones.all() if milestone.done_on is None]
    reasons = [*_against_move(dossier, DossierState.FINISHED), *law.reasons_against_finishing(left)]
    return [*reasons, *_against_not_managing(dossier, "办结", by=by, at=at)]


@transaction.atomic
def finish(dossier: Dossier, *, by: Person, at: datetime) -> Dossier:
    """办结：every milestone is reached, and nobody is reminded any more."""
    dossier = locked(dossier)
    refuse_if_any(reasons_against_finishing(dossier, by=by, at=at))
    return _move(dossier, DossierState.FINISHED, "", verb="dossiers.finish", by=by, at=at)


def reasons_against_closing(dossier: Dossier, *, by: Person, at: datetime) -> list[str]:
    """不能终止的理由。"""
    return [*_against_move(dossier, DossierState.CLOSED), *_against_not_managing(dossier, "终止", by=by, at=at)]


@fit
@transaction.atomic
def close(dossier: Dossier, *, reason: str, by: Person, at: datetime) -> Dossier:
    """终止：it goes no further, for a written reason."""
    dossier = locked(dossier)
    reasons = reasons_against_closing(dossier, by=by, at=at)
    refuse_if_any(reasons if reason.strip() else [*reasons, "请写明终止的理由。"])
    return _move(dossier, DossierState.CLOSED, reason, verb="dossiers.close", by=by, at=at)


def reasons_against_reopening(dossier: Dossier, *, by: Person, at: datetime) -> list[str]:
    """不能恢复的理由。"""
    return [*_against_move(dossier, DossierState.OPEN), *_against_not_managing(dossier, "恢复", by=by, at=at)]


@fit
@transaction.atomic
def reopen(dossier: Dossier, *, reason: str, by: Person, at: datetime) -> Dossier:
    """恢复：what was finished too early goes on, for a written reason."""
    dossier = locked(dossier)
    reasons = reasons_against_reopening(dossier, by=by, at=at)
    refuse_if_any(reasons if reason.strip() else [*reasons, "请写明恢复的理由。"])
    return _move(dossier, DossierState.OPEN, reason, verb="dossiers.reopen", by=by, at=at)


@transaction.atomic
def hand_over_keeper(person: Person, *, to: Person, by: Person | str, at: datetime) -> list[Dossier]:
    """移交更新人：everything under way that the person keeps goes to another of the same organ.

    Whether ``by`` may do so is asked by the hand-over of which this is a part.
    """
    kept = list(
        Dossier.rows.select_for_update(of=("self",), no_key=True)
        .filter(keeper=person, state=DossierState.OPEN.value)
        .select_related("unit__organ")
        .order_by("pk")
    )
    reasons = [] if to.pk != person.pk else ["移交前后是同一个人，请选择别的人。"]
    for organ in {dossier.unit for dossier in kept}:
        if not works_in(to, organ, at=at) and to.unit.organ_id != organ.pk:
            reasons.append(f"{to.name}在{organ.name}没有岗位，不能接手它的重点工作。")
    refuse_if_any(reasons)
    for dossier in kept:
        dossier.keeper = to
        dossier.save(update_fields=["keeper"])
        facts = {"from": person.pk, "to": to.pk}
        record(dossier.unit.code, by=by, verb="dossiers.hand_over", of=dossier, at=at, facts=facts)
    return kept


def locked(dossier: Dossier) -> Dossier:
    """The key work locked, with what its acts look at."""
    rows = Dossier.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "lead", "keeper")
    return rows.get(pk=dossier.pk)


def _against_closed(dossier: Dossier) -> list[str]:
    state = dossier.dossier_state
    return [] if state is DossierState.OPEN else [f"这项重点工作{state.label}，不再改动。"]


def _against_move(dossier: Dossier, then: DossierState) -> list[str]:
    now = dossier.dossier_state
    return [] if may_move(MOVES, now, then) else [f"这项重点工作{now.label}，不能转为“{then.label}”。"]


def _against_not_managing(dossier: Dossier, what: str, *, by: Person, at: datetime) -> list[str]:
    if Part(by, dossier, at).manages:
        return []
    return [f"重点工作由{dossier.unit.name}的政务公开专员{what}。"]


def _reasons_against_facts(facts: Facts, organ: Unit, *, at: datetime) -> list[str]:
    reasons = [] if facts.title.strip() else ["请填写名称。"]
    if not facts.goal.strip():
        reasons.append("请写明目标：到什么时候做成什么样。")
    for unit in (facts.lead, *facts.partners):
        if unit.organ_id != organ.pk:
            reasons.append(f"{unit.name}不属于{organ.name}，不能承担它的重点工作。")
    if not works_in(facts.keeper, organ, at=at):
        reasons.append(f"{facts.keeper.name}在{organ.name}没有岗位，不能做更新人。")
    if any(row.plan.unit_id != organ.pk for row in facts.commitments):
        reasons.append(f"对应的任务要在{organ.name}的要点里选择。")
    return [*reasons, *law.reasons_against_days(since_on=facts.since_on, until_on=facts.until_on)]


def _columns(facts: Facts) -> dict[str, object]:
    return {
        "title": " ".join(facts.title.split()),
        "goal": facts.goal.strip(),
        "why": facts.why.strip(),
        "theme": facts.theme.value,
        "lead": facts.lead,
        "keeper": facts.keeper,
        "since_on": facts.since_on,
        "until_on": facts.until_on,
        "stale_after": facts.stale_after,
    }


def _bind(dossier: Dossier, facts: Facts) -> None:
    partners = [unit for unit in dict.fromkeys(facts.partners) if unit != facts.lead]
    Partner.rows.bulk_create([Partner(dossier=dossier, unit=unit) for unit in partners])
    bound = dict.fromkeys(facts.commitments)
    Binding.rows.bulk_create([Binding(dossier=dossier, commitment=row) for row in bound])


def _move(dossier: Dossier, then: DossierState, reason: str, *, verb: str, by: Person, at: datetime) -> Dossier:
    dossier.state, dossier.state_reason = then.value, reason.strip()
    dossier.save(update_fields=["state", "state_reason"])
    record(dossier.unit.code, by=by, verb=verb, of=dossier, at=at)
    return dossier
